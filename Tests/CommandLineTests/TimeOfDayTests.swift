import SessionEngine
import TestProcesses
import Testing

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Times of the day, in a zone whose clocks are changed while the guide runs.
struct TimeOfDayTests {
  private let now = WallTime(milliseconds: Int64(time(nil)) * 1_000)

  /// What the plan says that is to end then, by clocks that show that offset.
  private func plan(until end: WallTime, offset: Duration = .zero, zone: String) throws
    -> FinishedProcess
  {
    let guide = try GuideRun()
    let protocols = try guide.protocols(only: "lumbar-osteochondrosis")
    return try guide(
      "run",
      "lumbar-osteochondrosis",
      "--plain",
      "--yes",
      "--speed",
      "3600",
      "--protocols",
      protocols,
      "--until",
      String(end.clock(offset: offset).prefix(5)),
      environment: ["TZ": zone]
    )
  }

  @Test(arguments: [1, -1])
  func `the clocks are set before the hands must be free`(hoursEast: Int) throws {
    let change = now.adding(.seconds(120))
    let yearStart = CalendarDate(year: change.date().year, month: 1, day: 1)
    let day = change.date().daysSince1970 - (yearStart?.daysSince1970 ?? 0)
    let end = "\((day + 60) % 365)"
    let zone = "AAA0BBB\(-hoursEast),\(day)/\(change.clock()),\(end)"
    let told = try plan(
      until: now.adding(.seconds(420)),
      offset: .seconds(hoursEast * 3_600),
      zone: zone
    )
    #expect(told.status == 0, "\(told.errors)")
    // The whole plan takes 8:30.
    #expect(told.output.contains(/steps, [56]:\d\d hands-on/), "\(told.output.prefix(300))")
  }

  @Test func `a time that is over is refused, and is not tomorrow's`() throws {
    let told = try plan(until: now.adding(.seconds(-300)), zone: "UTC")
    #expect(told.status == 2)
    #expect(told.errors.contains("it is"), "\(told.errors)")
  }

  @Test func `a time zone that nobody knows is said`() throws {
    let guide = try GuideRun()
    let told = try guide("status", environment: ["TZ": "Europe/Nowhere"])
    #expect(told.status == 0)
    #expect(told.errors.contains("'Europe/Nowhere'"))
    for known in ["UTC", "AAA-3BBB,10,200", ":UTC"] {
      #expect(try guide("status", environment: ["TZ": known]).errors == "")
    }
  }
}
