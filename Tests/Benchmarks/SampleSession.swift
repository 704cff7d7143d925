import SessionEngine
import TestSupport

/// A whole session of about a hundred entries, as a therapist would hold it.
enum SampleSession {
  static let protocolID = "whole-back"
  static let protocolTitle = "Massage of the whole back"

  private static let questions = (1...8).map { number in
    Contraindication(
      id: "question-\(number)",
      class: .postpone,
      ask: .everySession,
      question: "Is there a reason of kind \(number) against a massage today?"
    )
  }

  private static let plan = SessionPlan(
    protocolID: protocolID,
    protocolTitle: protocolTitle,
    sessionNumber: 1,
    position: .prone,
    steps: (0..<30).map(step),
    allowed: .seconds(900)...(.seconds(2_400)),
    rules: [
      ReactionRule(reaction: .pain, level: 4, directive: .ease, text: "Press less."),
      ReactionRule(reaction: .pain, level: 7, directive: .stopTechnique, text: "Leave it."),
    ],
    aftercare: Aftercare(
      rest: .seconds(60)...(.seconds(900)),
      ask: [.pain],
      advise: ["Keep warm", "Drink water"]
    )
  )

  private static func step(_ index: Int) -> PlannedStep {
    let techniques: [Technique] = [.effleurage, .friction, .petrissage, .vibration]
    let zones: [Zone] = [.back, .lumbar, .neck, .buttocks]
    return PlannedStep(
      index: index,
      id: "step-\(index)",
      stage: index < 4 ? .introductory : index < 26 ? .main : .final,
      technique: techniques[index % techniques.count],
      zones: [zones[index % zones.count]],
      side: index % 3 == 0 ? .leftThenRight : .both,
      duration: .seconds(60),
      atLeast: .seconds(30),
      pressure: Pressure(index % 4 + 1).map { PressureCourse(start: $0, end: $0) },
      text: "Long calm strokes from below upwards, one hand after the other, without a gap."
    )
  }

  static func journal(seed: UInt64) -> [JournalEntry] {
    var numbers = SeededNumbers(seed: seed)
    var sitting = Sitting(
      SessionOpening(
        protocolID: protocolID,
        protocolTitle: protocolTitle,
        protocolVersion: "1.0.0",
        protocolDigest: String(repeating: "0", count: 64),
        questions: questions,
        preparation: Preparation()
      )
    )
    sitting.takes(.answer(questions.map { ScreeningAnswer(id: $0.id, answer: .no) }))
    sitting.takes(.reportPain(.before, score: Int.random(in: 3...8, using: &numbers)))
    sitting.takes(.adopt(plan))
    sitting.takes(.begin)
    for _ in 0..<200 where sitting.isRunning {
      sitting.takes(happening(&numbers), after: .seconds(Int.random(in: 20...50, using: &numbers)))
      sitting.takes(.confirm, after: .seconds(2))
    }
    sitting.takes(.reportPain(.after, score: Int.random(in: 0...4, using: &numbers)))
    sitting.takes(.giveAdvice(item: 0, done: true))
    sitting.takes(.close, after: .seconds(120))
    return sitting.entries
  }

  private static func happening(_ numbers: inout SeededNumbers) -> Command {
    switch Int.random(in: 0..<20, using: &numbers) {
    case 0..<7: .note("the muscle beside the spine gives way under the second stroke")
    case 7..<9: .pause(.therapist)
    case 9: .skip(reason: "not tolerated today")
    case 10..<12: .lengthen(reason: nil)
    case 12..<14: .react(.warmth, score: nil, severity: nil, side: nil, note: nil)
    case 14..<16:
      .react(
        .pain,
        score: Int.random(in: 1...7, using: &numbers),
        severity: nil,
        side: .left,
        note: nil
      )
    case 16: .react(.tenderPoint, score: nil, severity: nil, side: .right, note: "trapezius")
    default: .pass
    }
  }

  /// The same session at another time, of another patient.
  static func moved(
    _ journal: [JournalEntry],
    to start: WallTime,
    patient: String,
    number: Int
  ) -> [JournalEntry] {
    journal.map { entry in
      var event = entry.event
      if case .sessionStarted(var opening) = event {
        opening.patient = patient
        opening.sessionNumber = number
        event = .sessionStarted(opening)
      }
      return JournalEntry(
        sequence: entry.sequence,
        elapsed: entry.elapsed,
        at: WallTime(milliseconds: start.milliseconds + entry.at.milliseconds),
        event: event
      )
    }
  }
}

/// A session on the table; what it refuses does not happen.
private struct Sitting {
  private var session: Session
  private(set) var entries: [JournalEntry]
  private var now = Duration.zero

  init(_ opening: SessionOpening) {
    let opened = Session.opened(opening, at: WallTime(milliseconds: 0))
    session = opened.session
    entries = [opened.entry]
  }

  var isRunning: Bool { !session.state.isResting && session.state.outcome == nil }

  mutating func takes(_ command: Command, after pause: Duration = .seconds(1)) {
    now += pause
    for command in [.pass, command, .resume] {
      guard let events = try? session.events(for: command, at: now) else { continue }
      let wall = WallTime(milliseconds: now.wholeMilliseconds)
      entries += session.record(events, at: wall, now: now)
    }
  }
}
