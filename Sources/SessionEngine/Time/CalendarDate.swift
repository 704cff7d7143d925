/// A day of the Gregorian calendar, from the year 1 to the year 9999.
package struct CalendarDate: Sendable, Hashable, Comparable {
  package let year: Int
  package let month: Int
  package let day: Int

  /// The day, or nothing where the calendar has none such.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...Self.days(inMonth: month, of: year)).contains(day)
    else { return nil }
    self.init(checkedYear: year, month: month, day: day)
  }

  private init(checkedYear: Int, month: Int, day: Int) {
    self.year = checkedYear
    self.month = month
    self.day = day
  }

  /// The day written as `YYYY-MM-DD`, and nothing else.
  package init?(text: String) {
    self.init(digits: Array(text.utf8)[...])
  }

  /// As of a text, whose bytes are counted from 0.
  init?(digits: ArraySlice<UInt8>) {
    guard digits.count == 10, digits[4] == UInt8(ascii: "-"), digits[7] == UInt8(ascii: "-"),
      let year = Self.number(digits[0..<4]), let month = Self.number(digits[5..<7]),
      let day = Self.number(digits[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// `YYYY-MM-DD`.
  package var text: String {
    Self.padded(year, to: 4) + "-" + Self.padded(month, to: 2) + "-" + Self.padded(day, to: 2)
  }

  /// Days since 1970-01-01; negative before it.
  package var daysSince1970: Int {
    // The year is begun in March, so that the leap day is its last.
    let shifted = month > 2 ? year : year - 1
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The day so many days after 1970-01-01, held within the years 1 to 9999.
  package init(daysSince1970: Int) {
    let days = min(max(daysSince1970, -719_162), 2_932_896) + 719_468
    let era = days / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    self.init(
      checkedYear: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
      month: month,
      day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    )
  }

  /// The day so many days later, or earlier where the number is negative.
  package func adding(days: Int) -> Self {
    Self(daysSince1970: daysSince1970 + min(max(days, -4_000_000), 4_000_000))
  }

  /// Days from this day to the other; negative where the other is earlier.
  package func days(to other: Self) -> Int { other.daysSince1970 - daysSince1970 }

  package static func < (left: Self, right: Self) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  package static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var number = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      number = number * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return number
  }

  static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

extension Age {
  /// The age on a day of somebody born on another; nothing before the birth.
  ///
  /// Somebody born on the 31st is a month older on the last day of a shorter month.
  package init?(from birth: CalendarDate, on day: CalendarDate) {
    guard birth <= day else { return nil }
    let lastOfMonth = CalendarDate.days(inMonth: day.month, of: day.year)
    let isMonthFull = day.day >= min(birth.day, lastOfMonth)
    let months = (day.year - birth.year) * 12 + day.month - birth.month - (isMonthFull ? 0 : 1)
    let year = birth.year + (birth.month - 1 + months) / 12
    let month = (birth.month - 1 + months) % 12 + 1
    let anniversaryDay = min(birth.day, CalendarDate.days(inMonth: month, of: year))
    let anniversary = CalendarDate(year: year, month: month, day: anniversaryDay)
    self.init(months: months, days: anniversary?.days(to: day) ?? 0)
  }
}
