import GuideScreens
import SessionEngine
import TerminalFrame
import Words

/// The protocols to choose from, with a search.
///
/// While nothing is typed a digit takes the row it stands beside; after a letter it is typed.
struct ProtocolListPage: SearchPage {
  /// All protocols; the page shows those that match the search.
  private let rows: [ProtocolFacts]
  var search = TypedLine() {
    didSet { narrowed.words = search.text }
  }
  private var narrowed: ProtocolSearch {
    didSet { matching = narrowed.found(in: rows) { $0 } }
  }
  private var matching: [ProtocolFacts]
  /// Place among the rows that match.
  var selected = 0
  /// The patient that the session will be for.
  private let patient: String?

  init(
    rows: [ProtocolFacts],
    recent: [String] = [],
    patient: String? = nil,
    age: AgeRange? = nil
  ) {
    self.rows = rows
    self.patient = patient
    narrowed = ProtocolSearch(recent: recent, age: age)
    matching = narrowed.found(in: rows) { $0 }
  }

  var before: Effect { patient.map(Effect.openPatient) ?? .readHome }
  var context: KeyContext { .list }
  var title: String { "Protocols" }
  var detail: String? {
    let found = matching.count
    let count = found == rows.count ? "  \(found)" : "  \(found) of \(rows.count)"
    return (patient.map { "for \($0)" } ?? "") + count
  }

  /// What the list is narrowed by, on rows of its own: a small title bar has no room for it.
  private var filter: String? {
    let words = narrowed.narrowedBy
    return words.isEmpty ? nil : "Only " + words.joined(separator: ", ")
  }

  /// The first row below the search and the filter.
  private func top(columns: Int) -> Int {
    2 + (filter.map { ShownLines.count($0, columns: columns) } ?? 0)
  }
  var rowCount: Int { matching.count }

  mutating func narrow(by narrowing: Narrowing, _ desk: inout Desk) {
    narrowed.narrow(by: narrowing)
    selected = 0
  }

  mutating func choose(number: Int, _ key: Key, _ desk: inout Desk) {
    guard numbered(in: desk.size).contains(number - 1) else { return press(key, &desk) }
    selected = number - 1
    confirm(&desk)
  }

  /// What was typed is cleared first, then what the list is narrowed by.
  mutating func cancel(_ desk: inout Desk) {
    selected = 0
    if !search.text.isEmpty {
      search = TypedLine()
    } else if !narrowed.narrowedBy.isEmpty {
      narrowed = ProtocolSearch(recent: narrowed.recent, age: narrowed.age)
    } else {
      desk.want(before)
    }
  }

  mutating func confirm(_ desk: inout Desk) {
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
    let top = top(columns: canvas.columns)
    let found = Rectangle(left: 0, top: top, right: canvas.columns, bottom: area.bottom)
    if let filter { canvas.wrap(filter, in: area.rows(2, top - 2), role: .answer) }
    drawList(rows, on: &canvas, in: listArea(in: found), keys)
    if let about = detailArea(in: found), rows.indices.contains(selected) {
      drawDetails(rows[selected], on: &canvas, in: about)
    }
    canvas.put("Search", column: 0, row: 1, role: .dim)
    canvas.typedLine(search, column: 7, row: 1, width: canvas.columns - 7)
  }

  private func listArea(in area: Rectangle) -> Rectangle {
    guard let about = detailArea(in: area) else { return area }
    return Rectangle(
      left: area.left,
      top: area.top,
      right: about.left > 0 ? about.left - 2 : area.right,
      bottom: about.left > 0 ? area.bottom : about.top - 1
    )
  }

  /// The rows that a digit takes: those in sight beside which it stands, even when a key is answered.
  private func numbered(in size: Size) -> Range<Int> {
    guard search.text.isEmpty else { return 0..<0 }
    let top = top(columns: size.columns)
    let area = Rectangle(left: 0, top: top, right: size.columns, bottom: max(top, size.rows - 2))
    return Canvas.window(
      count: matching.count,
      selected: selected,
      rows: listArea(in: area).size.rows
    ).clamped(to: 0..<Act.chosenNumbers.upperBound)
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
    let numbered = numbered(in: Size(columns: canvas.columns, rows: canvas.rows))
    canvas.list(rows.count, selected: selected, in: area) { index in
      let row = rows[index]
      let number = numbered.contains(index) ? "\(index + 1)  " : "   "
      return Canvas.Row(
        (search.text.isEmpty ? number : "") + row.title,
        right: row.fault != nil
          ? "cannot be used" : narrowed.suits(row) ? row.session.onScreen : row.ages.onScreen,
        role: row.fault == nil && narrowed.suits(row) ? .text : .dim
      )
    }
  }

  private func drawDetails(_ row: ProtocolFacts, on canvas: inout Canvas, in area: Rectangle) {
    var lines: [(String, Role)] = [(row.title, .title)]
    if let fault = row.fault { lines.append((fault, .refusal)) }
    if let age = narrowed.age, !narrowed.suits(row) {
      let ages = "For ages \(row.ages.onScreen); the patient is \(age.ofPatient) old."
      lines.append((ages, .caution))
    }
    var facts = [row.session.onScreen]
    if !row.positions.isEmpty {
      facts.append(row.positions.map(\.onScreen).joined(separator: " or "))
    }
    facts += [row.ages.onScreen, row.performer.onScreen]
    lines.append((facts.joined(separator: canvas.look.sign(" · ", ", ")), .text))
    lines.append(("Zones: " + row.zones.onScreen, .zone))
    if let summary = row.summary { lines.append((summary, .text)) }
    if !row.conditions.isEmpty {
      lines.append(("For: " + row.conditions.map(\.asWords).joined(separator: ", "), .dim))
    }
    canvas.flow(lines.map { Canvas.Line(text: $0.0, role: $0.1) }, in: area)
  }
}
