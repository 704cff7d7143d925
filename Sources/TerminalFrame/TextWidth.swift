import CWidth
package import TextSafety

/// How many columns text takes: `wcwidth`'s answer, as ncurses and the terminals count.
///
/// Every scalar of a width of its own takes cells of its own, and marks go onto the cell before:
/// so the layout agrees with the terminal whether or not it joins the parts of an emoji.
package enum TextWidth {
  /// Stands for what cannot be shown.
  static let replacement = Unicode.Scalar(0xFFFD as UInt16) ?? "?"

  /// Columns of one scalar: 0, 1 or 2, and nil for what has no width of its own to draw.
  static func columns(of scalar: Unicode.Scalar) -> Int? {
    if scalar.value < 0x7F { return scalar.value >= 0x20 ? 1 : nil }
    let width = wcwidth(wchar_t(bitPattern: scalar.value))
    return width < 0 ? nil : Int(width)
  }

  /// Calls `body` for each cell of the text, from left to right, until it answers false.
  ///
  /// Line breaks count as spaces.
  static func forEachCell(of text: String, _ body: (Glyph, Int) -> Bool) {
    var glyph: Glyph?
    var width = 0
    for scalar in text.unicodeScalars {
      if scalar.isLeftOutOfCells { continue }
      let columns = columns(of: scalar)
      if columns == 0, var marked = glyph {
        marked.add(scalar)
        glyph = marked
        continue
      }
      if let glyph, !body(glyph, width) { return }
      (glyph, width) = cell(startingWith: scalar, columns: columns)
    }
    if let glyph { _ = body(glyph, width) }
  }

  private static func cell(startingWith scalar: Unicode.Scalar, columns: Int?) -> (Glyph, Int) {
    if scalar.value < 0x20 { return (.blank, 1) }
    guard let columns else { return (Glyph(replacement), 1) }
    if columns == 0 {
      // A mark with nothing to stand on.
      var glyph = Glyph.blank
      glyph.add(scalar)
      return (glyph, 1)
    }
    return (Glyph(scalar), columns)
  }

  static func columns(of text: String) -> Int {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
    var total = 0
    forEachCell(of: text) { _, width in
      total += width
      return true
    }
    return total
  }
}

extension Unicode.Scalar {
  /// Parts of emoji sequences that terminals count differently: joiner, presentation, skin tone.
  fileprivate var isLeftOutOfCells: Bool {
    guard value >= 0x200D else { return false }
    return value == 0x200D || (0xFE00...0xFE0F).contains(value)
      || (0x1F3FB...0x1F3FF).contains(value)
  }
}

/// What stands at the end of a text that had to be cut.
package enum CutMark: Sendable, Hashable {
  case ellipsis
  /// `>`, for terminals without other characters.
  case ascii

  package init(_ repertoire: Repertoire) {
    self = repertoire == .unicode ? .ellipsis : .ascii
  }

  var character: Character {
    switch self {
    case .ellipsis: "…"
    case .ascii: ">"
    }
  }
}

extension ShownText {
  /// The columns this text takes on one line.
  package var columns: Int { TextWidth.columns(of: string) }

  /// The text cut to a number of columns, with a mark at its end where something is missing.
  package func cut(toColumns columnsMax: Int, mark: CutMark = .ellipsis) -> Self {
    guard columns > columnsMax else { return self }
    guard columnsMax > 0 else { return Self("") }
    var kept = ""
    var used = 0
    TextWidth.forEachCell(of: string) { glyph, width in
      guard used + width < columnsMax else { return false }
      kept += glyph.text
      used += width
      return true
    }
    while kept.last == " " { kept.removeLast() }
    kept.append(mark.character)
    return Self(kept)
  }
}
