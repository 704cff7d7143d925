/// An age in whole months and the days beyond them, counted on the calendar.
package struct Age: Sendable, Hashable, Comparable {
  package let months: Int
  package let days: Int

  package init(months: Int, days: Int = 0) {
    self.months = months
    self.days = days
  }

  package static func years(_ years: Int) -> Self { Self(months: years * 12) }

  /// From the eighteenth birthday.
  package static let adult = Self.years(18)

  package static func < (left: Self, right: Self) -> Bool {
    (left.months, left.days) < (right.months, right.days)
  }
}

/// The ages something is meant for; the upper bound itself is outside.
package struct AgeRange: Sendable, Hashable {
  package let from: Age
  package let before: Age?

  package init(from: Age, before: Age? = nil) {
    self.from = from
    self.before = before
  }

  package static let adults = Self(from: .adult)

  package func contains(_ age: Age) -> Bool {
    age >= from && before.map { age < $0 } ?? true
  }
}

package enum Sex: String, CaseIterable, Sendable, Hashable {
  case female, male
}
