import SessionEngine
import TerminalFrame
import Words

extension HistoryScreen: DrawnScreen {
  package var context: KeyContext { .history }

  func draw(on canvas: inout Canvas) {
    guard canvas.hasRoom else {
      return TooSmall.draw("History", standing: standing, on: &canvas)
    }
    canvas.titleBar("History", detail: patient.map { "of \($0)" }, standing: standing)
    let bottom = canvas.footer(
      context,
      standing: standing,
      without: rows.indices.contains(selected) && rows[selected].patient != nil ? [] : [.again]
    )
    let course = rows.indices.contains(selected) ? rows[selected].course : nil
    let area = Rectangle(
      left: 0,
      top: 2,
      right: canvas.columns,
      bottom: bottom - (course == nil ? 1 : 2)
    )
    guard !rows.isEmpty else {
      canvas.put("No sessions yet.", column: 2, row: 2, role: .dim)
      return
    }
    let shown = Canvas.window(count: rows.count, selected: selected, rows: area.size.rows)
    for (place, index) in shown.enumerated() {
      let row = rows[index]
      canvas.listRow(
        row.date + "  " + (row.patient ?? "walk-in") + "  " + row.protocolTitle,
        right: canvas.columns >= 70 ? row.result : "",
        isSelected: index == selected,
        in: area.rows(area.top + place, 1)
      )
      canvas.mark(
        area.rows(area.top + place, 1),
        as: index == selected ? .confirm : .row(index)
      )
    }
    canvas.moreMarks(shown, of: rows.count, in: area)
    if let course { canvas.put(course, column: 0, row: bottom - 2, role: .dim) }
    if rows.indices.contains(selected) {
      canvas.put(rows[selected].details, column: 0, row: bottom - 1, role: .dim)
    }
  }
}

extension HistoryScreen.Row {
  var result: String { isVoided ? "VOID" : handsOn.asMinutes + " of " + planned.asMinutes }

  var details: String {
    var words = ["session \(sessionNumber)", outcome?.onScreen ?? "not over"]
    if let painBefore, let painAfter {
      words.append("pain \(painBefore), after it \(painAfter)")
    } else if let painBefore {
      words.append("pain before \(painBefore)")
    }
    if reactions > 0 { words.append(reactions.counted("reaction", "reactions")) }
    if isRehearsal { words.append("REHEARSAL") }
    if isVoided { words.append("VOID") }
    if let openedFor { words.append("opened for \(openedFor)") }
    return words.joined(separator: ", ")
  }
}
