/// An age in whole months and the days beyond them, counted on the calendar.
package struct Age: Sendable, Hashable, Comparable {
  package let months: Int
  package let days: Int

  package init(months: Int, days: Int = 0) {
    self.months = months
    self.days = days
  }

  package static func years(_ years: Int) -> Self { Self(months: years * 12) }

  /// The age a day later, where the month is not over.
  var dayLater: Self { Self(months: months, days: days + 1) }

  /// From the eighteenth birthday.
  package static let adult = Self.years(18)

  package static func < (left: Self, right: Self) -> Bool {
    (left.months, left.days) < (right.months, right.days)
  }
}

/// The ages something is meant for, or somebody may have; the upper bound itself is outside.
package struct AgeRange: Sendable, Hashable {
  package let from: Age
  package let before: Age?

  package init(from: Age, before: Age? = nil) {
    self.from = from
    self.before = before
  }

  package static let adults = Self(from: .adult)
  package static let all = Self(from: Age(months: 0))

  /// The one age of somebody whose day of birth is known.
  package init(exactly age: Age) { self.init(from: age, before: age.dayLater) }

  /// From one birthday to the next.
  package static func years(_ years: Int) -> Self {
    Self(from: .years(years), before: .years(years + 1))
  }

  /// Whether some age in it lies below the limit.
  package func mayBe(below limit: Age) -> Bool { from < limit }

  /// Whether every age in it lies below the limit.
  package func isSurely(below limit: Age) -> Bool { before.map { $0 <= limit } ?? false }

  package func contains(_ age: Age) -> Bool {
    age >= from && before.map { age < $0 } ?? true
  }

  /// Whether some age lies in both.
  package func overlaps(_ other: Self) -> Bool {
    let lowest = max(from, other.from)
    return contains(lowest) && other.contains(lowest)
  }

  /// Whether every age of the other lies in this one.
  package func covers(_ other: Self) -> Bool {
    guard from <= other.from else { return false }
    guard let before else { return true }
    return other.before.map { $0 <= before } ?? false
  }
}

/// What is not done, or not for longer, with patients below an age.
package struct AgeLimit: Sendable, Hashable {
  package var below: Age
  /// What being younger means, where the limit is not only one of time.
  package var `class`: Contraindication.Class
  /// The longest session; the limit then shortens and does not forbid.
  package var session: Duration?
  package var text: String

  package init(
    below: Age,
    class: Contraindication.Class = .absolute,
    session: Duration? = nil,
    text: String
  ) {
    self.below = below
    self.class = `class`
    self.session = session
    self.text = text
  }
}

package enum Sex: String, CaseIterable, Sendable, Hashable {
  case female, male, other, unknown

  /// The sex of a word; unknown where it is none.
  package init(_ word: String) { self = Self(rawValue: word) ?? .unknown }

  /// Whether what is asked of one sex may apply; only the other of the two is known to be without.
  package func mayBe(_ asked: Self) -> Bool {
    switch (self, asked) {
    case (.female, .male), (.male, .female): false
    case (.female, _), (.male, _), (.other, _), (.unknown, _): true
    }
  }
}
