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
  package var styleRuns: [String] {
    (0..<size.rows).flatMap { row in
      var runs: [String] = []
      var start = 0
      let cells = Array(rowCells(row))
      while start < cells.count {
        let style = cells[start].style
        var end = start + 1
        while end < cells.count, cells[end].style == style { end += 1 }
        if style != .plain { runs.append("\(row):\(start)-\(end - 1) \(style.words)") }
        start = end
      }
      return runs
    }
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
