import SessionEngine
import Testing

/// A time of the day is an instant in the zone, also where the clocks are changed.
struct LocalClockTests {
  /// Central Europe in 2026: summer time from 29 March 01:00 UTC to 25 October 01:00 UTC.
  private static let clock = LocalClock { time in
    let summer = WallTime(text: "2026-03-29T01:00:00Z")?.milliseconds ?? 0
    let winter = WallTime(text: "2026-10-25T01:00:00Z")?.milliseconds ?? 0
    return .seconds((summer..<winter).contains(time.milliseconds) ? 7_200 : 3_600)
  }

  @Test(
    arguments: [
      // An ordinary evening, and over midnight.
      ("2026-11-20T16:05:00Z", "17:30", 25 * 60), ("2026-11-20T22:50:00Z", "00:30", 40 * 60),
      // The night in which an hour is left out, and the one in which an hour comes twice.
      ("2026-03-29T00:30:00Z", "03:30", 60 * 60), ("2026-10-25T00:30:00Z", "03:30", 120 * 60),
      // The first of two, and the second where the first is over.
      ("2026-10-25T00:10:00Z", "02:30", 20 * 60), ("2026-10-25T00:40:00Z", "02:30", 50 * 60),
    ] as [(String, String, Int64)]
  )
  func `the time to a time of the day is right`(now: String, until: String, seconds: Int64) throws {
    let now = try #require(WallTime(text: now))
    let next = Self.clock.next(time(until), after: now, within: .seconds(43_200))
    #expect(try #require(next).milliseconds - now.milliseconds == seconds * 1_000)
  }

  @Test(
    arguments: [
      // Just over, just now, and left out by the clocks.
      ("2026-11-20T16:35:00Z", "17:30"), ("2026-11-20T16:30:00Z", "17:30"),
      ("2026-03-29T00:30:00Z", "02:30"),
    ] as [(String, String)]
  )
  func `a time that is over or never comes is none`(now: String, until: String) throws {
    let now = try #require(WallTime(text: now))
    #expect(Self.clock.next(time(until), after: now, within: .seconds(43_200)) == nil)
  }

  @Test(
    arguments: [
      ("2026-03-29", "2026-03-28T23:00:00.000Z"), ("2026-03-30", "2026-03-29T22:00:00.000Z"),
      ("2026-10-25", "2026-10-24T22:00:00.000Z"), ("2026-10-26", "2026-10-25T23:00:00.000Z"),
    ] as [(String, String)]
  )
  func `a day begins at its midnight`(day: String, instant: String) throws {
    #expect(Self.clock.start(of: try #require(CalendarDate(text: day))).text == instant)
  }

  @Test func `a day without a midnight begins when the clocks are set`() throws {
    let change = try #require(WallTime(text: "2026-03-29T03:00:00Z"))
    let clock = LocalClock {
      $0.milliseconds < change.milliseconds ? .seconds(-10_800) : .seconds(-7_200)
    }
    #expect(clock.start(of: try #require(CalendarDate(text: "2026-03-29"))) == change)
  }

  private func time(_ text: String) -> Duration {
    let parts = text.split(separator: ":").compactMap { Int64($0) }
    return .seconds(parts[0] * 3_600 + parts[1] * 60)
  }
}
