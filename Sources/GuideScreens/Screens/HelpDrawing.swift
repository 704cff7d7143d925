package import TerminalFrame
import Words

extension HelpScreen: DrawnScreen {
  package var context: KeyContext { .help }

  func draw(on canvas: inout Canvas) {
    guard canvas.hasRoom else {
      return TooSmall.draw("Keys", standing: standing, on: &canvas)
    }
    canvas.titleBar("Keys", detail: about.heading, standing: standing)
    let bottom = canvas.footer(context, standing: standing)
    canvas.rest(cursorAt: 0, row: 1)
    text(canvas).draw(
      on: &canvas,
      in: Rectangle(left: 0, top: 1, right: canvas.columns, bottom: bottom),
      scroll: scroll
    )
  }

  /// The keys of the place where help was asked for, then what is different elsewhere.
  private func text(_ canvas: Canvas) -> Paragraphs {
    var text = Paragraphs()
    var told: Set<KeyBindings.Listing> = []
    let others = KeyContext.allCases.filter { $0 != about }
    for context in [about] + others {
      let rows = standing.keys.listing(in: context).filter { !told.contains($0) }
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

extension KeyBindings {
  /// One row of a list of keys.
  package struct Listing: Sendable, Hashable {
    package var keys: [Key]
    /// The two keys are the ends of a row of keys.
    package var isRange = false
    package var sentence: String
  }

  /// The keys of a place with their sentences; the ten scores and the six marks are one row each.
  package func listing(in context: KeyContext) -> [Listing] {
    var rows: [Listing] = []
    for entry in entries(in: context) {
      switch entry.act {
      case .score(1...9), .markNumber(2...): continue
      case .score(0):
        rows.append(range(from: entry, to: .score(9), context, "Log how strong the pain is."))
      case .markNumber(1):
        let last = Act.markNumber(ScreeningScreen.pageSize)
        rows.append(range(from: entry, to: last, context, "Mark that question as a yes, or not."))
      default: rows.append(Listing(keys: entry.keys, sentence: entry.act.sentence))
      }
    }
    return rows
  }

  private func range(
    from entry: Entry,
    to last: Act,
    _ context: KeyContext,
    _ sentence: String
  ) -> Listing {
    let ends = entry.keys.prefix(1) + keys(for: last, in: context).prefix(1)
    return Listing(keys: Array(ends), isRange: true, sentence: sentence)
  }
}

extension BlankScreen: DrawnScreen {
  package var context: KeyContext { .blank }

  /// What may never be hidden: an alarm's answer and what is not saved.
  func draw(on canvas: inout Canvas) {
    guard case .notSaved(let count, let reason) = standing.saved else { return }
    canvas.put(
      "NOT SAVED \(count): \(reason)",
      column: 0,
      row: canvas.rows - 1,
      role: .notSaved
    )
  }
}
