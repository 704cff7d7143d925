package import TerminalFrame
import TextSafety

/// A frame being drawn, the look it is drawn in, and the places a click can mean something.
package struct Canvas: Sendable {
  package private(set) var frame: Frame
  package let look: Look
  private(set) var spots: [(area: Rectangle, act: Act)] = []
  /// Draws what each second changes, over all that does not.
  private var moving: [@Sendable (inout Canvas, SessionTimes) -> Void] = []
  /// How far the text that was drawn last can be scrolled.
  package var scrollMax = 0

  init(size: Size, look: Look) {
    frame = Frame(size: size, ground: look.theme.ground)
    self.look = look
  }

  package var columns: Int { frame.size.columns }
  package var rows: Int { frame.size.rows }
  /// Whether a screen can be laid out at all; else one sentence is shown.
  package var hasRoom: Bool { TooSmall.isRoom(frame.size) }
  package var whole: Rectangle { Rectangle(column: 0, row: 0, columns: columns, rows: rows) }

  /// Draws one line of text and answers the columns it took; what does not fit gets a mark.
  @discardableResult
  package mutating func put(
    _ text: String,
    column: Int,
    row: Int,
    role: Role = .text,
    width: Int = .max
  ) -> Int {
    frame.put(
      ShownText(text),
      at: Point(column: column, row: row),
      style: look.theme.style(role),
      maxColumns: width,
      mark: look.cutMark
    )
  }

  /// Draws one character of the program's own, so many times in a row.
  package mutating func put(_ character: Character, column: Int, row: Int, role: Role, count: Int) {
    frame.put(
      character,
      at: Point(column: column, row: row),
      style: look.theme.style(role),
      count: count
    )
  }

  /// Draws a line that ends at a column, cut at its end where it is longer than `width`.
  package mutating func put(_ text: String, endingAt end: Int, row: Int, role: Role, width: Int) {
    let length = min(text.columns, width)
    put(text, column: max(0, end - length), row: row, role: role, width: length)
  }

  /// Draws a line in the middle of an area's first row.
  package mutating func put(_ text: String, centredIn area: Rectangle, role: Role) {
    let length = min(text.columns, area.size.columns)
    put(
      text,
      column: area.origin.column + (area.size.columns - length) / 2,
      row: area.origin.row,
      role: role,
      width: length
    )
  }

  /// Draws a text over as many lines as the area has and answers the lines it took.
  @discardableResult
  package mutating func wrap(_ text: String, in area: Rectangle, role: Role = .text) -> Int {
    flow([Line(text: text, role: role)], in: area)
  }

  /// A text of its own lines, at most so many of them.
  package struct Line: Hashable, Sendable {
    package var text: String
    package var role: Role
    package var rowsMax: Int

    package init(text: String, role: Role = .text, rowsMax: Int = .max) {
      self.text = text
      self.role = role
      self.rowsMax = rowsMax
    }
  }

  /// Draws texts one below the other and answers the rows they took.
  ///
  /// Where there is more than the area takes, its last row bears a mark.
  @discardableResult
  package mutating func flow(_ lines: [Line], in area: Rectangle) -> Int {
    guard area.size.columns > 1, area.size.rows > 0 else { return 0 }
    let width = area.size.columns
    let all = lines.flatMap { line in
      ShownText(lines: line.text)
        .wrapped(toColumns: width, lines: line.rowsMax, mark: look.cutMark)
        .map { (text: $0, role: line.role) }
    }
    let shown = all.prefix(area.size.rows)
    for (index, line) in shown.enumerated() {
      let isCut = index == shown.count - 1 && all.count > shown.count
      let text = isCut ? line.text.marked(toColumns: width, mark: look.cutMark) : line.text
      put(text.string, column: area.left, row: area.top + index, role: line.role, width: width)
    }
    return shown.count
  }

  package mutating func rule(row: Int, role: Role = .dim) {
    guard (0..<rows).contains(row) else { return }
    put(look.isASCII ? "-" : "─", column: 0, row: row, role: role, count: columns)
  }

  package mutating func restyle(row: Int, role: Role) {
    frame.restyle(
      Rectangle(column: 0, row: row, columns: columns, rows: 1),
      style: look.theme.style(role)
    )
  }

  package mutating func paint(_ area: Rectangle, role: Role) {
    frame.fill(area, style: look.theme.style(role))
  }

  package mutating func rest(cursorAt column: Int, row: Int) {
    guard (0..<columns).contains(column), (0..<rows).contains(row) else { return }
    frame.cursor = Point(column: column, row: row)
  }

  package mutating func mark(_ area: Rectangle, as act: Act) {
    spots.append((area, act))
  }

  /// Leaves a place for what each second changes, to be drawn when all else is.
  mutating func drawEachSecond(_ body: @escaping @Sendable (inout Canvas, SessionTimes) -> Void) {
    moving.append(body)
  }

  mutating func drawMoving(at times: SessionTimes) {
    for body in moving { body(&self, times) }
  }

  /// Lets a part that knows frames draw on this one.
  package mutating func draw(_ body: (inout Frame) -> Void) {
    body(&frame)
  }
}

extension String {
  /// The columns the text takes once it is safe to show.
  package var columns: Int { ShownText(self).columns }
}

extension Rectangle {
  package var left: Int { origin.column }
  package var top: Int { origin.row }

  /// The same without so many columns at its right end.
  package func narrowed(by columns: Int) -> Self {
    Self(left: left, top: top, right: right - columns, bottom: bottom)
  }

  /// The same columns, so many rows from a row on, never beyond the area's end.
  package func rows(_ top: Int, _ count: Int) -> Self {
    Self(left: left, top: top, right: right, bottom: min(bottom, top + count))
  }

  /// The first column and row beyond it.
  package var right: Int { origin.column + size.columns }
  package var bottom: Int { origin.row + size.rows }

  package init(left: Int, top: Int, right: Int, bottom: Int) {
    self.init(column: left, row: top, columns: right - left, rows: bottom - top)
  }
}
