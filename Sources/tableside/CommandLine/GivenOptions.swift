import GuideProgram
import SessionEngine

/// The options of one command line; of an option given twice the last one holds.
struct GivenOptions {
  private let options: [(name: OptionName, value: String?)]

  init(_ options: [(name: OptionName, value: String?)]) {
    self.options = options
  }

  func has(_ name: OptionName) -> Bool { options.contains { $0.name == name } }

  func text(_ name: OptionName) -> String? { options.last { $0.name == name }?.value }

  func allow(_ names: [OptionName], in command: String) throws(Failure) {
    let foreign = options.map(\.name).filter {
      !names.contains($0) && !OptionName.common.contains($0)
    }
    if let first = foreign.min(by: { $0.rawValue < $1.rawValue }) {
      throw .usage("--\(first.rawValue) is not an option of \(command)")
    }
  }

  /// A whole number in decimal digits.
  func number(_ name: OptionName, in range: ClosedRange<Int>) throws(Failure) -> Int? {
    guard let text = text(name) else { return nil }
    let isPlain = !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    guard isPlain, let number = Int(text), range.contains(number) else {
      throw wrong(name, "a whole number from \(range.lowerBound) to \(range.upperBound)", text)
    }
    return number
  }

  /// How much faster than life a rehearsal goes, in thousandths.
  func speed() throws(Failure) -> Speed? {
    guard let text = text(.speed) else { return nil }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let isPlain = parts.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    guard isPlain, parts.count <= 2, let whole = parts.first, !whole.isEmpty, whole.count <= 4,
      parts.count == 1 || (1...3).contains(parts[1].count),
      let thousandths = Int(whole + (parts.count == 2 ? parts[1] : "") + zeros(parts)),
      let speed = Speed(thousandths: thousandths)
    else {
      throw wrong(.speed, "a number from 0.1 to 3600", text)
    }
    return speed
  }

  /// Years where no unit is said.
  func age() throws(Failure) -> AgeRange? {
    guard let text = text(.age) else { return nil }
    guard let age = AgeRange(line: text) ?? AgeRange(line: text + " y") else {
      throw wrong(.age, "an age such as '34', '5 y', '6 months' or '20 days'", text)
    }
    return age
  }

  /// One of a few words.
  func word<Word: CaseIterable & RawRepresentable<String>>(
    _ name: OptionName,
    among words: Word.Type
  ) throws(Failure) -> Word? {
    guard let text = text(name) else { return nil }
    guard let word = Word(rawValue: text) else { throw wrong(name, Self.allowed(words), text) }
    return word
  }

  static func allowed<Word: CaseIterable & RawRepresentable<String>>(_ words: Word.Type) -> String {
    "one of: " + words.allCases.map(\.rawValue).joined(separator: ", ")
  }

  private func zeros(_ parts: [Substring]) -> String {
    String(repeating: "0", count: 3 - (parts.count == 2 ? parts[1].count : 0))
  }

  func wrong(_ name: OptionName, _ allowed: String, _ found: String) -> Failure {
    .usage("--\(name.rawValue) takes \(allowed), found \(named(found))")
  }
}
