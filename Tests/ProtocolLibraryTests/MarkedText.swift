import ProtocolLibrary
import Testing

/// A text with marks 1️⃣ to 9️⃣ at the places where findings are expected.
struct MarkedText {
  let text: String
  let places: [SourcePosition]

  private static let marks: [Character] = ["1️⃣", "2️⃣", "3️⃣", "4️⃣", "5️⃣", "6️⃣", "7️⃣", "8️⃣", "9️⃣"]

  init(_ marked: String) {
    var text = ""
    var found: [Int: SourcePosition] = [:]
    var line = 1
    var column = 1
    for character in marked {
      if let mark = Self.marks.firstIndex(of: character) {
        found[mark] = SourcePosition(line: line, column: column)
        continue
      }
      text.append(character)
      if character == "\n" || character == "\r\n" {
        line += 1
        column = 1
      } else {
        column += character.unicodeScalars.count
      }
    }
    self.text = text
    places = Self.marks.indices.compactMap { found[$0] }
  }
}

/// One input and what must be found in it.
struct FindingCase: Sendable, CustomTestStringConvertible {
  let name: String
  let marked: String
  /// The codes in the order of their marks.
  let codes: [String]

  init(_ name: String, _ marked: String, _ codes: String...) {
    self.name = name
    self.marked = marked
    self.codes = codes
  }

  /// The example with one place changed.
  init(_ name: String, replace old: String, with new: String, _ codes: String...) {
    self.name = name
    marked = lumbarExample.replacingFirst(old, with: new)
    self.codes = codes
  }

  var testDescription: String { name }

  /// Expected findings as `line:column code`, by place.
  var expected: [String] {
    zip(MarkedText(marked).places, codes).sorted { $0.0 < $1.0 }
      .map { "\($0.line):\($0.column) \($1)" }
  }

  var text: String { MarkedText(marked).text }
}

extension Diagnostic {
  /// As `line:column code`.
  var place: String { "\(line):\(column) \(rule.rawValue)" }
}

extension String {
  /// The text with the first occurrence of a part exchanged; the part must be there.
  func replacingFirst(_ part: String, with other: String) -> String {
    guard let range = firstRange(of: part) else {
      preconditionFailure("The example does not hold: \(part)")
    }
    return replacingCharacters(in: range, with: other)
  }

  private func firstRange(of part: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(part) {
        return start..<index(start, offsetBy: part.count)
      }
      start = index(after: start)
    }
    return nil
  }

  private func replacingCharacters(in range: Range<Index>, with other: String) -> String {
    self[..<range.lowerBound] + other + self[range.upperBound...]
  }
}
