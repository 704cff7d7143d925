import GuideScreens
import SessionEngine
import TerminalFrame
import Words

/// What the answers and the protocol need: each row by its own key, so that Enter claims nothing.
struct NeedsPage: OpeningPage {
  /// What is being typed.
  enum Typing: Hashable, Sendable {
    /// To one row.
    case row
    /// A doctor and a day, for every row that is ticked.
    case consent
    /// Why it goes on without what the row asks for.
    case override
  }

  var rows: [NeedRow]
  var lastConsent: Clearance?
  var patient: String?
  /// Rows ticked for the doctor that is typed next.
  var ticked: Set<Int> = []
  var selected = 0
  var typing: Typing?
  var line: TypedLine?

  var question: OpeningQuestion { .needs }
  var context: KeyContext { line == nil ? .needs : .typing }
  var title: String { "Needed before the start" }
  var detail: String? { patient }
  var rowCount: Int { rows.count }
  var hidden: [Act] { rows.contains { $0.isOpen && !$0.isFirm } ? [] : [.override] }

  private var open: Int { rows.count { $0.isOpen } }

  // MARK: Keys

  mutating func mark(_ desk: inout Desk) { press(selected, &desk) }

  mutating func mark(number: Int, _ desk: inout Desk) {
    if number <= rows.count { press(number - 1, &desk) } else { desk.refuseUnknown() }
  }

  /// A row's own key: ticks it, or types what it asks for.
  private mutating func press(_ row: Int, _ desk: inout Desk) {
    guard rows.indices.contains(row) else { return desk.refuseUnknown() }
    selected = row
    switch rows[row].way {
    case .consent: ticked.formSymmetricDifference([row])
    case .typed: type(.row, TypedLine())
    case .tick:
      guard case .ofProtocol(let id) = rows[row].need else { return }
      desk.carryOut(.meetNeed(NeedAnswer(id: id, isTicked: rows[row].isOpen)))
      refresh(desk)
    }
  }

  private mutating func type(_ typing: Typing, _ line: TypedLine) {
    self.typing = typing
    self.line = line
  }

  mutating func override(_ desk: inout Desk) {
    guard rows.indices.contains(selected), rows[selected].isOpen, !rows[selected].isFirm else {
      return desk.refuse("There is no way round this one.")
    }
    type(.override, TypedLine())
  }

  /// What is needed cannot be had: the session ends with the reason, or is left.
  mutating func work(_ act: Act, _ key: Key, _ desk: inout Desk) {
    guard case .endEarly = act else { return desk.refuseUnknown() }
    guard let outcome = desk.guided?.flow?.forbidden else { return desk.abandon() }
    desk.ask(.forbidden(outcome))
  }

  mutating func send(_ line: TypedLine, _ desk: inout Desk) {
    guard let typing, let flow = desk.guided?.flow else { return }
    do throws(Refusal) {
      switch typing {
      case .row: desk.carryOut(try flow.command(line.trimmed, to: rows[selected].need))
      case .override:
        desk.carryOut(try flow.override(rows[selected].need, because: line.trimmed))
      case .consent:
        let needs = ticked.sorted().map { rows[$0].need }
        let consent = try flow.consent(line.trimmed, to: needs)
        for command in try flow.commands(consent, to: needs) { desk.carryOut(command) }
        ticked = []
      }
      if desk.answer?.isRefusal ?? false { return }
      (self.typing, self.line) = (nil, nil)
      refresh(desk)
      // What was measured, or the place, may end it at once.
      let next = desk.guided?.flow?.next(after: question)
      if case .forbidden? = next { desk.ask(next) }
      if case .noPlan? = next { desk.ask(next) }
    } catch {
      desk.refuse(error.sentence)
    }
  }

  mutating func drop(_ desk: inout Desk) { (typing, line) = (nil, nil) }

  mutating func confirm(_ desk: inout Desk) {
    if !ticked.isEmpty {
      let offered = lastConsent.map { "\($0.doctor) \($0.date)" } ?? ""
      return type(.consent, TypedLine(offered))
    }
    guard let next = nextOpen else { return desk.askNext(after: question) }
    selected = next
    if case .typed = rows[next].way { return type(.row, TypedLine()) }
    desk.refuse("Still open: each row is ticked by its own key, and Enter claims nothing.")
  }

  /// This row where words are typed into it, else the next that is open, from the last to the first.
  private var nextOpen: Int? {
    let open = rows.indices.filter { rows[$0].isOpen }
    if open.contains(selected), case .typed = rows[selected].way { return selected }
    return open.first { $0 > selected } ?? open.first
  }

  private mutating func refresh(_ desk: Desk) {
    guard let flow = desk.guided?.flow else { return }
    rows = flow.needRows
    lastConsent = flow.lastConsent
    selected = min(selected, max(0, rows.count - 1))
  }

  // MARK: Drawing

  func draw(on canvas: inout Canvas, in area: Rectangle, _ keys: KeyBindings) {
    var bottom = area.bottom - 1
    if let line {
      bottom = canvas.asks(
        heading,
        hint: hint,
        line,
        in: area.rows(area.top, bottom - area.top),
        keys
      )
    } else {
      let way =
        !ticked.isEmpty
        ? "doctor and date for \(ticked.count.counted("row", "rows"))"
        : open == 0 ? "go on" : "the next open row (\(open) open)"
      canvas.wayOn(way, keys, in: context, at: area, role: open == 0 ? .answer : .caution)
    }
    drawRows(on: &canvas, in: area.rows(area.top, bottom - area.top))
  }

  private var heading: String {
    switch typing {
    case .consent: "Which doctor, and when?"
    case .override: "Why go on without it?"
    case .row, nil: rows.indices.contains(selected) ? rows[selected].text : ""
    }
  }

  private var hint: String? {
    switch typing {
    case .consent: Clearance.hint
    case .override: nil
    case .row, nil:
      if rows.indices.contains(selected), case .typed(let form) = rows[selected].way {
        form
      } else {
        nil
      }
    }
  }

  private func drawRows(on canvas: inout Canvas, in area: Rectangle) {
    let width = area.size.columns - 8
    let heights = rows.map { ShownLines.count($0.told, columns: width) }
    let shown = Canvas.page(heights: heights, selected: selected, rows: area.size.rows)
    var row = area.top
    for index in shown where row < area.bottom {
      row += draw(index, on: &canvas, in: area.rows(row, area.bottom - row))
    }
    canvas.moreMarks(shown, of: rows.count, column: 2, first: area.top, last: row - 1)
  }

  private func draw(_ index: Int, on canvas: inout Canvas, in area: Rectangle) -> Int {
    let need = rows[index]
    let isSelected = index == selected && line == nil
    let mark = ticked.contains(index) ? "[*]" : need.isOpen ? "[ ]" : "[x]"
    canvas.put(isSelected ? canvas.look.sign("▸", ">") : " ", column: 0, row: area.top, role: .key)
    canvas.put(index < 9 ? "\(index + 1)" : " ", column: 1, row: area.top, role: .key)
    canvas.put(mark, column: 3, row: area.top, role: need.isOpen ? .caution : .answer)
    if isSelected { canvas.rest(cursorAt: 0, row: area.top) }
    canvas.mark(area.rows(area.top, 1), as: .markNumber(index + 1))
    return canvas.wrap(
      need.told,
      in: Rectangle(left: 7, top: area.top, right: area.right, bottom: area.bottom),
      role: isSelected ? .title : .text
    )
  }
}

extension NeedsPage {
  init(_ flow: OpeningFlow) {
    rows = flow.needRows
    lastConsent = flow.lastConsent
    patient = flow.state.opening?.patient
    selected = rows.firstIndex(where: \.isOpen) ?? 0
  }
}

extension NeedRow {
  fileprivate var told: String { text + (said.map { ": " + $0 } ?? "") }
}

extension Clearance {
  /// How a consent or an order is typed.
  static let hint = "As in 'Dr. Weber 2026-11-20', 'Dr. Weber today' or 'Dr. Weber -3'."
}
