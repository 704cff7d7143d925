package import TerminalFrame

/// Sentences in letters of several rows, for whoever reads alone and without glasses.
package struct LargeLetters: Sendable {
  private let font: BlockFont
  private let columns: Int

  private static let rows = 3...6

  /// The largest letters in which each of the sentences has room; nothing where none are small
  /// enough, or a character has no large form.
  package init?(for sentences: [String], in size: Size, repertoire: Repertoire = .unicode) {
    guard size.columns > 0, size.rows >= Self.rows.lowerBound else { return nil }
    let wide = Size(columns: 1_000, rows: 0)
    for rows in Self.rows.reversed() {
      let box = Size(columns: wide.columns, rows: rows)
      guard let font = BlockFont.largest(for: "M", in: box, repertoire: repertoire) else {
        continue
      }
      let letters = Self(font: font, columns: size.columns)
      let fits = sentences.allSatisfy { sentence in
        letters.lines(of: sentence).map { $0.count * (font.rows + 1) <= size.rows } ?? false
      }
      if fits {
        self = letters
        return
      }
    }
    return nil
  }

  private init(font: BlockFont, columns: Int) {
    self.font = font
    self.columns = columns
  }

  /// The words in lines; nothing where one has no room or no large form.
  private func lines(of sentence: String) -> [String]? {
    var lines: [String] = []
    for word in sentence.split(separator: " ").map(String.init) {
      guard let size = font.size(of: word), size.columns <= columns else { return nil }
      if let last = lines.last, let wide = font.size(of: last + " " + word),
        wide.columns <= columns
      {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(word)
      }
    }
    return lines
  }

  /// Draws the sentence and answers the rows it took.
  package func draw(
    _ sentence: String,
    on canvas: inout Canvas,
    at point: Point,
    role: Role
  ) -> Int {
    let style = canvas.look.theme.style(role)
    let lines = lines(of: sentence) ?? []
    for (index, line) in lines.enumerated() {
      let place = Point(column: point.column, row: point.row + index * (font.rows + 1))
      canvas.draw { $0.put(line, in: font, at: place, style: style) }
    }
    return lines.count * (font.rows + 1)
  }
}
