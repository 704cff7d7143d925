import GuideProgram
import SessionEngine
import TerminalFrame

/// A mistake that is put in on purpose, to see that it is found: one for every rule.
///
/// The guide's answers are doctored on their way to the host, or what lies behind the host is.
package enum Plant: String, CaseIterable, Sendable {
  /// A crash takes an entry along that was called saved.
  case lostEntry
  /// Entries are reported as saved before they are.
  case hastyReport
  /// The journal says something else than what the guide took for done.
  case otherJournal
  /// A step ends before its time.
  case shortStep
  /// A pause is booked a second early.
  case lostSecond
  /// A place that is left out today is worked.
  case workedZone
  /// A step is too short for the hands.
  case hastyHands
  /// Work begins before a question is answered.
  case skippedQuestion
  /// An alarm does not stop the clock.
  case silentAlarm
  /// A gap is not asked about.
  case silentGap
  /// The next session does not know of an alarm.
  case forgottenReferral
  /// It does not know of one in a session that is not over.
  case forgottenAlarm
  /// Work begins in spite of a major effect of the last session.
  case forgottenEffect
  /// A proposal runs out while words are typed to it.
  case hurriedProposal
  /// A technique ends though the session stands.
  case pausedEnd
  /// A session that reached nothing is called completed.
  case emptyCompletion
  /// A number that counts is given once more.
  case numberTwice
  /// A second session begins for a patient whose first is not over.
  case secondTable
  /// The next session is due before today.
  case oldDueDate
  /// The alarming signs count as read, whoever answered before.
  case settledAlarm
  /// A kept session does not end when its answers went over.
  case keptTwice
  /// The sign of life stands still.
  case oldHeartbeat
  /// A command is refused without a word.
  case silentRefusal
  /// A line of the plain guide is met with silence.
  case silentLine
  /// A control character stands in a frame.
  case rawCharacter
  /// Half a wide character stands in a frame.
  case halfCharacter
  /// One text covers another.
  case coveredText
  /// A text is cut and nothing tells of it.
  case cutText
  /// `NOT SAVED` is not on the screen.
  case hiddenFailure
  /// A frame stays when what it shows has changed.
  case keptFrame

  /// What only many days bring about: it is looked for by itself.
  package var isRare: Bool { [.forgottenAlarm, .forgottenEffect, .keptTwice].contains(self) }

  /// What has to be said of it.
  package var found: String {
    switch self {
    case .lostEntry: "was saved and is lost"
    case .hastyReport: "the guide takes entries for saved that are not"
    case .otherJournal: "the state is not the fold of the journal"
    case .shortStep: "ended before its time"
    case .lostSecond: "lies before the one before it"
    case .workedZone: "which is left out"
    case .hastyHands: "but the hands need"
    case .skippedQuestion: "was answered"
    case .silentAlarm: "the session goes on in spite of an alarm"
    case .silentGap: "is not asked about"
    case .forgottenReferral: "as if there had been no alarm"
    case .forgottenAlarm: "which is not over, as if there had been no alarm"
    case .forgottenEffect: "major after-effect as if there had been none"
    case .hurriedProposal: "ran out while words were typed"
    case .pausedEnd: "ended while the session stood"
    case .emptyCompletion: "though nothing of its main stage was done"
    case .numberTwice: "is given twice"
    case .secondTable: "has a session that is not over"
    case .oldDueDate: "before today"
    case .settledAlarm: "were not read at the table"
    case .keptTwice: "another session"
    case .oldHeartbeat: "a killed session goes back by"
    case .silentRefusal: "is refused with"
    case .silentLine: "is met with silence"
    case .rawCharacter: "must not be shown"
    case .halfCharacter: "half a wide character"
    case .coveredText: "cells are overdrawn"
    case .cutText: "texts are cut without a mark"
    case .hiddenFailure: "NOT SAVED is not shown"
    case .keptFrame: "what was kept of a frame does not hold"
    }
  }

  /// The first day on which it is found.
  package func firstSeed(upTo last: UInt64) -> UInt64? {
    (0...last).first { seed in
      var day = ClinicDay(seed: seed, plant: self)
      return day.run().violations.contains { $0.sentence.contains(found) }
    }
  }

  // MARK: What a guide asks for

  func doctored(_ effects: [Effect], standing: [Zone]) -> [Effect] {
    effects.compactMap { effect in
      switch effect {
      case .store(let session, let entries):
        .store(session: session, entries.map { doctored($0, standing) })
      case .say where self == .silentLine: nil
      case .say(let line) where self == .oldDueDate:
        .say(line.replacing("due by 2", with: "due by 1"))
      default: effect
      }
    }
  }

  private func doctored(_ entry: JournalEntry, _ standing: [Zone]) -> JournalEntry {
    var elapsed = entry.elapsed
    var event = entry.event
    switch (self, entry.event) {
    case (.otherJournal, .stepAdjusted(let step, let change)):
      event = .stepAdjusted(step, by: change + .seconds(1))
    case (.shortStep, .signSeen(let step)): event = .stepFinished(step)
    case (.shortStep, .stepsSkipped(let steps, _)) where steps.count == 1:
      event = .stepFinished(steps[0])
    case (.lostSecond, .paused): elapsed -= .seconds(1)
    case (.workedZone, .planned(var plan)):
      guard let zone = standing.first else { break }
      plan.steps[0].zones = [zone]
      event = .planned(plan)
    case (.hastyHands, .planned(var plan)):
      plan.steps[0].duration = .seconds(7)
      event = .planned(plan)
    case (.skippedQuestion, .answered): event = .prepared(item: 0, done: true)
    case (.forgottenEffect, .referralAnswered): event = .noted("nothing was said", step: nil)
    case (.hurriedProposal, .directiveDeclined(let proposal, _)):
      event = .directiveTaken(proposal, answered: false)
    case (.pausedEnd, .noted(_, let step?, _)): event = .stepFinished(step)
    case (.emptyCompletion, .closed(.endedEarly)): event = .closed(.completed)
    case (.silentAlarm, .paused(.alarm)), (.silentGap, .interrupted):
      event = .noted("nothing happened", step: nil)
    default: break
    }
    return JournalEntry(sequence: entry.sequence, elapsed: elapsed, at: entry.at, event: event)
  }

  // MARK: What a screen shows

  func doctored(_ frame: Frame) -> Frame {
    var frame = frame
    let corner = Point(column: 0, row: 0)
    switch self {
    case .coveredText:
      frame.put("over", at: corner)
      frame.put("other", at: corner)
    case .cutText: frame.put("too long for two columns", at: corner, maxColumns: 2)
    case .hiddenFailure: frame.fill(Rectangle(origin: corner, size: frame.size))
    default: break
    }
    return frame
  }

  func doctored(_ cells: [Cell]) -> [Cell] {
    guard !cells.isEmpty else { return cells }
    var cells = cells
    switch self {
    case .rawCharacter: cells[0] = Cell(glyph: Glyph("\u{1B}"))
    case .halfCharacter: cells[0] = Cell(width: 0)
    default: break
    }
    return cells
  }
}
