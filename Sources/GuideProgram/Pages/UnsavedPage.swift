import GuideScreens
import SessionEngine
import TerminalFrame
import Words

/// Asks before entries that are not saved are left behind.
struct UnsavedPage: Page {
  /// In the order in which they stand; the first loses nothing.
  enum Choice: CaseIterable {
    case stay, write, leave
  }

  var goal = LeavingGoal.home
  var patient: String?
  var selected = 0
  /// The file that is being named.
  var line: TypedLine?
  /// Where all of the session was written.
  var written: String?

  var context: KeyContext { line == nil ? .choosing : .typing }
  var title: String { "Not everything is saved" }
  var detail: String? { patient }
  var hidden: [Act] { [.mark] }
  var rowCount: Int { Choice.allCases.count }

  mutating func note(written path: String) {
    line = nil
    written = path
    selected = Choice.allCases.firstIndex(of: .leave) ?? 0
  }

  /// Once everything is saved after all, nothing is asked any more.
  mutating func pass(_ desk: inout Desk) {
    if desk.guided?.saving.loss == nil { leave(with: &desk) }
  }

  private func leave(with desk: inout Desk) {
    if case .out = goal, let guided = desk.guided {
      desk.show(LeavingPage(WayOut(to: goal, at: desk.moment), guided, isGone: true))
    }
    desk.arrive(at: goal, aside: written)
  }

  mutating func confirm(_ desk: inout Desk) {
    switch Choice.allCases[selected] {
    case .stay: cancel(&desk)
    case .write:
      let name = "/tableside-" + (desk.guided?.id ?? "session") + ".json"
      line = TypedLine(desk.settings.folderAside + name)
    case .leave: leave(with: &desk)
    }
  }

  mutating func cancel(_ desk: inout Desk) {
    guard let state = desk.guided?.state else { return }
    if state.outcome != nil { return desk.showSummary() }
    if state.isResting { desk.show(RestPage()) } else { desk.show(SessionPage()) }
  }

  mutating func send(_ line: TypedLine, _ desk: inout Desk) {
    guard let guided = desk.guided, !line.isBlank else { return }
    desk.want(.writeAside(session: guided.id, guided.entries, path: line.text))
  }

  mutating func drop(_ desk: inout Desk) { line = nil }

  func draw(on canvas: inout Canvas, in area: Rectangle, _ keys: KeyBindings) {
    let bottom = area.bottom
    var row = 2
    row += canvas.wrap(
      explanation,
      in: Rectangle(left: 0, top: row, right: canvas.columns, bottom: min(bottom, row + 4))
    )
    if let line {
      canvas.put(
        "The file, \(keys.name(of: .confirm, in: .typing)) writes it:",
        column: 0,
        row: row + 1,
        role: .dim
      )
      canvas.typedLine(line, column: 0, row: row + 2, width: canvas.columns)
      return
    }
    for (index, choice) in Choice.allCases.enumerated() where row + 1 + index < bottom {
      let area = Rectangle(column: 0, row: row + 1 + index, columns: canvas.columns, rows: 1)
      canvas.listRow(title(of: choice), isSelected: index == selected, in: area)
      canvas.mark(area, as: index == selected ? .confirm : .row(index))
    }
  }

  private var explanation: String {
    if let written {
      return "All of the session is in \(written). 'tableside import' takes it in once the "
        + "records can be written again."
    }
    return "The guide goes on trying, and leaves as soon as everything is saved."
  }

  private func title(of choice: Choice) -> String {
    switch choice {
    case .stay: "Stay with the session"
    case .write: "Write the session to another file"
    case .leave: written == nil ? "Leave and lose what is not saved" : "Leave"
    }
  }
}
