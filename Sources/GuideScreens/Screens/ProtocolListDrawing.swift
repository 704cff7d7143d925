import SessionEngine
import TerminalFrame
import Words

extension ProtocolListScreen: DrawnScreen {
  package var context: KeyContext { .list }

  func draw(on canvas: inout Canvas) {
    guard canvas.hasRoom else {
      return TooSmall.draw("Protocols", standing: standing, on: &canvas)
    }
    let rows = matching
    let detail = patient.map { "for \($0)" } ?? ""
    canvas.titleBar("Protocols", detail: detail + count(rows), standing: standing)
    let bottom = canvas.footer(context, standing: standing)
    let found = Rectangle(left: 0, top: 2, right: canvas.columns, bottom: bottom)
    let about = detailArea(in: found)
    let list = Rectangle(
      left: 0,
      top: 2,
      right: about.map { $0.left > 0 ? $0.left - 2 : canvas.columns } ?? canvas.columns,
      bottom: about.map { $0.left > 0 ? bottom : $0.top - 1 } ?? bottom
    )
    drawList(rows, on: &canvas, in: list)
    if let about, rows.indices.contains(selected) {
      drawDetails(rows[selected], on: &canvas, in: about)
    }
    canvas.put("Search", column: 0, row: 1, role: .dim)
    canvas.typedLine(search, column: 7, row: 1, width: canvas.columns - 7)
  }

  private func count(_ matching: [Row]) -> String {
    matching.count == rows.count ? "  \(rows.count)" : "  \(matching.count) of \(rows.count)"
  }

  /// Beside the list where the window is wide, below it where it is high enough.
  private func detailArea(in area: Rectangle) -> Rectangle? {
    if area.size.columns >= 110 {
      return Rectangle(
        left: area.size.columns * 3 / 5,
        top: area.top,
        right: area.right,
        bottom: area.bottom
      )
    }
    guard area.size.rows >= 14 else { return nil }
    return Rectangle(left: 0, top: area.bottom - 6, right: area.right, bottom: area.bottom)
  }

  private func drawList(_ rows: [Row], on canvas: inout Canvas, in area: Rectangle) {
    guard !rows.isEmpty else {
      canvas.wrap(
        self.rows.isEmpty
          ? "No protocols were found." : "Nothing matches. Esc clears the search.",
        in: Rectangle(left: 2, top: area.top, right: area.right, bottom: area.bottom),
        role: .dim
      )
      return
    }
    let shown = Canvas.window(count: rows.count, selected: selected, rows: area.size.rows)
    for (place, index) in shown.enumerated() {
      let row = rows[index]
      let area = area.rows(area.top + place, 1)
      canvas.listRow(
        row.title,
        right: row.fault == nil ? row.session.onScreen : "cannot be used",
        isSelected: index == selected,
        in: area,
        role: row.fault == nil ? .text : .dim
      )
      canvas.mark(area, as: index == selected ? .confirm : .row(index))
    }
    canvas.moreMarks(shown, of: rows.count, in: area)
  }

  private func drawDetails(_ row: Row, on canvas: inout Canvas, in area: Rectangle) {
    var lines: [(String, Role)] = [(row.title, .title)]
    if let fault = row.fault { lines.append((fault, .refusal)) }
    var facts = [row.session.onScreen]
    if !row.positions.isEmpty {
      facts.append(row.positions.map(\.onScreen).joined(separator: " or "))
    }
    if let ages = row.ages { facts.append(ages) }
    lines.append((facts.joined(separator: canvas.look.sign(" · ", ", ")), .text))
    lines.append(("Zones: " + row.zones.onScreen, .zone))
    if let summary = row.summary { lines.append((summary, .text)) }
    if !row.conditions.isEmpty {
      lines.append(("For: " + row.conditions.joined(separator: ", "), .dim))
    }
    canvas.flow(lines.map { Canvas.Line(text: $0.0, role: $0.1) }, in: area)
  }
}
