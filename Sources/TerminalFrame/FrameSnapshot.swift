extension Frame {
  /// The rows as plain text, spaces at their ends left out.
  package var lines: [String] {
    (0..<size.rows).map { row in
      var text = ""
      for cell in rowCells(row) where !cell.isContinuation { text += cell.glyph.text }
      while text.last == " " { text.removeLast() }
      return text
    }
  }

  /// Where the frame is not plain: `row:columns style`, one line for each run.
  ///
  /// Empty places between letters of one style are of that style, where nobody could see it.
  package var styleRuns: [String] {
    (0..<size.rows).flatMap { row in
      var runs: [(columns: ClosedRange<Int>, style: Style)] = []
      for (column, cell) in rowCells(row).enumerated() where cell.style != .plain {
        if let last = runs.last, last.style == cell.style,
          last.columns.upperBound + 1 == column
            || (cell.style.isInkAlone && isEmpty(last.columns.upperBound + 1..<column, row: row))
        {
          runs[runs.count - 1].columns = last.columns.lowerBound...column
        } else {
          runs.append((column...column, cell.style))
        }
      }
      return runs.map {
        "\(row):\($0.columns.lowerBound)-\($0.columns.upperBound) \($0.style.words)"
      }
    }
  }

  private func isEmpty(_ columns: Range<Int>, row: Int) -> Bool {
    columns.allSatisfy { cells[row * size.columns + $0] == .blank }
  }

  /// The frame as text for comparing in tests: rows between bars, style runs, cursor.
  package var snapshot: String {
    var text = "\(size.columns)x\(size.rows)\n"
    for line in lines { text += "|" + line + "\n" }
    for run in styleRuns { text += run + "\n" }
    if let cursor { text += "cursor \(cursor.column),\(cursor.row)\n" }
    return text
  }

  private func rowCells(_ row: Int) -> ArraySlice<Cell> {
    cells[(row * size.columns)..<((row + 1) * size.columns)]
  }
}

extension Style {
  /// Whether an empty place in this style looks like a plain one.
  fileprivate var isInkAlone: Bool {
    background == .standard && attributes.isDisjoint(with: [.reverse, .underline])
  }

  /// The style in words, such as `bold red on 236`.
  package var words: String {
    var words: [String] = []
    if attributes.contains(.bold) { words.append("bold") }
    if attributes.contains(.dim) { words.append("dim") }
    if attributes.contains(.reverse) { words.append("reverse") }
    if attributes.contains(.underline) { words.append("underline") }
    if foreground != .standard { words.append(foreground.word) }
    if background != .standard { words.append("on " + background.word) }
    return words.isEmpty ? "plain" : words.joined(separator: " ")
  }
}

extension Color {
  fileprivate var word: String {
    switch self {
    case .standard: "standard"
    case .ansi(let color): "\(color)"
    case .indexed(let number): "\(number)"
    }
  }
}
