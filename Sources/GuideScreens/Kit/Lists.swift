package import TerminalFrame

extension Canvas {
  /// What a row of a list says.
  package struct Row {
    var text: String
    var right: String
    var role: Role

    package init(_ text: String, right: String = "", role: Role = .text) {
      self.text = text
      self.right = right
      self.role = role
    }
  }

  /// Draws a list around its selected row; a click selects a row, or takes the selected one.
  package mutating func list(
    _ count: Int,
    selected: Int,
    in area: Rectangle,
    isMarked: Bool = false,
    row: (Int) -> Row
  ) {
    let shown = Self.window(count: count, selected: selected, rows: area.size.rows)
    for (place, index) in shown.enumerated() {
      let row = row(index)
      let line = area.rows(area.top + place, 1)
      listRow(row.text, right: row.right, isSelected: index == selected, in: line, role: row.role)
      mark(line, as: index == selected && !isMarked ? .confirm : .row(index))
    }
    moreMarks(shown, of: count, in: area)
  }

  /// The scores 0 to 10 in a row, the chosen one marked; a click on one is its key.
  package mutating func scores(chosen: Int?, step: Int, row: Int) {
    for value in 0...10 {
      let place = Rectangle(column: value * step, row: row, columns: step, rows: 1)
      let isChosen = chosen == value
      put(
        isChosen ? "[\(value)]" : " \(value) ",
        column: place.left,
        row: row,
        role: isChosen ? .selected : .key,
        width: step + 1
      )
      mark(place, as: .score(value))
      if isChosen { rest(cursorAt: place.left + 1, row: row) }
    }
  }

  /// The beginning of a row that can be marked, with the number of its key; its words begin at
  /// column 7.
  package mutating func markable(
    _ number: Int,
    box: String? = nil,
    isMarked: Bool,
    isSelected: Bool,
    row: Int
  ) {
    put(isSelected ? look.sign("▸", ">") : " ", column: 0, row: row, role: .key)
    put("\(number)", column: 1, row: row, role: .key)
    let box = box ?? (isMarked ? "[x]" : "[ ]")
    put(box, column: 3, row: row, role: isMarked ? .alarm : .dim)
    if isSelected { rest(cursorAt: 0, row: row) }
  }

  /// Says on an area's last row what the suggested way on does; a click there takes it.
  package mutating func wayOn(
    _ text: String,
    _ keys: KeyBindings,
    in context: KeyContext,
    at area: Rectangle,
    role: Role = .answer
  ) {
    let row = area.bottom - 1
    let wayOn = keys.name(of: .confirm, in: context) + ": " + text
    let columns = put(wayOn, column: 0, row: row, role: role)
    mark(Rectangle(column: 0, row: row, columns: columns, rows: 1), as: .confirm)
  }

  /// The rows of a long list that are in sight, the selected one among them.
  package static func window(count: Int, selected: Int, rows: Int) -> Range<Int> {
    guard count > rows, rows > 0 else { return 0..<max(0, min(count, rows)) }
    let start = min(max(0, selected - rows / 2), count - rows)
    return start..<(start + rows)
  }

  /// The page of entries of these heights that has the selected one; each is whole on its page.
  package static func page(heights: [Int], selected: Int, rows: Int) -> Range<Int> {
    var start = 0
    var used = 0
    for (index, height) in heights.enumerated() {
      if used > 0, used + height > rows {
        if index > selected { return start..<index }
        start = index
        used = 0
      }
      used += height
    }
    return start..<heights.count
  }

  /// Says at the first and the last row of a list where more rows are out of sight.
  package mutating func moreMarks(
    _ shown: Range<Int>,
    of count: Int,
    column: Int,
    first: Int,
    last: Int
  ) {
    if shown.lowerBound > 0 { put(look.sign("↑", "^"), column: column, row: first, role: .dim) }
    guard shown.upperBound < count, shown.lowerBound == 0 || last > first else { return }
    put(look.sign("↓", "v"), column: column, row: last, role: .dim)
  }

  /// The same for a list whose rows stand one below the other from an area's top.
  package mutating func moreMarks(_ shown: Range<Int>, of count: Int, in area: Rectangle) {
    moreMarks(
      shown,
      of: count,
      column: area.left + 1,
      first: area.top,
      last: area.top + shown.count - 1
    )
  }

  /// One row of a list, marked by a sign as well as by its style where it is selected.
  package mutating func listRow(
    _ text: String,
    right: String = "",
    isSelected: Bool,
    in area: Rectangle,
    role: Role = .text
  ) {
    if isSelected { paint(area, role: .selected) }
    let role = isSelected ? Role.selected : role
    let rightWidth = min(right.columns, area.size.columns / 2)
    put(isSelected ? look.sign("▸", ">") : " ", column: area.left, row: area.top, role: role)
    put(
      text,
      column: area.left + 2,
      row: area.top,
      role: role,
      width: area.size.columns - 2 - (rightWidth > 0 ? rightWidth + 2 : 0)
    )
    if rightWidth > 0 {
      put(right, endingAt: area.right, row: area.top, role: role, width: rightWidth)
    }
    if isSelected { rest(cursorAt: area.left, row: area.top) }
  }
}
