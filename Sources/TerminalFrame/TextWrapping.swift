package import TextSafety

extension ShownText {
  /// The text as lines of at most so many columns, broken between words.
  ///
  /// A word longer than a line is broken inside, line feeds of the text are kept, and spaces at
  /// a break go. Fewer than two columns count as two: a wide character takes as many.
  package func wrapped(toColumns columnsMax: Int) -> [Self] {
    let lines = string.utf8.split(
      separator: UInt8(ascii: "\n"),
      omittingEmptySubsequences: false
    )
    return lines.flatMap { line in
      var wrapping = LineWrapping(columnsMax: max(2, columnsMax))
      for word in line.split(separator: UInt8(ascii: " ")) {
        wrapping.add(word: String(Substring(word)))
      }
      return wrapping.finished().map { Self($0) }
    }
  }

  /// The text as at most so many lines; the last one bears a mark where something is missing.
  package func wrapped(
    toColumns columnsMax: Int,
    lines linesMax: Int,
    mark: CutMark = .ellipsis
  ) -> [Self] {
    let lines = wrapped(toColumns: columnsMax)
    guard lines.count > linesMax else { return lines }
    guard linesMax > 0 else { return [] }
    let rest = lines[(linesMax - 1)...].map(\.string).joined(separator: " ")
    return lines.prefix(linesMax - 1) + [Self(rest).cut(toColumns: columnsMax, mark: mark)]
  }

  /// The text with a mark at its end: more belongs here that is not shown.
  package func marked(toColumns columnsMax: Int, mark: CutMark = .ellipsis) -> Self {
    let whole = Self(string + " " + String(mark.character))
    return whole.columns <= columnsMax
      ? whole : Self(string + "  ").cut(toColumns: columnsMax, mark: mark)
  }
}

private struct LineWrapping {
  let columnsMax: Int
  private var lines: [String] = []
  private var line = ""
  private var used = 0

  init(columnsMax: Int) {
    self.columnsMax = columnsMax
  }

  mutating func add(word: String) {
    let width = TextWidth.columns(of: word)
    if used > 0, used + 1 + width <= columnsMax {
      line += " " + word
      used += 1 + width
      return
    }
    if used > 0 { breakLine() }
    guard width > columnsMax else {
      line = word
      used = width
      return
    }
    TextWidth.forEachCell(of: word) { glyph, width in
      if used + width > columnsMax { breakLine() }
      line += glyph.text
      used += width
      return true
    }
  }

  private mutating func breakLine() {
    lines.append(line)
    line = ""
    used = 0
  }

  consuming func finished() -> [String] { lines + [line] }
}
