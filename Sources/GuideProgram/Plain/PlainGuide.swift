package import GuideScreens
package import SessionEngine
package import TerminalFrame
import Words

/// The guide without a screen: one line per happening, one command per line.
///
/// The twin of the full screen: the same session, moved by the same commands.
package struct PlainGuide: Guide, Sendable {
  /// What it begins with.
  package enum Start: Sendable {
    case session(NewSession)
    case interrupted(InterruptedSession)
  }

  enum Place: Hashable, Sendable {
    case starting
    /// The age is asked before the session is opened.
    case age
    case asking(OpeningQuestion)
    case session
    /// The refitted rest was shown.
    case refitting
    case painAfter
    case pressureAfter
    case leaving(WayOut)
  }

  private let start: Start
  /// Who works.
  private let therapist: Therapist?
  private let cues: CueTrack
  let emergencyNumber: String
  /// Every line of the screening is answered with yes or no.
  let asksEachLine: Bool
  let keys: KeyBindings
  /// The clock time of a moment, as people write it; nothing where nobody wants it.
  private let timeOfDay: (@Sendable (WallTime) -> String)?
  var place = Place.starting
  /// What was said to the first lines of a page, where each is asked.
  var saidEach: [Bool] = []
  /// What was told so far of the time after the last session.
  var told: [AfterEffect] = []
  /// The boot time at which the lines were said that are being answered.
  var askedAt: Duration = .zero
  /// What was said to be new since then.
  var news: String?
  package internal(set) var guided: GuidedSession?
  /// Nobody will answer any more.
  var isUnattended = false
  /// Lines that are said once their entry is safe.
  var unsaid: [(sequence: Int, line: String)] = []
  private var saidFailure: String?
  /// The act whose taking back was asked about.
  var hasAskedUndo: Duration?
  /// Leaving in spite of what is not saved was asked for once.
  private var hasAskedToLeave = false

  package init(
    _ start: Start,
    therapist: Therapist? = nil,
    cues: CueTrack = CueTrack(),
    emergencyNumber: String = "112",
    asksEachLine: Bool = false,
    keys: KeyBindings = .standard,
    timeOfDay: (@Sendable (WallTime) -> String)? = nil
  ) {
    self.start = start
    self.therapist = therapist
    self.cues = cues
    self.emergencyNumber = emergencyNumber
    self.asksEachLine = asksEachLine
    self.keys = keys
    self.timeOfDay = timeOfDay
  }

  package func frame(at moment: Moment) -> Frame? { nil }

  package mutating func update(_ message: Message, at moment: Moment) -> [Effect] {
    var effects: [Effect] = []
    switch message {
    case .turn: effects = turn(at: moment)
    case .line(let line): effects = command(line, at: moment)
    case .endOfInput: effects = endOfInput(at: moment)
    case .store(let report): effects = note(report)
    case .signal(let number): effects = leave(.signalled(number), at: moment)
    case .continued: guided?.markStopped()
    case .hangup: effects = leave(.failed("nobody reads the lines any more"), at: moment)
    case .writtenAside(let path): effects = [.say(Self.written(path))]
    case .held(let sentence): effects = [.leave(.held(sentence))]
    case .failed(let sentence), .notice(let sentence): effects = [.complain(sentence)]
    case .interruptedFound: break
    case .key, .resized, .suspend, .home, .protocols, .patients, .patient, .lookAlike,
      .patientRecord, .latest,
      .offered, .standing, .takenUp, .history, .record, .trends, .remarked:
      break
    }
    return spoken(effects, at: moment) + leaveWhenSaved(at: moment)
  }

  package func nextDeadline(at moment: Moment) -> Duration? {
    if case .leaving(let way) = place { return way.until }
    guard let guided else { return nil }
    let state = guided.state
    let now = guided.elapsed(at: moment)
    let dues = [state.nextDue, cues.nextDue(in: state, after: now)].compactMap(\.self)
    let due = dues.min().map(guided.clock.boot(at:))
    guard state.isMoving else { return due }
    // The sign of life comes about once a second, whatever the speed.
    return min(due ?? .seconds(Int64.max / 1_000), moment.boot + GuidedSession.heartbeat)
  }

  // MARK: Time

  private mutating func turn(at moment: Moment) -> [Effect] {
    if case .starting = place { return begin(at: moment) }
    guard let effects = guided?.pass(at: moment) else { return [] }
    return effects + close(at: moment)
  }

  private mutating func begin(at moment: Moment) -> [Effect] {
    switch start {
    case .session(var offer):
      if offer.request.age == nil, let age = offer.carried?.age { offer.take(age: age) }
      if offer.lacksDay { return leave(.failed(PlanRefusal.dayMissing.sentence), at: moment) }
      if offer.lacksAge {
        place = .age
        return [.say(Self.asksAge)]
      }
      return begin(offer, at: moment)
    case .interrupted(let interrupted):
      if interrupted.entries.isEmpty {
        return [
          .say(InterruptedSession.nothingSaved),
          .release(session: interrupted.id, isClosed: true),
        ] + leave(.done, at: moment)
      }
      let (guided, effects) = GuidedSession.takeUp(
        interrupted,
        by: therapist,
        cues: cues,
        at: moment
      )
      self.guided = guided
      return [.say(Self.takenUp(guided.state))] + effects + comeBack(at: moment)
    }
  }

  /// The session of this age is opened, or goes on with its questions.
  mutating func tell(age: AgeRange, at moment: Moment) -> [Effect] {
    if guided != nil {
      return (guided?.tell(age: age, at: moment) ?? []) + goOn(after: .age, at: moment)
    }
    guard case .session(var offer) = start else { return [] }
    offer.take(age: age)
    return begin(offer, at: moment)
  }

  private mutating func begin(_ offer: NewSession, at moment: Moment) -> [Effect] {
    var offer = offer
    offer.therapist = therapist
    let (guided, effects) = GuidedSession.open(offer, cues: cues, at: moment)
    self.guided = guided
    let warnings = offer.warnings.map(Effect.say)
    return [.claim(session: offer.id, OwnedFacts(offer.opening))] + effects + warnings
      + open(at: moment)
  }

  private static func takenUp(_ state: SessionState) -> String {
    let title = state.opening?.protocolTitle ?? "the session"
    let place = state.currentStep.map { ": \($0.step.inSentence)" } ?? ""
    let left = state.remainingInStep(at: state.lastElapsed)
    return "Taken up again: \(title)\(place)"
      + (state.currentStep == nil ? "" : ", \(left.asMinutes) left")
  }

  // MARK: Saving

  private mutating func note(_ report: StoreReport) -> [Effect] {
    guided?.note(report)
    guard let saving = guided?.saving else { return [] }
    if let failure = saving.failure {
      let said = unsaid.map { Effect.say("\($0.line): NOT SAVED") }
      unsaid = []
      guard saidFailure != failure else { return said }
      saidFailure = failure
      return said + [.say("NOT SAVED: \(saving.unsaved) (\(failure))")]
    }
    let safe = unsaid.filter { $0.sequence <= saving.committed }
    unsaid.removeAll { $0.sequence <= saving.committed }
    var effects = safe.map { Effect.say("\($0.line): saved") }
    if saidFailure != nil, saving.unsaved == 0 {
      saidFailure = nil
      effects.append(.say("Everything is saved again."))
    }
    return effects
  }

  /// Puts the line of every entry and cue beside its effect.
  private mutating func spoken(_ effects: [Effect], at moment: Moment) -> [Effect] {
    effects.flatMap { effect -> [Effect] in
      if case .store(_, let entries) = effect { return [effect] + entries.flatMap { said($0) } }
      if case .cue(let cue) = effect { return [effect] + line(of: cue, at: moment) }
      return [effect]
    }
  }

  private func line(of cue: Cue, at moment: Moment) -> [Effect] {
    switch cue {
    case .warning(let next, let left): [.say(PlainLines.warning(next, left))]
    case .timeLeft(let left): [.say("\(left.asMinutes) left.")]
    case .side(let side):
      [.say("Change sides\(side.bodySide.map { ": \($0.inSentence)" } ?? "").")]
    case .stage: remaining(at: moment)
    case .restOver: [.say("The rest is over.")]
    // What was recorded says it already.
    case .technique, .changeover, .end, .alarm, .gap: []
    }
  }

  private mutating func said(_ entry: JournalEntry) -> [Effect] {
    guard let state = guided?.state else { return [] }
    let shown = EventShown(entry.event, in: state)
    let time = entry.elapsed.asMinutes
    if let logged = shown.logged { unsaid.append((entry.sequence, "\(time)  \(logged)")) }
    let lines = shown.line.map { [Effect.say("\(time)  \($0)")] } ?? []
    if case .closed = entry.event { return summary + lines }
    let isUrgent = isUrgent(entry.event, in: state)
    return lines + (isUrgent ? [.say("Emergency: \(emergencyNumber)")] : [])
  }

  private func isUrgent(_ event: SessionEvent, in state: SessionState) -> Bool {
    if case .proposed(let proposal) = event { return proposal.advice == .emergency }
    if case .restStarted = event { return state.alarm != nil }
    return false
  }

  /// What a session that stands for an alarm has to say.
  var standingAlarm: [Effect] {
    guard let alarm = guided?.state.alarm else { return [] }
    return [.say(PlainLines.stop(alarm)), .say("Emergency: \(emergencyNumber)")]
  }

  /// What is left of the session, told at the beginning of each stage.
  private func remaining(at moment: Moment) -> [Effect] {
    guard let state = guided?.state, state.isMoving else { return [] }
    return [.say("Session \(sessionLeft(at: moment)).")]
  }

  /// Hands-on time that is left and the clock time of the end.
  func sessionLeft(at moment: Moment) -> String {
    guard let guided else { return "" }
    let left = guided.state.remainingInSession(at: guided.elapsed(at: moment))
    let real = guided.clock.speed.realTime(for: left)
    return "\(left.asMinutes) left"
      + (timeOfDay.map { ", end \($0(moment.wall.adding(real)))" } ?? "")
  }

  /// What was done, in one line; nothing for a session that never began.
  private var summary: [Effect] {
    guard let guided, let record = SessionRecord(id: guided.id, entries: guided.entries),
      record.handsOn > .zero
    else { return [] }
    let done = record.strokes.count { $0.actual > .zero }
    let pain = [record.painBefore.map { "before \($0)" }, record.painAfter.map { "after \($0)" }]
      .compactMap(\.self).joined(separator: ", ")
    return [
      .say(
        "\(record.handsOn.asMinutes) of \(record.planned.asMinutes) hands-on;"
          + " \(done) of \(record.strokes.count) techniques"
          + (pain.isEmpty ? "." : "; pain \(pain).")
      )
    ]
  }

  // MARK: Leaving

  package var isLeaving: Bool {
    if case .leaving = place { true } else { false }
  }

  /// Leaves; where something is not saved it asks first.
  mutating func quit(at moment: Moment) -> [Effect] {
    guard let saving = guided?.saving, saving.unsaved > 0, let failure = saving.failure,
      !hasAskedToLeave
    else { return leave(.done, at: moment) }
    hasAskedToLeave = true
    return [
      .say(
        "NOT SAVED: \(saving.unsaved) (\(failure)). 'quit' again leaves without them, 'write FILE'"
          + " writes all of the session to another file."
      )
    ]
  }

  func writeAside(_ path: String) -> [Effect] {
    guided.map { [.writeAside(session: $0.id, $0.entries, path: path)] } ?? []
  }

  private static func written(_ path: String) -> String {
    "All of the session is in \(path): 'tableside import' takes it in once the records can be"
      + " written again."
  }

  /// Pauses and keeps a session that runs, and leaves once everything is saved.
  ///
  /// A second signal is not asked to wait.
  mutating func leave(_ leaving: Leaving, at moment: Moment) -> [Effect] {
    if case .leaving(var way) = place {
      way.hurry(leaving, at: moment)
      place = .leaving(way)
      return []
    }
    var effects = carryOut([guided?.pauseOnLeaving].compactMap(\.self), at: moment)
    if leaving == .done, let state = guided?.state, state.outcome == nil {
      effects.append(.say("Kept: 'tableside resume' takes it up again."))
    }
    place = .leaving(WayOut(to: .out(leaving), at: moment))
    return effects
  }

  private func leaveWhenSaved(at moment: Moment) -> [Effect] {
    guard case .leaving(let way) = place, case .out(let leaving) = way.goal,
      way.step(guided?.saving, canAsk: false, at: moment) == .leaves
    else { return [] }
    guard let guided else { return [.leave(leaving)] }
    guard let loss = guided.saving.loss else { return [guided.release, .leave(leaving)] }
    return leaving == .done
      ? [guided.release, .leave(.failed(loss))]
      : [guided.release, .complain(loss), .leave(leaving)]
  }

  /// Carries out a command; a refusal is said.
  mutating func carryOut(_ command: Command, at moment: Moment) -> [Effect] {
    do throws(Refusal) {
      return try guided?.perform(command, at: moment) ?? []
    } catch {
      return [.say(error.sentence)]
    }
  }

  mutating func carryOut(_ commands: [Command], at moment: Moment) -> [Effect] {
    commands.flatMap { carryOut($0, at: moment) }
  }
}
