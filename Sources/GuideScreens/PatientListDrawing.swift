import TerminalFrame

extension PatientListScreen: DrawnScreen {
  package var context: KeyContext { .patients }

  func draw(on canvas: inout Canvas) {
    guard canvas.hasRoom else {
      return TooSmall.draw("Patients", standing: standing, on: &canvas)
    }
    canvas.titleBar("Patients", detail: "\(rows.count)", standing: standing)
    let bottom = canvas.footer(context, standing: standing)
    canvas.put("Search", column: 0, row: 1, role: .dim)
    let area = Rectangle(left: 0, top: 2, right: canvas.columns, bottom: bottom)
    let rows = matching
    let shown = Canvas.window(count: rows.count, selected: selected, rows: area.size.rows)
    for (place, index) in shown.enumerated() {
      let row = rows[index]
      let course = row.course.map { "  " + $0 } ?? ""
      canvas.listRow(
        row.code + course,
        right: row.due ?? "",
        isSelected: index == selected,
        in: area.rows(area.top + place, 1)
      )
      canvas.mark(
        area.rows(area.top + place, 1),
        as: index == selected ? .confirm : .row(index)
      )
    }
    if rows.isEmpty {
      canvas.put(
        self.rows.isEmpty ? "No patients yet." : "Nothing matches. Esc clears the search.",
        column: 2,
        row: 2,
        role: .dim
      )
    }
    canvas.typedLine(search, column: 7, row: 1, width: canvas.columns - 7)
  }
}
