/// A character that a file must not hold, and where it stands.
package struct ForbiddenCharacter: Sendable, Hashable {
  package let scalar: Unicode.Scalar
  /// Counted from 0.
  package let line: Int
  /// Counted from 0, in characters of Unicode.
  package let column: Int

  /// The code as `U+0041`.
  package var code: String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// Every control, bidirectional, invisible or private character of a text, in order.
  ///
  /// Line feeds, alone or after a carriage return, and tabs are not among them: the reader has its
  /// own word for tabs.
  package static func all(in text: String) -> [Self] {
    // Nearly all text is plain and holds none.
    if text.unicodeScalars.allSatisfy({ $0.isPlainlyShown || $0 == "\n" }) { return [] }
    var found: [Self] = []
    var line = 0
    var column = 0
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      if scalar == "\n" {
        line += 1
        column = 0
        continue
      }
      if scalar.isForbidden(
        after: index > 0 ? scalars[index - 1] : nil,
        before: index + 1 < scalars.count ? scalars[index + 1] : nil
      ) {
        found.append(Self(scalar: scalar, line: line, column: column))
      }
      column += 1
    }
    return found
  }
}
