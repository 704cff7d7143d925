import GuideScreens
import TerminalFrame
import Words

/// The keys that hold, made from the table of keys; any key but those that scroll leads back.
struct HelpPage: Page {
  /// Where help was asked for: its keys come first.
  var about: KeyContext
  var scroll: Int? = 0

  var context: KeyContext { .help }
  var title: String { "Keys" }
  var detail: String? { about.heading }

  mutating func cancel(_ desk: inout Desk) { desk.help = nil }
  mutating func press(_ key: Key, _ desk: inout Desk) { desk.help = nil }
  mutating func confirm(_ desk: inout Desk) { desk.help = nil }

  func draw(on canvas: inout Canvas, in area: Rectangle, _ keys: KeyBindings) {
    canvas.rest(cursorAt: 0, row: 1)
    text(canvas, keys).draw(on: &canvas, in: area, scroll: scroll ?? 0)
  }

  /// The keys of the place where help was asked for, then what is different elsewhere.
  private func text(_ canvas: Canvas, _ bindings: KeyBindings) -> Paragraphs {
    var text = Paragraphs()
    var told: Set<KeyBindings.Listing> = []
    let others = KeyContext.allCases.filter { $0 != about }
    for context in [about] + others {
      let rows = bindings.listing(in: context).filter { !told.contains($0) }
      guard !rows.isEmpty else { continue }
      told.formUnion(rows)
      text.space()
      text.add(context.heading, role: .title)
      for row in rows {
        let keys = row.keys.map { canvas.keyName($0) }
          .joined(separator: row.isRange ? " to " : ", ")
        text.add(row.sentence, lead: keys, leadWidth: 17, indent: 1)
      }
    }
    return text
  }
}
