import SessionEngine
import TerminalFrame
import Words

extension Canvas {
  /// The rows of a long list that are in sight, the selected one among them.
  static func window(count: Int, selected: Int, rows: Int) -> Range<Int> {
    guard count > rows, rows > 0 else { return 0..<max(0, min(count, rows)) }
    let start = min(max(0, selected - rows / 2), count - rows)
    return start..<(start + rows)
  }

  /// Says at the first and the last row of a list where more rows are out of sight.
  mutating func moreMarks(_ shown: Range<Int>, of count: Int, column: Int, first: Int, last: Int) {
    if shown.lowerBound > 0 { put(look.sign("↑", "^"), column: column, row: first, role: .dim) }
    guard shown.upperBound < count, shown.lowerBound == 0 || last > first else { return }
    put(look.sign("↓", "v"), column: column, row: last, role: .dim)
  }

  /// The same for a list whose rows stand one below the other from an area's top.
  mutating func moreMarks(_ shown: Range<Int>, of count: Int, in area: Rectangle) {
    moreMarks(
      shown,
      of: count,
      column: area.left + 1,
      first: area.top,
      last: area.top + shown.count - 1
    )
  }

  /// One row of a list, marked by a sign as well as by its style where it is selected.
  mutating func listRow(
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

extension StepChoice {
  func draw(on canvas: inout Canvas, in area: Rectangle, steps: [StepProgress]) {
    canvas.put("Jump to", column: area.left, row: area.top, role: .title)
    let rows = area.rows(area.top + 1, area.size.rows - 1)
    let shown = Canvas.window(count: steps.count, selected: selected, rows: rows.size.rows)
    for (place, index) in shown.enumerated() {
      let step = steps[index]
      canvas.listRow(
        "\(index + 1)  " + step.step.line(side: step.step.side, look: canvas.look),
        right: step.stateWord,
        isSelected: index == selected,
        in: area.rows(area.top + 1 + place, 1),
        role: step.ending == nil ? .text : .dim
      )
      canvas.mark(
        area.rows(area.top + 1 + place, 1),
        as: index == selected ? .confirm : .row(index)
      )
    }
    canvas.moreMarks(shown, of: steps.count, in: rows)
  }
}

extension StepProgress {
  /// What became of it so far, or the time it still has.
  var stateWord: String {
    switch ending {
    case .finished, .signSeen: "done"
    case .skipped: "skipped"
    case .stopped: "stopped"
    case .leftOut: "left out"
    case nil: (limit - spent).asMinutes
    }
  }
}

extension TechniqueChoice {
  func draw(on canvas: inout Canvas, in area: Rectangle) {
    canvas.put(
      swaps ? "Put in this technique's place" : "Add after this technique",
      column: area.left,
      row: area.top,
      role: .title,
      width: area.size.columns
    )
    let shown = Canvas.window(count: rows.count, selected: selected, rows: area.size.rows - 1)
    for (place, index) in shown.enumerated() {
      let row = rows[index]
      canvas.listRow(
        row.title + canvas.look.sign(" · ", " - ") + row.zones.onScreen,
        right: row.refusal ?? row.duration.asMinutes,
        isSelected: index == selected,
        in: area.rows(area.top + 1 + place, 1),
        role: row.refusal == nil ? .text : .dim
      )
      canvas.mark(
        area.rows(area.top + 1 + place, 1),
        as: index == selected ? .confirm : .row(index)
      )
    }
    canvas.moreMarks(shown, of: rows.count, in: area.rows(area.top + 1, area.size.rows - 1))
  }
}
