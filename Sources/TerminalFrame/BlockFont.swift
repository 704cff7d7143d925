/// Large digits and letters drawn with one broad pen, of any size from three rows up.
///
/// With the full repertoire a cell is two square dots, one above the other; in ASCII a cell is
/// one dot, twice as tall as wide, and five rows are the least. All digits are equally wide, so a
/// countdown does not jump.
package struct BlockFont: Sendable, Hashable {
  package let rows: Int
  /// Columns of a digit.
  package let columns: Int
  package let repertoire: Repertoire

  private init(rows: Int, columns: Int, repertoire: Repertoire) {
    self.rows = rows
    self.columns = columns
    self.repertoire = repertoire
  }

  /// The largest font in which the text fits a box, with a digit's usual or a narrower breadth.
  ///
  /// nil when the box is too small or the text has a character with no large form. A countdown
  /// asks with its longest text, such as `88:88`, and keeps the font.
  package static func largest(
    for text: String,
    in box: Size,
    repertoire: Repertoire = .unicode
  ) -> Self? {
    let rowsMin = repertoire == .unicode ? 3 : 5
    guard !text.isEmpty, box.rows >= rowsMin else { return nil }
    for rows in stride(from: box.rows, through: rowsMin, by: -1) {
      // A dot is half as tall as a cell, so a square of so many rows is 2 × rows columns wide.
      let usual = (rows * 2 * 62 + 50) / 100
      let narrowest = max(4, (rows * 2 * 45 + 99) / 100)
      guard usual >= narrowest else { continue }
      for columns in stride(from: usual, through: narrowest, by: -1) {
        let font = Self(rows: rows, columns: columns, repertoire: repertoire)
        guard let size = font.size(of: text) else { return nil }
        if size.columns <= box.columns { return font }
      }
    }
    return nil
  }

  /// The cells a text takes, or nil when a character has no large form.
  package func size(of text: String) -> Size? {
    var total = -gap
    for character in text {
      guard let outline = BlockOutline.of(character) else { return nil }
      total += breadth(outline) + gap
    }
    return Size(columns: max(0, total), rows: rows)
  }

  private var dotsDown: Int { repertoire == .unicode ? rows * 2 : rows }

  /// The pen in columns; a square to the eye, with room for the two holes of an 8.
  private var penAcross: Int {
    let square = (rows * 2 + 3) / 6
    return max(1, min(square, columns / 3))
  }

  private var penDown: Int {
    let square = repertoire == .unicode ? penAcross : (penAcross + 1) / 2
    return max(1, min(square, (dotsDown - 2) / 3))
  }

  private var gap: Int { max(1, (penAcross * 3 + 2) / 4) }

  private func breadth(_ outline: BlockOutline) -> Int {
    switch outline.breadth {
    case .full: columns
    case .wide: columns + max(1, columns / 4)
    case .half: max(penAcross, columns / 2)
    case .stem: penAcross
    }
  }
}

extension BlockFont {
  /// The text as rows of blocks, for tests and for output that has no frame.
  package func lines(of text: String) -> [String] {
    guard let size = size(of: text) else { return [] }
    var frame = Frame(size: size)
    frame.put(text, in: self, at: Point(column: 0, row: 0))
    return frame.lines
  }

  fileprivate func draw(_ text: String, onto canvas: inout DotCanvas) {
    var left = 0
    for character in text {
      guard let outline = BlockOutline.of(character) else { continue }
      let across = breadth(outline)
      for stroke in outline.strokes { draw(stroke, across: across, left: left, onto: &canvas) }
      left += across + gap
    }
  }

  private func draw(_ stroke: Stroke, across: Int, left: Int, onto canvas: inout DotCanvas) {
    let roomX = across - penAcross
    let roomY = dotsDown - penDown
    func x(_ grid: Int) -> Int { left + Self.scaled(grid, of: Stroke.gridX, to: roomX) }
    func y(_ grid: Int) -> Int { Self.scaled(grid, of: Stroke.gridY, to: roomY) }
    let from = (x: x(stroke.fromX), y: y(stroke.fromY))
    let to = (x: x(stroke.toX), y: y(stroke.toY))
    if stroke.isStraight {
      canvas.fill(
        x: min(from.x, to.x)..<(max(from.x, to.x) + penAcross),
        y: min(from.y, to.y)..<(max(from.y, to.y) + penDown)
      )
      return
    }
    let steps = max(abs(to.x - from.x), abs(to.y - from.y), 1)
    for step in 0...steps {
      let column = from.x + Self.scaled(step, of: steps, to: to.x - from.x)
      let row = from.y + Self.scaled(step, of: steps, to: to.y - from.y)
      canvas.fill(x: column..<(column + penAcross), y: row..<(row + penDown))
    }
  }

  private static func scaled(_ value: Int, of grid: Int, to room: Int) -> Int {
    let doubled = 2 * value * room
    return (doubled + (doubled < 0 ? -grid : grid)) / (2 * grid)
  }
}

/// Dots that are set or not.
private struct DotCanvas {
  let columns: Int
  let rows: Int
  private var dots: [Bool]

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    dots = Array(repeating: false, count: columns * rows)
  }

  mutating func fill(x: Range<Int>, y: Range<Int>) {
    let x = x.clamped(to: 0..<columns)
    for row in y.clamped(to: 0..<rows) {
      for column in x { dots[row * columns + column] = true }
    }
  }

  func isSet(_ column: Int, _ row: Int) -> Bool { dots[row * columns + column] }
}

extension Frame {
  /// Draws a text in large letters and answers the cells it takes; nil when it has no large form.
  ///
  /// The blanks within it have its style too, so that a terminal need not change it in between.
  @discardableResult
  package mutating func put(
    _ text: String,
    in font: BlockFont,
    at point: Point,
    style: Style = .plain
  ) -> Size? {
    guard let size = font.size(of: text) else { return nil }
    let dotsPerCell = font.repertoire == .unicode ? 2 : 1
    var canvas = DotCanvas(columns: size.columns, rows: size.rows * dotsPerCell)
    font.draw(text, onto: &canvas)
    restyle(Rectangle(origin: point, size: size), style: style)
    for row in 0..<size.rows {
      for column in 0..<size.columns {
        let upper = canvas.isSet(column, row * dotsPerCell)
        let lower = dotsPerCell == 2 ? canvas.isSet(column, row * 2 + 1) : upper
        guard upper || lower else { continue }
        let place = Point(column: point.column + column, row: point.row + row)
        set(Self.block(upper, lower, font.repertoire), at: place, style: style)
      }
    }
    return size
  }

  private static func block(_ upper: Bool, _ lower: Bool, _ repertoire: Repertoire) -> Glyph {
    if repertoire == .ascii { return Glyph("#") }
    return upper && lower ? Glyph("█") : Glyph(upper ? "▀" : "▄")
  }
}
