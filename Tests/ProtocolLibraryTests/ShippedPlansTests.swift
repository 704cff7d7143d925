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
