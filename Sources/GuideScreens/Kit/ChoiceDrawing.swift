import TerminalFrame

extension ChoiceScreen: DrawnScreen {
  package var context: KeyContext { .choosing }

  func draw(on canvas: inout Canvas) {
    guard canvas.hasRoom else { return TooSmall.draw(title, standing: standing, on: &canvas) }
    canvas.titleBar(title, detail: patient, standing: standing)
    let bottom = canvas.footer(context, standing: standing, without: [.mark])
    let room = Rectangle(left: 0, top: 2, right: canvas.columns, bottom: bottom)
    let kept = min(choices.count, max(1, room.size.rows / 2))
    let top = canvas.paragraphs(text, in: room.rows(room.top, room.size.rows - kept))
    let shown = Canvas.window(count: choices.count, selected: selected, rows: max(1, bottom - top))
    for (place, index) in shown.enumerated() where top + place < bottom {
      let area = Rectangle(column: 0, row: top + place, columns: canvas.columns, rows: 1)
      canvas.listRow(choices[index], isSelected: index == selected, in: area)
      canvas.mark(area, as: index == selected ? .confirm : .row(index))
    }
    canvas.moreMarks(
      shown,
      of: choices.count,
      in: Rectangle(left: 0, top: top, right: canvas.columns, bottom: bottom)
    )
  }
}

extension LineScreen: DrawnScreen {
  package var context: KeyContext { .typing }

  func draw(on canvas: inout Canvas) {
    guard canvas.hasRoom else { return TooSmall.draw(title, standing: standing, on: &canvas) }
    canvas.titleBar(title, detail: patient, standing: standing)
    let bottom = canvas.footer(context, standing: standing)
    let room = Rectangle(left: 0, top: 2, right: canvas.columns, bottom: bottom - 3)
    let top = min(canvas.paragraphs(text, in: room), bottom - 3)
    canvas.typedLine(line, column: 0, row: top, width: canvas.columns)
    canvas.put("Enter: " + enter, column: 0, row: top + 2, role: .answer)
    canvas.mark(Rectangle(column: 0, row: top + 2, columns: canvas.columns, rows: 1), as: .confirm)
  }
}

extension Canvas {
  /// Draws paragraphs with a blank line after each and answers the row below them.
  fileprivate mutating func paragraphs(_ texts: [String], in area: Rectangle) -> Int {
    var row = area.top
    for text in texts where row < area.bottom {
      row +=
        wrap(text, in: Rectangle(left: 0, top: row, right: area.right, bottom: area.bottom)) + 1
    }
    return row
  }
}
