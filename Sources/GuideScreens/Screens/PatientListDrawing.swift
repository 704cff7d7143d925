import TerminalFrame

extension PatientListScreen: DrawnScreen {
  package var context: KeyContext { .patients }

  func draw(on canvas: inout Canvas) {
    guard canvas.hasRoom else {
      return TooSmall.draw("Patients", standing: standing, on: &canvas)
    }
    canvas.titleBar("Patients", detail: "\(rows.count)", standing: standing)
    let bottom = canvas.footer(context, standing: standing)
    canvas.put("Code", column: 0, row: 1, role: .dim)
    let area = Rectangle(left: 0, top: 2, right: canvas.columns, bottom: bottom)
    let rows = matching
    let count = rows.count + (addable == nil ? 0 : 1)
    let shown = Canvas.window(count: count, selected: selected, rows: area.size.rows)
    for (place, index) in shown.enumerated() {
      let row = rows.indices.contains(index) ? rows[index] : nil
      let course = row?.course.map { "  " + $0 } ?? ""
      canvas.listRow(
        row.map { $0.code + course } ?? "Add the patient \(addable ?? "")",
        right: row?.due ?? "",
        isSelected: index == selected,
        in: area.rows(area.top + place, 1)
      )
      canvas.mark(
        area.rows(area.top + place, 1),
        as: index == selected ? .confirm : .row(index)
      )
    }
    canvas.moreMarks(shown, of: count, in: area)
    if count == 0 {
      canvas.put("No patients yet. Type a code to add one.", column: 2, row: 2, role: .dim)
    }
    canvas.typedLine(search, column: 7, row: 1, width: canvas.columns - 7)
  }
}
