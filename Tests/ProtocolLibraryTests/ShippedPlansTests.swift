import ProtocolLibrary
import SessionEngine
import Testing

/// The plans of the protocols that come with the program.
struct ShippedPlansTests {
  private static let protocols = ShippedLibrary.protocols

  private static func plan(_ id: String, session number: Int) throws -> SessionPlan {
    let source = try #require(protocols[id])
    return try SessionPlan(source, for: PlanRequest(sessionNumber: number))
  }

  @Test(arguments: protocols.keys.sorted())
  func `every session of the course can be planned`(id: String) throws {
    let source = try #require(Self.protocols[id])
    let firstDay = source.course?.periods.lazy.compactMap(\.span.firstDay).first
    for number in 1...(source.course?.sessions.upperBound ?? 1) {
      let day = firstDay.map { $0 + number - 1 }
      let plan = try SessionPlan(source, for: PlanRequest(sessionNumber: number, day: day))
      #expect(plan.total > .zero && plan.total <= plan.allowed.upperBound, "session \(number)")
      #expect(plan.banners == [], "session \(number)")
    }
  }

  /// Pinching the face is said to hurt: there strong pain leads to the calming strokes.
  @Test(arguments: protocols.keys.sorted())
  func `strong pain at the first stroke ends every massage, however strong it was before`(
    id: String
  ) throws {
    let source = try #require(Self.protocols[id])
    let firstDay = source.course?.periods.lazy.compactMap(\.span.firstDay).first
    let plan = try SessionPlan(source, for: PlanRequest(day: firstDay))
    var session = Session()
    func take(_ command: Command) throws {
      let events = try session.events(for: command, at: .zero)
      _ = session.record(events, at: WallTime(milliseconds: 0), now: .zero)
    }
    let opening = SessionOpening(
      protocolID: id,
      protocolTitle: id,
      protocolVersion: "1",
      protocolDigest: "",
      questions: [],
      preparation: Preparation()
    )
    session = Session.opened(opening, at: WallTime(milliseconds: 0)).session
    try take(.reportPain(.before, score: 9))
    try take(.adopt(plan))
    try take(.begin)
    try take(.react(.pain, score: 10, severity: nil, side: nil, note: nil))
    let directive = try #require(session.state.proposal?.proposal.directive)
    #expect(directive >= (id == "face-pinching" ? .goToFinal : .stopSession))
  }

  @Test(arguments: [(4, 420), (7, 570), (10, 720), (15, 720)])
  func `the back massage grows from seven to twelve minutes`(number: Int, seconds: Int) throws {
    #expect(try Self.plan("osteochondrosis-back", session: number).total == .seconds(seconds))
  }

  @Test(arguments: 1...3)
  func `the first back massages take seven minutes at most`(number: Int) throws {
    #expect(try Self.plan("osteochondrosis-back", session: number).total <= .seconds(420))
  }

  @Test(arguments: [(1, "sparing"), (2, "sparing"), (3, "sparing"), (4, "working")])
  func `the first three lumbar sessions are sparing`(number: Int, period: String) throws {
    let plan = try Self.plan("lumbar-osteochondrosis", session: number)
    #expect(plan.periodID == period)
  }
}

extension PeriodSpan {
  fileprivate var firstDay: Int? {
    if case .days(let from, _) = self { from } else { nil }
  }
}
