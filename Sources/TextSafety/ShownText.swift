/// Text that may be drawn, printed or exported.
///
/// The only way from outside text to any output: what could move the cursor, hide, reorder or
/// overwrite is replaced by U+FFFD, and marks beyond four on one base are dropped.
package struct ShownText: Sendable, Hashable {
  package let string: String

  /// Text on one line: line breaks and tabs become spaces.
  package init(_ raw: String) {
    string = Self.cleaned(raw, keepingLineBreaks: false)
  }

  /// Text that keeps its line feeds; every other rule holds.
  package init(lines raw: String) {
    string = Self.cleaned(raw, keepingLineBreaks: true)
  }

  private static let marksMax = 4

  private static func cleaned(_ raw: String, keepingLineBreaks: Bool) -> String {
    // Nearly all text is plain ASCII: it is passed through untouched.
    if raw.utf8.allSatisfy({ (0x20..<0x7f).contains($0) }) { return raw }
    var scalars = String.UnicodeScalarView()
    var marks = 0
    var previous: Unicode.Scalar?
    let source = Array(raw.unicodeScalars)
    for (index, scalar) in source.enumerated() {
      let next = index + 1 < source.count ? source[index + 1] : nil
      if scalar.isMark {
        marks += 1
        if marks > marksMax { continue }
      } else if !scalar.isJoiner {
        marks = 0
      }
      scalars.append(shown(scalar, after: previous, before: next, keepingLineBreaks))
      previous = scalar
    }
    return String(scalars)
  }

  private static func shown(
    _ scalar: Unicode.Scalar,
    after previous: Unicode.Scalar?,
    before next: Unicode.Scalar?,
    _ keepingLineBreaks: Bool
  ) -> Unicode.Scalar {
    switch scalar {
    case "\n": keepingLineBreaks ? scalar : " "
    case "\t", "\r": " "
    case _ where scalar.isJoiner: scalar.joins(previous, next) ? scalar : "\u{FFFD}"
    case _ where scalar.isUnsafeToShow: "\u{FFFD}"
    default: scalar
    }
  }
}

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
  /// Line breaks and tabs are not among them: the reader has its own word for tabs.
  package static func all(in text: String) -> [Self] {
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

extension Unicode.Scalar {
  fileprivate var isMark: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark: true
    default: false
    }
  }

  /// Zero-width joiner and non-joiner: parts of words and of emoji.
  fileprivate var isJoiner: Bool { value == 0x200C || value == 0x200D }

  fileprivate func joins(_ previous: Unicode.Scalar?, _ next: Unicode.Scalar?) -> Bool {
    guard let previous, let next else { return false }
    return previous.mayBeJoined && next.mayBeJoined
  }

  private var mayBeJoined: Bool {
    properties.isAlphabetic || properties.isEmoji || properties.generalCategory == .nonspacingMark
      || properties.isVariationSelector
  }

  fileprivate func isForbidden(after previous: Unicode.Scalar?, before next: Unicode.Scalar?)
    -> Bool
  {
    switch self {
    case "\t", "\r": false
    case _ where isJoiner: !joins(previous, next)
    default: isUnsafeToShow
    }
  }

  /// Control, bidirectional, invisible, tag, noncharacter and private code points.
  fileprivate var isUnsafeToShow: Bool {
    if value < 0x7F { return value < 0x20 }
    if properties.isBidiControl || properties.isNoncharacterCodePoint { return true }
    switch value {
    case 0x7F...0x9F, 0xAD, 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x200B,
      0x2028, 0x2029, 0x2060...0x206F, 0x3164, 0xFEFF, 0xFFA0, 0xFFF9...0xFFFB, 0x1D173...0x1D17A,
      0xE0000...0xE0FFF:
      return true
    default:
      break
    }
    return properties.generalCategory == .privateUse
  }
}
