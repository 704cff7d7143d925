/// Scores from 0 to 10 on a grid of characters: lines of dots, and marks on top of them.
struct PlotCanvas {
  private let columnCount: Int
  private let rowCount: Int
  private let glyphs: PainPlot.Glyphs
  /// The dots of each character, as the low byte of its braille pattern.
  private var dots: [UInt8]
  private var marks: [PlotMark?]

  init(columns: Int, rows: Int, glyphs: PainPlot.Glyphs) {
    columnCount = columns
    rowCount = rows
    self.glyphs = glyphs
    dots = Array(repeating: 0, count: columns * rows)
    marks = Array(repeating: nil, count: columns * rows)
  }

  /// Evenly spread columns, each session in the middle of its share.
  func columns(of count: Int) -> [Int] {
    (0..<count).map { (2 * $0 + 1) * columnCount / (2 * count) }
  }

  /// The most rows within this height on which the eleven scores lie equally far apart.
  static func rows(within height: Int) -> Int { max(0, height - 1) / 10 * 10 + 1 }

  /// The score written beside its row.
  var scale: [Int?] {
    var labels = [Int?](repeating: nil, count: rowCount)
    for score in 0...10 { labels[row(of: score)] = score }
    return labels
  }

  /// Puts one course of scores on the grid; a gap in it breaks the line.
  mutating func draw(_ scores: [Int?], at columns: [Int], mark: PlotMark) {
    var previous: (column: Int, score: Int)?
    for (column, score) in zip(columns, scores) {
      guard let score = score.map({ min(max($0, 0), 10) }) else {
        previous = nil
        continue
      }
      if let previous { line(from: previous, to: (column, score), isDotted: mark == .after) }
      previous = (column, score)
      put(mark, at: row(of: score) * columnCount + column)
    }
  }

  var rows: [String] {
    (0..<rowCount).map { row in
      let cells = (0..<columnCount).map { character(at: row * columnCount + $0) }
      var text = String(cells)
      while text.last == " " { text.removeLast() }
      return text
    }
  }

  private func row(of score: Int) -> Int { (10 - score) * (rowCount - 1) / 10 }

  private mutating func put(_ mark: PlotMark, at cell: Int) {
    marks[cell] = marks[cell] == nil || marks[cell] == mark ? mark : .both
  }

  /// Two dots wide and four high in each character; the course after the session is dotted.
  private mutating func line(
    from start: (column: Int, score: Int),
    to end: (column: Int, score: Int),
    isDotted: Bool
  ) {
    let (x, y) = (start.column * 2, row(of: start.score) * 4 + 1)
    let width = end.column * 2 - x
    let height = row(of: end.score) * 4 + 1 - y
    let length = max(width, abs(height), 1)
    for place in 0...length where !isDotted || place % 3 == 0 {
      dot(x + width * place / length, y + height * place / length)
    }
  }

  private mutating func dot(_ x: Int, _ y: Int) {
    let cell = y / 4 * columnCount + x / 2
    guard dots.indices.contains(cell) else { return }
    let left: [UInt8] = [0x01, 0x02, 0x04, 0x40]
    let right: [UInt8] = [0x08, 0x10, 0x20, 0x80]
    dots[cell] |= (x % 2 == 0 ? left : right)[y % 4]
  }

  private func character(at cell: Int) -> Character {
    if let mark = marks[cell] { return glyphs.mark(mark) }
    guard dots[cell] != 0 else { return " " }
    switch glyphs {
    case .ascii: return "."
    case .braille:
      return Unicode.Scalar(0x2800 + UInt32(dots[cell])).map(Character.init) ?? " "
    }
  }
}
