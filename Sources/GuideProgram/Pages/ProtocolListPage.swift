import GuideScreens
import SessionEngine
import TerminalFrame
import Words

/// The protocols to choose from, with a search.
struct ProtocolListPage: SearchPage {
  /// All protocols; the page shows those that match the search.
  var rows: [ProtocolFacts]
  var search = TypedLine()
  /// Place among the rows that match.
  var selected = 0
  /// The patient that the session will be for.
  var patient: String?

  private var matching: [ProtocolFacts] { rows.filter { $0.matches(search.text) } }

  var before: Effect { patient.map(Effect.openPatient) ?? .readHome }
  var context: KeyContext { .list }
  var title: String { "Protocols" }
  var detail: String? {
    let found = matching.count
    let count = found == rows.count ? "  \(found)" : "  \(found) of \(rows.count)"
    return (patient.map { "for \($0)" } ?? "") + count
  }
  var rowCount: Int { matching.count }

  mutating func confirm(_ desk: inout Desk) {
    let matching = matching
    guard matching.indices.contains(selected) else {
      return desk.refuse("No protocol matches; backspace widens the search.")
    }
    if let fault = matching[selected].fault {
      return desk.refuse("This file cannot be used: \(fault)")
    }
    desk.offer(matching[selected].id, patient: patient)
  }

  func draw(on canvas: inout Canvas, in area: Rectangle, _ keys: KeyBindings) {
    let rows = matching
    let found = Rectangle(left: 0, top: 2, right: canvas.columns, bottom: area.bottom)
    let about = detailArea(in: found)
    let list = Rectangle(
      left: 0,
      top: 2,
      right: about.map { $0.left > 0 ? $0.left - 2 : canvas.columns } ?? canvas.columns,
      bottom: about.map { $0.left > 0 ? area.bottom : $0.top - 1 } ?? area.bottom
    )
    drawList(rows, on: &canvas, in: list, keys)
    if let about, rows.indices.contains(selected) {
      drawDetails(rows[selected], on: &canvas, in: about)
    }
    canvas.put("Search", column: 0, row: 1, role: .dim)
    canvas.typedLine(search, column: 7, row: 1, width: canvas.columns - 7)
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

  private func drawList(
    _ rows: [ProtocolFacts],
    on canvas: inout Canvas,
    in area: Rectangle,
    _ keys: KeyBindings
  ) {
    guard !rows.isEmpty else {
      canvas.wrap(
        self.rows.isEmpty
          ? "No protocols were found."
          : "Nothing matches. \(keys.name(of: .cancel, in: context)) clears the search.",
        in: Rectangle(left: 2, top: area.top, right: area.right, bottom: area.bottom),
        role: .dim
      )
      return
    }
    canvas.list(rows.count, selected: selected, in: area) { index in
      let row = rows[index]
      return Canvas.Row(
        row.title,
        right: row.fault == nil ? row.session.onScreen : "cannot be used",
        role: row.fault == nil ? .text : .dim
      )
    }
  }

  private func drawDetails(_ row: ProtocolFacts, on canvas: inout Canvas, in area: Rectangle) {
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
