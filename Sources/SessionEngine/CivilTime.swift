/// A wall time as people write it: date and time of day on the calendar, in UTC.
package struct CivilTime: Sendable, Hashable {
  package let year: Int
  package let month: Int
  package let day: Int
  package let hour: Int
  package let minute: Int
  package let second: Int
  package let millisecond: Int

  package init(_ wall: WallTime) {
    let perDay: Int64 = 86_400_000
    let days = wall.milliseconds.flooredQuotient(by: perDay)
    let inDay = Int(wall.milliseconds - days * perDay)
    (year, month, day) = Self.calendar(daysSince1970: days)
    hour = inDay / 3_600_000
    minute = inDay / 60_000 % 60
    second = inDay / 1_000 % 60
    millisecond = inDay % 1_000
  }

  /// `YYYY-MM-DD`.
  package var date: String {
    "\(year.padded(to: 4))-\(month.padded(to: 2))-\(day.padded(to: 2))"
  }

  /// `HH:MM:SS.mmm`.
  package var timeOfDay: String {
    "\(hour.padded(to: 2)):\(minute.padded(to: 2)):\(second.padded(to: 2))"
      + ".\(millisecond.padded(to: 3))"
  }

  /// Years run from March here, so that the leap day is the last of its year.
  private static func calendar(daysSince1970: Int64) -> (year: Int, month: Int, day: Int) {
    let shifted = daysSince1970 + 719_468
    let era = shifted.flooredQuotient(by: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (Int(year), Int(month), Int(dayOfYear - (153 * marchMonth + 2) / 5 + 1))
  }

  /// Days from 1970-01-01 to a date of the calendar.
  fileprivate static func days(year: Int, month: Int, day: Int) -> Int64 {
    let shifted = Int64(month <= 2 ? year - 1 : year)
    let era = shifted.flooredQuotient(by: 400)
    let yearOfEra = shifted - era * 400
    let marchMonth = Int64(month > 2 ? month - 3 : month + 9)
    let dayOfYear = (153 * marchMonth + 2) / 5 + Int64(day) - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}

extension WallTime {
  /// The instant in UTC with milliseconds (RFC 3339), as `2026-11-20T14:02:11.250Z`.
  package var rfc3339: String {
    let civil = CivilTime(self)
    return "\(civil.date)T\(civil.timeOfDay)Z"
  }

  /// The instant that `rfc3339` wrote; nothing for any other text.
  package init?(rfc3339 text: String) {
    let bytes = Array(text.utf8)
    let form = Array("0000-00-00T00:00:00.000Z".utf8)
    guard bytes.count == form.count else { return nil }
    for (byte, shape) in zip(bytes, form) {
      let isDigit = (0x30...0x39).contains(byte)
      guard shape == 0x30 ? isDigit : byte == shape else { return nil }
    }
    func number(_ range: Range<Int>) -> Int {
      bytes[range].reduce(0) { $0 * 10 + Int($1) - 0x30 }
    }
    let days = CivilTime.days(year: number(0..<4), month: number(5..<7), day: number(8..<10))
    let minutes = number(11..<13) * 60 + number(14..<16)
    let inDay = (minutes * 60 + number(17..<19)) * 1_000 + number(20..<23)
    self.init(milliseconds: days * 86_400_000 + Int64(inDay))
    // A day or an hour that the calendar does not have comes out as another one.
    if rfc3339 != text { return nil }
  }

  /// The wall time a while later.
  package func later(by duration: Duration) -> Self {
    Self(milliseconds: milliseconds + duration.wholeMilliseconds)
  }
}

extension Int64 {
  fileprivate func flooredQuotient(by divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}

extension Int {
  fileprivate func padded(to width: Int) -> String {
    let digits = String(self)
    return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
  }
}
