import SessionEngine

/// Numbers with their units, as they stand in files; nothing where the form is not exactly this.
enum Quantity {
  /// `2 min`, `45 s`, `1 min 30 s`, `1 h`, `1 h 30 min`, in whole seconds.
  static func seconds(_ text: some StringProtocol) -> Int? {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    switch parts.count {
    case 2:
      guard let number = parts[0].wholeNumber, let unit = unitSeconds(parts[1]) else { return nil }
      return number * unit
    case 4:
      guard let number = parts[0].wholeNumber, let unit = unitSeconds(parts[1]), unit > 1,
        let rest = parts[2].wholeNumber, rest < 60, unitSeconds(parts[3]) == unit / 60
      else { return nil }
      return number * unit + rest * (unit / 60)
    default:
      return nil
    }
  }

  /// `15-20 min`, or a single time.
  static func secondsRange(_ text: String) -> ClosedRange<Int>? {
    if let single = seconds(text) { return single...single }
    guard let (numbers, unit) = numbersAndUnit(text), let factor = unitSeconds(unit) else {
      return nil
    }
    return numbers.lowerBound * factor...numbers.upperBound * factor
  }

  /// `7`, or `5-7`.
  static func numbers(_ text: some StringProtocol) -> ClosedRange<Int>? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first?.wholeNumber, parts.count <= 2 else { return nil }
    guard parts.count == 2 else { return first...first }
    guard let second = parts[1].wholeNumber, first <= second else { return nil }
    return first...second
  }

  /// `1-2 days` as its numbers and the rest.
  static func numbersAndUnit(_ text: String) -> (ClosedRange<Int>, String)? {
    guard let space = text.firstIndex(of: " "), let numbers = numbers(text[..<space]) else {
      return nil
    }
    return (numbers, String(text[text.index(after: space)...]))
  }

  private static func unitSeconds(_ unit: some StringProtocol) -> Int? {
    switch unit {
    case "s": 1
    case "min": 60
    case "h": 3_600
    default: nil
    }
  }
}

extension StringProtocol {
  /// A number of one to six ASCII digits without a leading zero.
  var wholeNumber: Int? {
    guard (1...6).contains(utf8.count), utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      utf8.count == 1 || utf8.first != 0x30
    else { return nil }
    return Int(self)
  }
}

extension Int {
  /// Seconds as a person writes them: `1 min 30 s`.
  var secondsInWords: String {
    let minutes = self / 60
    let seconds = self % 60
    if minutes == 0 { return "\(seconds) s" }
    return seconds == 0 ? "\(minutes) min" : "\(minutes) min \(seconds) s"
  }
}

extension Duration {
  /// As a person writes it: `1 min 30 s`, to the second.
  var inSentence: String { Int((wholeMilliseconds + 500) / 1_000).secondsInWords }
}
