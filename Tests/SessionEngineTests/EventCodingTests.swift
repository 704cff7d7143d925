import SessionEngine
import TestSupport
import Testing

struct EventCodingTests {
  static let effects = [
    AfterEffect(kind: .soreness, severity: .mild, lasting: .days, note: "left “shoulder”\n\u{0}"),
    AfterEffect(kind: .relief),
  ]
  static let reaction = Reaction(
    id: 3,
    kind: .pain,
    score: 10,
    severity: .severe,
    side: .left,
    zones: [.lumbar, .upperBack],
    note: "e\u{301} 😀 \\u0041",
    step: 0
  )
  static let proposal = Proposal(
    reaction: 3,
    directive: .stopTechnique,
    advice: .doctor,
    text: "Stop.",
    furtherSessions: 2
  )
  static let opening = SessionOpening(
    protocolID: "small-back",
    protocolTitle: "Small",
    protocolVersion: "1.2.3",
    protocolDigest: "00ff",
    patient: "A-014",
    sessionNumber: 4,
    day: 0,
    isRehearsal: true,
    questions: [
      Contraindication(
        id: "fever",
        class: .local,
        ask: .once,
        question: "Fever?",
        zones: [.neck],
        text: "Not today.",
        ages: AgeRange(from: Age(months: 1, days: 3), before: .adult),
        sex: .female
      ),
      Contraindication(id: "skin", class: .absolute, ask: .everySession, question: "Skin?"),
    ],
    preparation: Preparation(room: ["Warm"], therapist: [], patient: ["Prone", "Covered"]),
    asksPainfulSide: true,
    previousSession: "s-1"
  )

  /// One of each case at least; cases with optional parts also without them.
  static let events: [SessionEvent] = [
    .sessionStarted(opening),
    .answered(ScreeningAnswer(id: "fever", answer: .no)),
    .answered(
      ScreeningAnswer(
        id: "skin",
        answer: .yes,
        place: "left knee",
        clearance: Clearance(doctor: "Dr Ada", date: "2026-11-20"),
        override: "known"
      )
    ),
    .painReported(.before, score: 0), .painfulSideTold(.right), .painfulSideTold(nil),
    .sinceLastTimeTold(effects), .sinceLastTimeTold([]), .prepared(item: 0, done: false),
    .changeoverStarted(step: 1, .turn(.supine)), .changeoverStarted(step: 1, .oil),
    .changeoverStarted(step: 1, .drape), .changeoverFinished(step: 1), .stepStarted(0),
    .stepFinished(0), .signSeen(step: 2), .stepsSkipped([2, 3], reason: nil),
    .stepsSkipped([2], reason: ""), .stepStopped(1, reaction: 3), .stepReopened(0),
    .stepRestarted(0), .stepAdjusted(0, by: .milliseconds(-30_001)),
    .stepsLeftOut([], reason: "late"), .refitted([0: .seconds(3), 5: .milliseconds(1)]),
    .paused(.gap), .resumed, .interrupted(since: .milliseconds(61_003), .powerCut),
    .gapAnswered(counted: .zero), .reactionLogged(reaction),
    .reactionLogged(Reaction(id: 1, kind: .warmth, step: nil)),
    .reactionDescribed(3, note: "sharp"), .reactionRetracted(3), .noted("n", step: 4),
    .noted("", step: nil), .proposed(proposal), .directiveTaken(proposal, answered: false),
    .directiveDeclined(proposal, reason: "no"), .stillThereAsked(reaction: 3),
    .stillThereAnswered(reaction: 3, true), .stillThereAnswered(reaction: 3, nil), .undone,
    .stopped(.postponed(reason: "crying")), .restStarted, .adviceGiven(item: 2, done: true),
    .closed(.completed), .closed(.endedEarly(reason: "")), .closed(.postponed(reason: "x")),
    .closed(.refused(contraindication: "tumour")),
  ]

  @Test(arguments: events)
  func `an event comes back from its word and fields`(event: SessionEvent) throws {
    #expect(try SessionEvent.read(kind: event.kind, fields: event.fields) == event)
  }

  @Test(arguments: [1, 2, 10])
  func `a plan comes back with everything in it`(number: Int) throws {
    var plan = try SessionPlan(SmallProtocol.value, for: PlanRequest(sessionNumber: number))
    plan.banners = [PlanBanner(zones: [.neck], place: "mole", reason: "skin", text: "Left out")]
    plan.cautions = [
      Caution(zones: [.lumbar], forbid: [.tapotement], text: "Kidneys", ages: .adults)
    ]
    plan.hardLimit = .seconds(600)
    plan.day = 3
    plan.steps[0].suggested = ["tempo", "duration"]
    plan.steps[0].before = [.turn(.prone), .oil]
    let event = SessionEvent.planned(plan)
    #expect(try SessionEvent.read(kind: event.kind, fields: event.fields) == event)
    let added = SessionEvent.stepAdded(plan.steps[1], after: nil)
    #expect(try SessionEvent.read(kind: added.kind, fields: added.fields) == added)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `random reactions and steps come back`(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    for _ in 0..<500 {
      let event = SessionEvent.reactionLogged(
        Reaction(
          id: .random(in: 1...999, using: &numbers),
          kind: ReactionKind.allCases.randomElement(using: &numbers) ?? .pain,
          score: Bool.random(using: &numbers) ? .random(in: 0...10, using: &numbers) : nil,
          severity: Severity.allCases.randomElement(using: &numbers),
          zones: Zone.allCases.filter { _ in Bool.random(using: &numbers) },
          note: Self.randomText(&numbers),
          step: Bool.random(using: &numbers) ? 7 : nil
        )
      )
      #expect(try SessionEvent.read(kind: event.kind, fields: event.fields) == event)
      let limits = SessionEvent.refitted([
        .random(in: 0...9, using: &numbers): .milliseconds(
          Int.random(in: 0...9999, using: &numbers)
        )
      ])
      #expect(try SessionEvent.read(kind: limits.kind, fields: limits.fields) == limits)
    }
  }

  static func randomText(_ numbers: inout SeededNumbers) -> String {
    let scalars = (0..<Int.random(in: 0...20, using: &numbers)).compactMap { _ in
      Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &numbers))
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  @Test(
    arguments: [
      ("stepJumped", [:], "kind"), ("", [:], "kind"), ("stepStarted", [:], "step"),
      ("stepStarted", ["step": "0"], "step"), ("stepStarted", ["step": 9_999_999_999], "step"),
      ("paused", ["cause": "tea"], "cause"), ("closed", ["outcome": "completed?"], "outcome"),
      ("gapAnswered", ["countedMs": 9_000_000_000_000_000], "countedMs"),
      ("directiveTaken", ["proposal": ["reaction": 1], "answered": true], "proposal.directive"),
      ("refitted", ["limits": [["step": 1]]], "limits.0.limitMs"),
      ("sinceLastTimeTold", ["effects": [["reaction": "pain"], 3]], "effects.1"),
    ] as [(String, JSONValue, String)]
  )
  func `what is not known is named and never a trap`(
    kind: String,
    fields: JSONValue,
    field: String
  ) {
    #expect(SessionEvent(kind: kind, fields: fields) == nil)
    let error = #expect(throws: MalformedJSON.self) {
      try SessionEvent.read(kind: kind, fields: fields)
    }
    #expect(error?.field == field)
  }
}
