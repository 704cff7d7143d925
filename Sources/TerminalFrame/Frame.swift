package import TextSafety

/// Everything one screen shows, as a value.
package struct Frame: Sendable, Equatable {
  package let size: Size
  /// Row by row, from the upper left corner.
  package private(set) var cells: [Cell]
  /// Where the hardware cursor rests, for screen readers and typing; hidden when nil.
  package var cursor: Point?
  /// Places of a text that another one took; a screen without mistakes has none.
  package private(set) var overdrawnCells = 0
  /// Texts that lost their end with no mark to tell of it.
  package private(set) var silentCuts = 0
  /// Where a text stands, its spaces as well as its letters.
  private var isTaken: [Bool]

  /// An empty frame in the style of its ground.
  package init(size: Size, ground: Style = .plain) {
    self.size = size
    cells = Array(repeating: Cell(style: ground), count: size.columns * size.rows)
    isTaken = Array(repeating: false, count: cells.count)
  }

  package static func == (one: Self, other: Self) -> Bool {
    one.size == other.size && one.cursor == other.cursor && one.cells == other.cells
  }

  /// The cell at a place, or nil outside the frame.
  package subscript(_ point: Point) -> Cell? {
    guard (0..<size.columns).contains(point.column), (0..<size.rows).contains(point.row) else {
      return nil
    }
    return cells[point.row * size.columns + point.column]
  }

  /// Draws text on one line and answers the columns it took.
  ///
  /// What does not fit `maxColumns` or the frame is cut, with `mark` at the end when one is given.
  @discardableResult
  package mutating func put(
    _ text: ShownText,
    at point: Point,
    style: Style = .plain,
    maxColumns: Int = .max,
    mark: CutMark? = nil
  ) -> Int {
    guard (0..<size.rows).contains(point.row), point.column < size.columns, maxColumns > 0 else {
      if !text.string.isEmpty { silentCuts += 1 }
      return 0
    }
    let room = max(0, min(maxColumns, size.columns - max(0, point.column)))
    guard text.string.utf8.count > room, text.columns > room else {
      return put(cellsOf: text.string, at: point, style: style, room: room)
    }
    guard let mark, room > 0 else {
      silentCuts += 1
      return put(cellsOf: text.string, at: point, style: style, room: room)
    }
    return put(
      cellsOf: text.cut(toColumns: room, mark: mark).string,
      at: point,
      style: style,
      room: room
    )
  }

  /// Draws a text of the program itself.
  @discardableResult
  package mutating func put(
    _ text: StaticString,
    at point: Point,
    style: Style = .plain,
    maxColumns: Int = .max,
    mark: CutMark? = nil
  ) -> Int {
    put(ShownText(text.description), at: point, style: style, maxColumns: maxColumns, mark: mark)
  }

  /// Draws one character of the program's own, so many times in a row.
  package mutating func put(
    _ character: Character,
    at point: Point,
    style: Style = .plain,
    count: Int = 1
  ) {
    let area = Rectangle(origin: point, size: Size(columns: count, rows: 1))
    cover(area, with: character, style: style, isText: character != " ")
  }

  /// Draws a cell of eight dots, numbered as Unicode numbers those of braille.
  package mutating func put(dots pattern: UInt8, at point: Point, style: Style = .plain) {
    guard let scalar = Unicode.Scalar(0x2800 + UInt32(pattern)) else { return }
    set(Glyph(scalar), at: point, style: style)
  }

  /// Takes the dots of a cell away, so that a sign can stand in their place.
  package mutating func clearDots(at point: Point) {
    guard let cell = self[point], (0x2800...0x28FF).contains(cell.glyph.packed(0)) else { return }
    let index = point.row * size.columns + point.column
    cells[index].glyph = .blank
    isTaken[index] = false
  }

  /// Gives a part of the frame a ground; a text that stood there is lost, and counted.
  package mutating func fill(
    _ area: Rectangle,
    with character: Character = " ",
    style: Style = .plain
  ) {
    cover(area, with: character, style: style, isText: false)
  }

  /// Gives the cells of a part another style and leaves their characters.
  package mutating func restyle(_ area: Rectangle, style: Style) {
    for row in rows(of: area) {
      for column in columns(of: area) { cells[row * size.columns + column].style = style }
    }
  }

  /// The same in less light: nothing bold, no bright colour.
  package var dimmed: Self {
    var frame = self
    for index in frame.cells.indices { frame.cells[index].style = cells[index].style.dimmed }
    return frame
  }
}

extension Frame {
  /// Draws a glyph of one column; outside the frame nothing happens.
  mutating func set(_ glyph: Glyph, at point: Point, style: Style) {
    guard self[point] != nil else { return }
    store(Cell(glyph: glyph, style: style), column: point.column, row: point.row, isText: true)
  }

  private mutating func put(
    cellsOf text: String,
    at point: Point,
    style: Style,
    room: Int
  ) -> Int {
    var column = point.column
    let end = max(0, point.column) + room
    if point.column < 0 { silentCuts += 1 }
    TextWidth.forEachCell(of: text) { glyph, width in
      guard column + width <= end else { return false }
      if column >= 0 {
        store(
          Cell(glyph: glyph, style: style, width: UInt8(width)),
          column: column,
          row: point.row,
          isText: true
        )
      }
      column += width
      return true
    }
    return max(0, column - max(0, point.column))
  }

  private mutating func cover(
    _ area: Rectangle,
    with character: Character,
    style: Style,
    isText: Bool
  ) {
    var cell = Cell(style: style)
    TextWidth.forEachCell(of: String(character)) { glyph, width in
      cell.glyph = glyph
      cell.width = UInt8(width)
      return false
    }
    let columns = columns(of: area)
    for row in rows(of: area) {
      for column in stride(from: columns.lowerBound, to: columns.upperBound, by: Int(cell.width))
      where column + Int(cell.width) <= columns.upperBound {
        store(cell, column: column, row: row, isText: isText)
      }
    }
  }

  /// Puts a cell into its place and blanks the other half of a wide character it falls upon.
  private mutating func store(_ cell: Cell, column: Int, row: Int, isText: Bool) {
    let index = row * size.columns + column
    let last = index + Int(cell.width) - 1
    if cells[index].isContinuation, column > 0 {
      cells[index - 1] = Cell(style: cells[index - 1].style)
    }
    if column + Int(cell.width) < size.columns, cells[last + 1].isContinuation {
      cells[last + 1] = Cell(style: cells[last + 1].style)
    }
    for place in index...last {
      if isTaken[place] { overdrawnCells += 1 }
      isTaken[place] = isText
    }
    cells[index] = cell
    if cell.width == 2 { cells[last] = .continuation(cell.style) }
  }

  private func rows(of area: Rectangle) -> Range<Int> {
    Self.overlap(start: area.origin.row, length: area.size.rows, within: size.rows)
  }

  private func columns(of area: Rectangle) -> Range<Int> {
    Self.overlap(start: area.origin.column, length: area.size.columns, within: size.columns)
  }

  private static func overlap(start: Int, length: Int, within limit: Int) -> Range<Int> {
    let lower = min(max(0, start), limit)
    let (end, isBeyond) = start.addingReportingOverflow(length)
    return lower..<max(lower, isBeyond ? limit : min(end, limit))
  }
}
