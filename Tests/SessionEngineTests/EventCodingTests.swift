import SessionEngine
import TestSupport
import Testing

struct EventCodingTests {
  @Test(arguments: SampleEvents.all)
  func `an event comes back from its word and fields`(event: SessionEvent) throws {
    #expect(try SessionEvent.read(kind: event.kind.rawValue, fields: event.fields) == event)
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
    #expect(try SessionEvent.read(kind: event.kind.rawValue, fields: event.fields) == event)
    let added = SessionEvent.stepAdded(plan.steps[1], after: nil)
    #expect(try SessionEvent.read(kind: added.kind.rawValue, fields: added.fields) == added)
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
      #expect(try SessionEvent.read(kind: event.kind.rawValue, fields: event.fields) == event)
      let limits = SessionEvent.refitted([
        .random(in: 0...9, using: &numbers): .milliseconds(
          Int.random(in: 0...9999, using: &numbers)
        )
      ])
      #expect(try SessionEvent.read(kind: limits.kind.rawValue, fields: limits.fields) == limits)
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
