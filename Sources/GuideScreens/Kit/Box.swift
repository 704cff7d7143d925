package import TerminalFrame
import TextSafety

/// Something asked or said over the running session: a heading, lines, a line being typed, keys.
package struct Box: Hashable, Sendable {
  package typealias Line = Canvas.Line

  package var heading: String
  package var role: Role
  package var lines: [Line] = []
  package var typed: TypedLine?
  package var hints: [Hint] = []

  package struct Hint: Hashable, Sendable {
    package var act: Act
    package var label: String
    /// The key where it is fixed, and not a matter of the table of keys.
    package var key: Key?

    package init(act: Act, label: String, key: Key? = nil) {
      self.act = act
      self.label = label
      self.key = key
    }
  }

  /// Asks for a line of text.
  package init(asking heading: String, lines: [Line] = [], typed: TypedLine) {
    self.init(
      heading: heading,
      role: .selected,
      lines: lines,
      typed: typed,
      hints: [Hint(act: .confirm, label: "done"), Hint(act: .cancel, label: "back")]
    )
  }

  package init(
    heading: String,
    role: Role,
    lines: [Line] = [],
    typed: TypedLine? = nil,
    hints: [Hint] = []
  ) {
    self.heading = heading
    self.role = role
    self.lines = lines
    self.typed = typed
    self.hints = hints
  }

  /// The rows it takes at that width when nothing has to be cut.
  package func rows(columns: Int, keys: KeyBindings, context: KeyContext) -> Int {
    let hintRows = HintPlaces(hints, keys: keys, context: context, columns: columns - 1).rows
    return 1 + (typed == nil ? 0 : 1) + hintRows
      + lines.reduce(0) { $0 + ShownLines.count($1.text, columns: columns - 2) }
  }

  package func draw(
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
    let hintRows = HintPlaces(
      hints,
      keys: keys,
      context: context,
      columns: area.size.columns - 1
    ).rows
    if hintRows > 0, area.size.rows > 1 {
      bottom -= min(hintRows, area.size.rows - (typed == nil ? 1 : 2))
      canvas.hints(
        hints,
        keys: keys,
        context: context,
        in: Rectangle(left: area.left + 1, top: bottom, right: area.right, bottom: area.bottom)
      )
    }
    if let typed, bottom - 1 > area.top {
      bottom -= 1
      canvas.typedLine(typed, column: area.left + 1, row: bottom, width: area.size.columns - 2)
    }
    canvas.flow(
      lines,
      in: Rectangle(
        left: area.left + 1,
        top: area.top + 1,
        right: area.right - 1,
        bottom: bottom
      )
    )
    if typed == nil { canvas.rest(cursorAt: area.left + 1, row: area.top) }
  }
}

/// Where the keys of a box stand: side by side as far as there is room, then on further rows.
private struct HintPlaces {
  struct Place {
    var act: Act
    var key: String
    var label: String
    var column: Int
    var row: Int

    var length: Int { key.columns + 1 + label.columns }
  }

  private(set) var places: [Place] = []

  init(_ hints: [Box.Hint], keys: KeyBindings, context: KeyContext, columns: Int) {
    var column = 0
    var row = 0
    for hint in hints {
      guard let key = hint.key ?? keys.keys(for: hint.act, in: context).first else { continue }
      var place = Place(act: hint.act, key: key.name, label: hint.label, column: column, row: row)
      if column > 0, column + place.length > columns {
        (place.column, place.row) = (0, row + 1)
      }
      places.append(place)
      (column, row) = (place.column + place.length + 3, place.row)
    }
  }

  var rows: Int { places.last.map { $0.row + 1 } ?? 0 }
}

extension Canvas {
  /// Keys that are fixed, with their words, side by side.
  package mutating func keys(_ entries: [(key: Key, label: String)], column: Int, row: Int) {
    var column = column
    for (key, label) in entries {
      let name = keyName(key)
      let length = name.columns + 1 + label.columns
      put(name, column: column, row: row, role: .key)
      put(label, column: column + name.columns + 1, row: row)
      mark(Rectangle(column: column, row: row, columns: length, rows: 1), as: .press(key))
      column += length + 3
    }
  }

  /// Keys with the words of their place, each of them a place to click.
  package mutating func hints(
    _ hints: [Box.Hint],
    keys: KeyBindings,
    context: KeyContext,
    in area: Rectangle
  ) {
    let all = HintPlaces(hints, keys: keys, context: context, columns: area.size.columns)
    for place in all.places where place.row < area.size.rows {
      let isCut = place.row == area.size.rows - 1 && all.rows > area.size.rows
      let column = area.left + place.column
      let row = area.top + place.row
      let used = put(place.key, column: column, row: row, role: .key, width: area.size.columns)
      let room = area.right - column - used - 1
      let label =
        isCut
        ? ShownText(place.label).marked(toColumns: room, mark: look.cutMark).string : place.label
      put(label, column: column + used + 1, row: row, width: room)
      mark(Rectangle(column: column, row: row, columns: place.length, rows: 1), as: place.act)
    }
  }

  /// A line being typed, with the part around the cursor shown and the hardware cursor in it.
  package mutating func typedLine(_ typed: TypedLine, column: Int, row: Int, width: Int) {
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

extension Canvas {
  /// Asks for a line in a box at the foot of an area; answers the row where the box begins.
  package mutating func asks(
    _ heading: String,
    hint: String? = nil,
    _ line: TypedLine,
    in area: Rectangle,
    _ keys: KeyBindings
  ) -> Int {
    let box = Box(asking: heading, lines: hint.map { [Box.Line(text: $0)] } ?? [], typed: line)
    let rows = box.rows(columns: columns, keys: keys, context: .typing)
    let top = area.bottom - min(area.bottom - 2, rows)
    let room = Rectangle(left: 0, top: top, right: columns, bottom: area.bottom)
    box.draw(on: &self, in: room, keys: keys, context: .typing)
    return top
  }
}
