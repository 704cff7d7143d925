import SessionEngine
import TerminalFrame

/// Something asked or said over the running session: a heading, lines, a line being typed, keys.
struct Box {
  struct Line {
    var text: String
    var role: Role = .text
  }

  var heading: String
  var role: Role
  var lines: [Line] = []
  var typed: TypedLine?
  var hints: [Hint] = []

  struct Hint {
    var act: Act
    var label: String
  }

  /// The rows it takes at that width when nothing has to be cut.
  func rows(columns: Int) -> Int {
    1 + typedRows + (hints.isEmpty ? 0 : 1)
      + lines.reduce(0) { $0 + ShownLines.count($1.text, columns: columns - 2) }
  }

  private var typedRows: Int { typed == nil ? 0 : 1 }

  func draw(
    on canvas: inout Canvas,
    in area: Rectangle,
    keys: KeyBindings,
    context: KeyContext
  ) {
    guard area.size.rows > 0, area.size.columns > 1 else { return }
    canvas.paint(
      Rectangle(left: area.left, top: area.top, right: area.right, bottom: area.top + 1),
      role: role
    )
    canvas.put(
      " " + heading,
      column: area.left,
      row: area.top,
      role: role,
      width: area.size.columns
    )
    var bottom = area.bottom
    if !hints.isEmpty, area.size.rows > 1 {
      bottom -= 1
      canvas.hints(
        hints,
        keys: keys,
        context: context,
        in: Rectangle(left: area.left + 1, top: bottom, right: area.right, bottom: bottom + 1)
      )
    }
    if let typed, bottom - 1 > area.top {
      bottom -= 1
      canvas.typedLine(typed, column: area.left + 1, row: bottom, width: area.size.columns - 2)
    }
    var row = area.top + 1
    for line in lines where row < bottom {
      row += canvas.wrap(
        line.text,
        in: Rectangle(left: area.left + 1, top: row, right: area.right - 1, bottom: bottom),
        role: line.role
      )
    }
    if typed == nil { canvas.rest(cursorAt: area.left + 1, row: area.top) }
  }
}

extension Canvas {
  /// Keys with the words of their place, as many as fit, each of them a place to click.
  mutating func hints(
    _ hints: [Box.Hint],
    keys: KeyBindings,
    context: KeyContext,
    in area: Rectangle
  ) {
    var column = area.left
    for hint in hints {
      guard let key = keys.keys(for: hint.act, in: context).first else { continue }
      let name = keyName(key)
      let length = name.columns + 1 + hint.label.columns
      guard column + length <= area.right else { continue }
      put(name, column: column, row: area.top, role: .key)
      put(hint.label, column: column + name.columns + 1, row: area.top)
      mark(Rectangle(column: column, row: area.top, columns: length, rows: 1), as: hint.act)
      column += length + 3
    }
  }

  /// A line being typed, with the part around the cursor shown and the hardware cursor in it.
  mutating func typedLine(_ typed: TypedLine, column: Int, row: Int, width: Int) {
    guard width > 3 else { return }
    let prompt = look.sign("▸ ", "> ")
    put(prompt, column: column, row: row, role: .key)
    let room = width - 2
    // A note may be long: only what can be seen of it is measured.
    let after = String(typed.text.dropFirst(max(0, typed.cursor)).prefix(room + 1))
    let before = typed.text.prefix(max(0, typed.cursor))
    var start = before.suffix(room + 1)
    var isCut = start.startIndex > before.startIndex
    while String(start).columns > room - 1 - (isCut ? 1 : 0), !start.isEmpty {
      start = start.dropFirst()
      isCut = true
    }
    let shown = (isCut ? look.sign("…", "<") : "") + start
    put(shown + after, column: column + 2, row: row, width: room)
    rest(cursorAt: column + 2 + shown.columns, row: row)
  }
}
