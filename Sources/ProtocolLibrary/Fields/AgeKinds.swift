import SessionEngine

extension Kind where Value == Age {
  /// `20 days`, `6 weeks`, `3 months`, `1 month 15 days`, `3 years`.
  static var age: Self {
    Self(.text(length: 5...20, pattern: agePattern)) { node, name, findings in
      guard let text = scalar(node, name, &findings) else { return nil }
      if let age = WrittenAge(text) { return age.age }
      findings.error(
        .badQuantity,
        at: node.position,
        "\"\(name)\" is an age like \"20 days\", \"6 months\" or \"3 years\", found \(quoted(text))."
      )
      return nil
    }
  }

  private static var agePattern: String {
    #"^([1-9]\d? (day|week|month|year)s?|[1-9]\d? months? [1-9]\d? days?)$"#
  }
}

extension Kind where Value == CalendarDate {
  /// A day, `2026-11-20`.
  static var day: Self {
    Self(.text(length: 10...10, pattern: #"^\d{4}-\d{2}-\d{2}$"#)) { node, name, findings in
      guard let text = scalar(node, name, &findings) else { return nil }
      if let day = CalendarDate(text: text) { return day }
      findings.error(
        .badQuantity,
        at: node.position,
        "\"\(name)\" is a day, year-month-day, found \(quoted(text))."
      )
      return nil
    }
  }
}

extension Kind where Value == AgeRange {
  /// `2-6 months`, `3-7 years`, `from 4 months`, `adult`, `any`; both ends are inside.
  static var ages: Self {
    let pattern =
      #"^(adult|any|from [1-9]\d? (day|week|month|year)s?|\d{1,2}-\d{1,2} (days|weeks|months|years))$"#
    return Self(.text(length: 3...20, pattern: pattern)) { node, name, findings in
      guard let text = scalar(node, name, &findings) else { return nil }
      if let range = range(text) { return range }
      findings.error(
        .badQuantity,
        at: node.position,
        "\"\(name)\" is adult, any, or like \"2-6 months\", \"3-7 years\", \"from 4 months\", "
          + "found \(quoted(text))."
      )
      return nil
    }
  }

  private static func range(_ text: String) -> AgeRange? {
    switch text {
    case "adult": return .adults
    case "any": return .all
    default: break
    }
    if text.hasPrefix("from ") {
      return WrittenAge(String(text.dropFirst(5))).map { AgeRange(from: $0.age) }
    }
    guard let (numbers, unit) = Quantity.numbersAndUnit(text), numbers.upperBound <= 99,
      let first = WrittenAge(numbers.lowerBound, unit),
      let end = WrittenAge(numbers.upperBound + 1, unit)
    else { return nil }
    return AgeRange(from: first.age, before: end.age)
  }
}

/// An age as a file writes it.
private struct WrittenAge {
  let age: Age

  init?(_ text: String) {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard let number = parts.first?.wholeNumber, (1...99).contains(number), parts.count >= 2,
      let whole = Self(number, parts[1])
    else { return nil }
    switch parts.count {
    case 2:
      age = whole.age
    case 4:
      guard ["month", "months"].contains(parts[1]), let days = parts[2].wholeNumber,
        (1...30).contains(days), ["day", "days"].contains(parts[3])
      else { return nil }
      age = Age(months: whole.age.months, days: days)
    default:
      return nil
    }
  }

  /// A month is counted as thirty days where an age is written in days or weeks.
  init?(_ number: Int, _ unit: String) {
    switch unit {
    case "day", "days": age = Age(months: number / 30, days: number % 30)
    case "week", "weeks": age = Age(months: 7 * number / 30, days: 7 * number % 30)
    case "month", "months": age = Age(months: number)
    case "year", "years": age = .years(number)
    default: return nil
    }
  }
}
