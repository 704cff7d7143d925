import SessionEngine

extension Kind where Value == Duration {
  /// A time like `1 min 30 s`.
  static func time(_ allowed: ClosedRange<Int> = 5...1_800) -> Self {
    let pattern = #"^([1-9]\d{0,3} (h|min|s)|[1-9]\d? (h|min) [1-5]?\d (min|s))$"#
    return Self(.text(length: 3...20, pattern: pattern)) { node, name, findings in
      guard let text = scalar(node, name, &findings) else { return nil }
      guard let seconds = Quantity.seconds(text) else {
        findings.error(.badQuantity, at: node.position, timeFault(name, text))
        return nil
      }
      guard allowed.contains(seconds) else {
        findings.error(
          .outOfRange,
          at: node.position,
          "\"\(name)\" lies between \(allowed.lowerBound.secondsInWords) and "
            + "\(allowed.upperBound.secondsInWords), found \(quoted(text))."
        )
        return nil
      }
      return .seconds(seconds)
    }
  }
}

extension Kind where Value == ClosedRange<Duration> {
  /// A time, or a range of times like `15-20 min`.
  static func times(_ allowed: ClosedRange<Int> = 30...10_800) -> Self {
    let pattern =
      #"^([1-9]\d{0,3}(-[1-9]\d{0,3})? (h|min|s)|[1-9]\d? (h|min) [1-5]?\d (min|s))$"#
    return Self(.text(length: 3...20, pattern: pattern)) { node, name, findings in
      guard let text = scalar(node, name, &findings) else { return nil }
      guard let seconds = Quantity.secondsRange(text) else {
        findings.error(.badQuantity, at: node.position, timeFault(name, text))
        return nil
      }
      guard allowed.contains(seconds.lowerBound), allowed.contains(seconds.upperBound) else {
        findings.error(
          .outOfRange,
          at: node.position,
          "\"\(name)\" lies between \(allowed.lowerBound.secondsInWords) and "
            + "\(allowed.upperBound.secondsInWords), found \(quoted(text))."
        )
        return nil
      }
      return .seconds(seconds.lowerBound) ... .seconds(seconds.upperBound)
    }
  }
}

/// What is wrong with a time, with the nearest right way to write it.
private func timeFault(_ name: String, _ text: String) -> String {
  if let number = text.wholeNumber {
    return
      "\"\(name)\" needs a unit, found \"\(number)\". Write \"\(number) min\" or \"\(number) s\"."
  }
  let digits = text.prefix { $0.isASCII && $0.isNumber }
  let rest = text.dropFirst(digits.count).drop { $0 == " " }
  let unit = ["m", "min.", "mins", "minute", "minutes", "min"].contains(rest) ? "min" : "s"
  let isNear =
    ["m", "min.", "mins", "minute", "minutes", "min", "sec", "secs", "second", "seconds", "s"]
    .contains(rest)
  if let number = digits.wholeNumber, isNear {
    return "\"\(name)\" is written \"\(number) \(unit)\", found \(quoted(text))."
  }
  if let range = Quantity.numbers(text), range.lowerBound < range.upperBound {
    return
      "\"\(name)\" needs a unit, found \(quoted(text)). Write \"\(text) min\" or \"\(text) s\"."
  }
  return "\"\(name)\" is a time like \"2 min\", \"45 s\" or \"1 min 30 s\", found \(quoted(text))."
}

extension Kind where Value == ClosedRange<Int> {
  /// A whole number, or two with a hyphen between.
  static func count(_ allowed: ClosedRange<Int> = 1...99) -> Self {
    let form = ValueForm.either([
      .integer(allowed), .text(length: 3...7, pattern: #"^[1-9]\d*-[1-9]\d*$"#),
    ])
    return Self(form) { node, name, findings in
      guard let text = scalar(node, name, &findings) else { return nil }
      guard let numbers = Quantity.numbers(text) else {
        findings.error(
          .badQuantity,
          at: node.position,
          "\"\(name)\" is a whole number like 6, or a range like 5-7, found \(quoted(text))."
        )
        return nil
      }
      guard allowed.contains(numbers.lowerBound), allowed.contains(numbers.upperBound) else {
        findings.error(
          .outOfRange,
          at: node.position,
          "\"\(name)\" lies between \(allowed.lowerBound) and \(allowed.upperBound), "
            + "found \(quoted(text))."
        )
        return nil
      }
      return numbers
    }
  }

  /// Courses a year, `2-3 per year`.
  static var perYear: Self {
    Self(.text(length: 8...20, pattern: #"^[1-9]\d?(-[1-9]\d?)? per year$"#)) {
      node,
      name,
      findings in
      guard let text = scalar(node, name, &findings) else { return nil }
      guard let (numbers, unit) = Quantity.numbersAndUnit(text), unit == "per year" else {
        findings.error(
          .badQuantity,
          at: node.position,
          "\"\(name)\" is written like \"2-3 per year\", found \(quoted(text))."
        )
        return nil
      }
      return numbers.checked(in: 1...12, node, name, &findings)
    }
  }
}

extension ClosedRange<Int> {
  /// The range itself where it lies in what is allowed; else a report.
  func checked(
    in allowed: Self,
    _ node: YAMLNode,
    _ name: String,
    _ findings: inout Findings
  ) -> Self? {
    if allowed.contains(lowerBound), allowed.contains(upperBound) { return self }
    findings.error(
      .outOfRange,
      at: node.position,
      "\"\(name)\" lies between \(allowed.lowerBound) and \(allowed.upperBound), "
        + "found \(quoted(node.scalar ?? ""))."
    )
    return nil
  }
}

extension Kind where Value == Int {
  /// A whole number.
  static func number(_ allowed: ClosedRange<Int>) -> Self {
    Self(.integer(allowed)) { node, name, findings in
      guard let text = scalar(node, name, &findings) else { return nil }
      guard let number = text.wholeNumber, allowed.contains(number) else {
        findings.error(
          text.wholeNumber == nil ? .badQuantity : .outOfRange,
          at: node.position,
          "\"\(name)\" is a whole number from \(allowed.lowerBound) to \(allowed.upperBound), "
            + "found \(quoted(text))."
        )
        return nil
      }
      return number
    }
  }

  /// Strokes a minute, `20/min`.
  static var tempo: Self {
    Self(.text(length: 5...7, pattern: #"^[1-9]\d{0,2}/min$"#)) { node, name, findings in
      guard let text = scalar(node, name, &findings) else { return nil }
      guard text.hasSuffix("/min"), let number = text.dropLast(4).wholeNumber else {
        findings.error(
          .badQuantity,
          at: node.position,
          "\"\(name)\" is strokes a minute, written like \"20/min\", found \(quoted(text))."
        )
        return nil
      }
      return (number...number).checked(in: 5...120, node, name, &findings)?.lowerBound
    }
  }
}

extension Kind where Value == Pressure {
  /// A level from 1 to 5.
  static var level: Self {
    Self(.integer(1...5)) { node, name, findings in
      Kind<Int>.number(1...5).read(node, name, &findings).flatMap { Pressure($0) }
    }
  }
}

extension Kind where Value == PressureCourse {
  /// A level from 1 to 5, or two: rising `2-4`, falling `4-2`.
  static var pressure: Self {
    let form = ValueForm.either([.integer(1...5), .text(length: 3...3, pattern: "^[1-5]-[1-5]$")])
    return Self(form) { node, name, findings in
      guard let text = scalar(node, name, &findings) else { return nil }
      let parts = text.split(separator: "-", omittingEmptySubsequences: false)
      let numbers = parts.compactMap(\.wholeNumber)
      let levels = numbers.compactMap { Pressure($0) }
      if levels.count == parts.count, let start = levels.first, let end = levels.last,
        levels.count <= 2
      {
        return PressureCourse(start: start, end: end)
      }
      findings.error(
        numbers.count == parts.count && parts.count <= 2 ? .outOfRange : .badQuantity,
        at: node.position,
        "\"\(name)\" is a whole number from 1 to 5, or two like 2-4, found \(quoted(text))."
      )
      return nil
    }
  }
}
