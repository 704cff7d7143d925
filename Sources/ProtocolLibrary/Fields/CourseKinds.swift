import SessionEngine

/// How many sessions a course has; `10+` is open above.
struct CourseLength: Sendable {
  let sessions: ClosedRange<Int>
  let isOpen: Bool
}

extension Kind where Value == CourseLength {
  /// `12`, `10-15`, `10+`.
  static var courseLength: Self {
    let form = ValueForm.either([
      .integer(1...99), .text(length: 2...5, pattern: #"^[1-9]\d?(-[1-9]\d?|\+)$"#),
    ])
    return Self(form) { node, name, findings in
      guard let text = scalar(node, name, &findings) else { return nil }
      let isOpen = text.hasSuffix("+")
      let digits = isOpen ? String(text.dropLast()) : text
      guard let numbers = Quantity.numbers(digits), !isOpen || numbers.count == 1 else {
        findings.error(
          .badQuantity,
          at: node.position,
          "\"\(name)\" is a number of sessions like 12, 10-15 or 10+, found \(quoted(text))."
        )
        return nil
      }
      return numbers.checked(in: 1...99, node, name, &findings)
        .map { CourseLength(sessions: $0, isOpen: isOpen) }
    }
  }
}

/// A stretch of sessions or days; without an end it is open.
struct Stretch: Sendable, Hashable {
  let from: Int
  let to: Int?
}

extension Kind where Value == Stretch {
  /// `3`, `1-3`, `4+`.
  static func stretch(upTo greatest: Int) -> Self {
    let form = ValueForm.either([
      .integer(1...greatest), .text(length: 2...7, pattern: #"^[1-9]\d{0,2}(-[1-9]\d{0,2}|\+)$"#),
    ])
    return Self(form) { node, name, findings in
      guard let text = scalar(node, name, &findings) else { return nil }
      let isOpen = text.hasSuffix("+")
      guard let numbers = Quantity.numbers(isOpen ? String(text.dropLast()) : text),
        !isOpen || numbers.count == 1
      else {
        findings.error(
          .badQuantity,
          at: node.position,
          "\"\(name)\" is written like 3, 1-3 or 4+, found \(quoted(text))."
        )
        return nil
      }
      return numbers.checked(in: 1...greatest, node, name, &findings)
        .map { Stretch(from: $0.lowerBound, to: isOpen ? nil : $0.upperBound) }
    }
  }
}

extension Kind where Value == Interval {
  /// `1-2 days`, `1 week`, `2 per day`, `3 per week`.
  static var interval: Self {
    let pattern = #"^[1-9]\d?(-[1-9]\d?)? (day|days|week|weeks|per day|per week)$"#
    return Self(.text(length: 5...20, pattern: pattern)) { node, name, findings in
      guard let text = scalar(node, name, &findings) else { return nil }
      guard let (numbers, unit) = Quantity.numbersAndUnit(text), let make = maker(for: unit) else {
        findings.error(
          .badQuantity,
          at: node.position,
          "\"\(name)\" is written like \"1-2 days\", \"1 week\", \"2 per day\" or \"3 per week\", "
            + "found \(quoted(text))."
        )
        return nil
      }
      return numbers.checked(in: 1...31, node, name, &findings).map(make)
    }
  }

  fileprivate static func maker(for unit: String) -> (@Sendable (ClosedRange<Int>) -> Interval)? {
    switch unit {
    case "day", "days": { .days($0) }
    case "week", "weeks": { .weeks($0) }
    case "per day": { .perDay($0) }
    case "per week": { .perWeek($0) }
    default: nil
    }
  }
}

extension Interval {
  /// An interval as protocol files write it: `1-2 days`, `1 week`, `2 per day`, `3 per week`.
  package init?(text: String) {
    guard let (numbers, unit) = Quantity.numbersAndUnit(text),
      let make = Kind<Interval>.maker(for: unit), (1...31).contains(numbers.upperBound),
      numbers.lowerBound >= 1
    else { return nil }
    self = make(numbers)
  }
}
