/// When somebody was born, as far as it is known: the day, the month or the year alone.
package struct BirthDate: Sendable, Hashable {
  /// The first and the last day that it can have been.
  package let days: ClosedRange<CalendarDate>
  /// `1980-02-29`, `1980-02` or `1980`.
  package let text: String

  package init(_ day: CalendarDate) {
    days = day...day
    text = day.text
  }

  /// As it is written, and nothing else.
  package init?(text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let ends: (first: String, last: String)
    switch parts.count {
    case 1: ends = (text + "-01-01", text + "-12-31")
    case 2:
      guard let first = CalendarDate(text: text + "-01") else { return nil }
      let length = CalendarDate.days(inMonth: first.month, of: first.year)
      ends = (first.text, text + "-" + String(length))
    default: ends = (text, text)
    }
    guard let first = CalendarDate(text: ends.first), let last = CalendarDate(text: ends.last)
    else { return nil }
    days = first...last
    self.text = text
  }
}

extension AgeRange {
  /// Every age that somebody born then may have on a day; nothing before the birth.
  package init?(of birth: BirthDate, on day: CalendarDate) {
    guard let oldest = Age(from: birth.days.lowerBound, on: day),
      let youngest = Age(from: min(birth.days.upperBound, day), on: day)
    else { return nil }
    self.init(from: youngest, before: oldest.dayLater)
  }
}
