/// One of the five levels of pressure, very light to very strong.
package struct Pressure: Sendable, Hashable, Comparable {
  package let level: Int

  /// The level, or nothing outside 1 to 5.
  package init?(_ level: Int) {
    guard (1...5).contains(level) else { return nil }
    self.level = level
  }

  private init(clamped level: Int) {
    self.level = min(max(level, 1), 5)
  }

  package var name: String {
    switch level {
    case 1: "very light"
    case 2: "light"
    case 3: "medium"
    case 4: "strong"
    default: "very strong"
    }
  }

  /// One level less, never below very light.
  package var eased: Self { Self(clamped: level - 1) }

  package static func < (left: Self, right: Self) -> Bool { left.level < right.level }
}

/// The pressure of a step: even, or rising or falling evenly from its start to its end.
package struct PressureCourse: Sendable, Hashable {
  package var start: Pressure
  package var end: Pressure

  package init(start: Pressure, end: Pressure) {
    self.start = start
    self.end = end
  }

  package var strongest: Pressure { max(start, end) }

  /// The same course with nothing above the ceiling.
  package func lowered(to ceiling: Pressure) -> Self {
    Self(start: min(start, ceiling), end: min(end, ceiling))
  }

  /// The same course one level lighter at both ends.
  package var eased: Self { Self(start: start.eased, end: end.eased) }
}
