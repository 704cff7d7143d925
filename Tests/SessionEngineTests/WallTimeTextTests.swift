import SessionEngine
import TestSupport
import Testing

struct WallTimeTextTests {
  @Test(
    arguments: [
      (0, "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
      (951_782_400_000, "2000-02-29T00:00:00.000Z"),
      (1_795_183_331_250, "2026-11-20T14:02:11.250Z"),
      (4_107_542_400_000, "2100-03-01T00:00:00.000Z"),
      (-62_135_596_800_000, "0001-01-01T00:00:00.000Z"),
      (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
    ] as [(Int64, String)]
  )
  func `an instant is written and read`(milliseconds: Int64, text: String) {
    #expect(WallTime(milliseconds: milliseconds).text == text)
    #expect(WallTime(text: text)?.milliseconds == milliseconds)
  }

  @Test func `random instants come back`() {
    var numbers = SeededNumbers(seed: 7)
    for _ in 0..<2_000 {
      let time = WallTime(
        milliseconds: .random(in: -62_135_596_800_000...253_402_300_799_999, using: &numbers)
      )
      #expect(WallTime(text: time.text) == time)
    }
  }

  @Test func `an instant out of every calendar does not trap`() {
    #expect(WallTime(milliseconds: .max).text.hasPrefix("9999-12-31"))
    #expect(WallTime(milliseconds: .min).text.hasPrefix("0001-01-01"))
  }

  @Test(
    arguments: [
      ("2026-11-20T14:02:11Z", 0), ("2026-11-20T14:02:11.5Z", 500),
      ("2026-11-20T14:02:11.250999Z", 250),
    ] as [(String, Int64)]
  )
  func `a fraction may be short, long or absent`(text: String, milliseconds: Int64) {
    #expect(WallTime(text: text)?.milliseconds == 1_795_183_331_000 + milliseconds)
  }

  @Test(arguments: [
    "", "2026-11-20", "2026-11-20T14:02:11.250", "2026-11-20T14:02:11.250+01:00",
    "2026-02-29T14:02:11.250Z", "2026-11-20T24:00:00.000Z", "2026-11-20T14:60:00.000Z",
    "2026-11-20 14:02:11.250Z", "2026-11-20T14:02:11.Z", "2026-11-20T14:02:11.x50Z",
    "0000-01-01T00:00:00.000Z", "2026-11-20T14:02:1١.250Z",
  ])
  func `another form is no instant`(text: String) {
    #expect(WallTime(text: text) == nil)
  }

  @Test func `every day of four centuries follows the one before`() throws {
    var day = try #require(CalendarDate(year: 1899, month: 12, day: 31))
    for number in day.daysSince1970..<(day.daysSince1970 + 146_097) {
      #expect(CalendarDate(daysSince1970: number) == day)
      #expect(day.daysSince1970 == number)
      let next = day.adding(days: 1)
      #expect(day < next && CalendarDate(text: next.text) == next)
      day = next
    }
    #expect(day.text == "2299-12-31")
  }

  @Test(arguments: [
    ("2000-02-29", "2001-02-28", 12, 0), ("2000-02-29", "2001-02-27", 11, 29),
    ("2026-01-31", "2026-02-28", 1, 0), ("2026-01-31", "2026-03-01", 1, 1),
    ("2026-11-20", "2026-11-20", 0, 0), ("1990-05-10", "2026-05-09", 431, 29),
    ("1990-05-10", "2026-05-10", 432, 0), ("2025-12-15", "2026-01-14", 0, 30),
  ])
  func `an age is counted on the calendar`(birth: String, day: String, months: Int, days: Int)
    throws
  {
    let birth = try #require(CalendarDate(text: birth))
    let day = try #require(CalendarDate(text: day))
    #expect(Age(from: birth, on: day) == Age(months: months, days: days))
  }

  @Test func `nobody has an age before the birth`() throws {
    let birth = try #require(CalendarDate(text: "2026-11-20"))
    #expect(Age(from: birth, on: birth.adding(days: -1)) == nil)
  }
}
