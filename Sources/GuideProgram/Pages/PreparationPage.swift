import GuideScreens
import SessionEngine
import TerminalFrame

/// The lines of room, therapist and patient, ticked off before the start.
struct PreparationPage: OpeningPage {
  var protocolTitle: String
  var preparation: Preparation
  var materials: [String] = []
  /// Indices into room, therapist and patient in this order.
  var ticked: Set<Int> = []
  var selected = 0
  /// That the patient agrees, where a key of its own may tick it.
  var agreement: ProtocolNeed?
  var isAgreed = false
  /// Therapist and patient are the same person.
  var isOfOneself = false

  static let agreementKey = Key.character("c")

  var question: OpeningQuestion { .preparation }
  var context: KeyContext { .preparation }
  var title: String { "Preparation" }
  var detail: String? { protocolTitle }
  var rowCount: Int { lines.count }

  private var lines: [String] {
    preparation.room + preparation.therapist + preparation.patient
  }

  mutating func point(at row: Int, _ desk: inout Desk) {
    selected = row
    mark(&desk)
  }

  mutating func mark(_ desk: inout Desk) { ticked.formSymmetricDifference([selected]) }

  mutating func press(_ key: Key, _ desk: inout Desk) {
    guard key == Self.agreementKey, agreement != nil else { return desk.refuseUnknown() }
    isAgreed.toggle()
  }

  mutating func confirm(_ desk: inout Desk) {
    if let agreement, isAgreed {
      desk.carryOut(.meetNeed(NeedAnswer(id: agreement.id, isTicked: true)))
    }
    for command in desk.guided?.flow?.readiness ?? [] { desk.carryOut(command) }
    desk.askNext(after: question)
  }

  func draw(on canvas: inout Canvas, in area: Rectangle, _ keys: KeyBindings) {
    let open = lines.count - ticked.count
    let way = open > 0 ? "all of this is done (\(open) open)" : "go on"
    canvas.wayOn(way, keys, in: context, at: area)
    guard let agreement else {
      return drawEntries(on: &canvas, in: area.rows(area.top, area.size.rows - 1))
    }
    canvas.keys(
      [(key: Self.agreementKey, label: (isAgreed ? "[x] " : "[ ] ") + agreement.say)],
      column: 0,
      row: area.bottom - 2
    )
    drawEntries(on: &canvas, in: area.rows(area.top, area.size.rows - 2))
  }

  private enum Entry {
    case heading(String)
    case line(Int)
    case material(String)
  }

  private var entries: [Entry] {
    var entries: [Entry] = []
    var next = 0
    let (therapist, patient) = isOfOneself ? ("You", "You") : ("Therapist", "Patient")
    var last: String?
    for (heading, lines) in [
      ("Room", preparation.room), (therapist, preparation.therapist),
      (patient, preparation.patient),
    ] where !lines.isEmpty {
      if heading != last { entries.append(.heading(heading)) }
      last = heading
      entries += lines.indices.map { .line(next + $0) }
      next += lines.count
    }
    if !materials.isEmpty {
      entries.append(.heading("At hand"))
      entries += materials.map { .material($0) }
    }
    return entries
  }

  private func drawEntries(on canvas: inout Canvas, in area: Rectangle) {
    let entries = entries
    let place =
      entries.firstIndex { if case .line(selected) = $0 { true } else { false } } ?? 0
    let shown = Canvas.window(count: entries.count, selected: place, rows: area.size.rows)
    let isWhole = shown.count == entries.count
    let area = isWhole ? area : area.narrowed(by: 2)
    var row = area.top
    for index in shown where row < area.bottom {
      let following = shown.upperBound - index - 1
      let room = isWhole ? max(1, area.bottom - row - following) : 1
      row += draw(entries[index], on: &canvas, in: area.rows(row, room))
    }
    canvas.moreMarks(
      shown,
      of: entries.count,
      column: canvas.columns - 1,
      first: area.top,
      last: area.bottom - 1
    )
  }

  private func draw(_ entry: Entry, on canvas: inout Canvas, in area: Rectangle) -> Int {
    switch entry {
    case .heading(let heading):
      canvas.put(heading, column: 0, row: area.top, role: .title)
      return 1
    case .material(let text):
      return canvas.wrap(
        text,
        in: Rectangle(left: 7, top: area.top, right: area.right, bottom: area.bottom),
        role: .dim
      )
    case .line(let index):
      let isTicked = ticked.contains(index)
      let isSelected = index == selected
      canvas.put(
        isSelected ? canvas.look.sign("▸", ">") : " ",
        column: 1,
        row: area.top,
        role: .key
      )
      canvas.put(
        isTicked ? "[x]" : "[ ]",
        column: 3,
        row: area.top,
        role: isTicked ? .answer : .dim
      )
      if isSelected { canvas.rest(cursorAt: 1, row: area.top) }
      canvas.mark(area.rows(area.top, 1), as: .row(index))
      return canvas.wrap(
        lines[index],
        in: Rectangle(left: 7, top: area.top, right: area.right, bottom: area.bottom),
        role: isSelected ? .title : .text
      )
    }
  }
}

extension PreparationPage {
  init(_ guided: GuidedSession) {
    protocolTitle = guided.state.opening?.protocolTitle ?? ""
    preparation = guided.state.opening?.preparation ?? Preparation()
    materials = guided.offer?.massage.materials ?? []
    ticked = guided.state.prepared
    isOfOneself = guided.offer?.massage.performer == .selfMassage
    agreement = guided.flow?.agreement
    isAgreed = agreement.flatMap { guided.state.needs[$0.id]?.isTicked } ?? false
  }
}
