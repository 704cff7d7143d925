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
    // Nearly all text is plain: it is passed through untouched.
    if raw.utf8.allSatisfy({ (0x20..<0x7f).contains($0) }) { return raw }
    if raw.unicodeScalars.allSatisfy(\.isPlainlyShown) { return raw }
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
