import SessionEngine
import TerminalFrame
import Words

extension ReactionSheet {
  private func columnCount(_ columns: Int) -> Int {
    columns < 44 ? max(1, columns / 19) : min(6, columns / 22)
  }

  /// The rows the whole sheet takes at that width.
  func rows(columns: Int) -> Int {
    if kind != nil { return 6 }
    let across = columnCount(columns)
    let groups: [ReactionKind.Group] = [.unwelcome, .alarm, .welcome]
    return groups.reduce(2) { $0 + (Self.kinds(of: $1).count + across - 1) / across + 1 }
  }

  func draw(on canvas: inout Canvas, in area: Rectangle) {
    if let kind {
      drawDetails(of: kind, on: &canvas, in: area)
    } else {
      drawKinds(on: &canvas, in: area)
    }
  }

  private func drawKinds(on canvas: inout Canvas, in area: Rectangle) {
    canvas.paint(area.rows(area.top, 1), role: .selected)
    canvas.put(
      " What does the patient feel or show?  (digits: pain 0 to 9)",
      column: area.left,
      row: area.top,
      role: .selected,
      width: area.size.columns
    )
    let below = area.rows(area.top + 1, area.size.rows - 1)
    let across = columnCount(area.size.columns)
    guard rows(columns: area.size.columns) <= area.size.rows + 1 else {
      return drawWindow(on: &canvas, in: below, across: across)
    }
    var row = below.top
    for group in [ReactionKind.Group.unwelcome, .alarm, .welcome] {
      canvas.put(group.onScreen, column: area.left, row: row, role: .dim, width: area.size.columns)
      row += 1
      let kinds = Self.kinds(of: group)
      for (index, kind) in kinds.enumerated() {
        draw(
          kind,
          on: &canvas,
          in: below.cell(index, across: across, row: row + index / across)
        )
      }
      row += (kinds.count + across - 1) / across
    }
  }

  /// The rows around the selected reaction, where all of them do not fit.
  private func drawWindow(on canvas: inout Canvas, in area: Rectangle, across: Int) {
    let count = (Self.kinds.count + across - 1) / across
    let shown = Canvas.window(count: count, selected: selected / across, rows: area.size.rows)
    for (index, kind) in Self.kinds.enumerated() where shown.contains(index / across) {
      let row = area.top + index / across - shown.lowerBound
      draw(kind, on: &canvas, in: area.cell(index, across: across, row: row))
    }
  }

  private func draw(_ kind: ReactionKind, on canvas: inout Canvas, in area: Rectangle) {
    guard area.size.rows > 0 else { return }
    let isSelected = Self.kinds.indices.contains(selected) && Self.kinds[selected] == kind
    let role: Role = isSelected ? .selected : kind.group == .alarm ? .caution : .text
    let mark = isSelected ? canvas.look.sign("▸", ">") : " "
    canvas.put(mark + String(Self.key(of: kind)), column: area.left, row: area.top, role: .key)
    canvas.put(
      kind.onScreen,
      column: area.left + 3,
      row: area.top,
      role: role,
      width: area.size.columns - 4
    )
    canvas.mark(area, as: .press(.character(Self.key(of: kind))))
    if isSelected { canvas.rest(cursorAt: area.left + 3, row: area.top) }
  }

  private func drawDetails(of kind: ReactionKind, on canvas: inout Canvas, in area: Rectangle) {
    canvas.paint(area.rows(area.top, 1), role: .selected)
    canvas.put(
      " " + chosenWords(kind),
      column: area.left,
      row: area.top,
      role: .selected,
      width: area.size.columns
    )
    canvas.rest(cursorAt: area.left + 1, row: area.top)
    var lines: [[(key: Key, label: String)]] = []
    if kind == .pain {
      canvas.put("0 to 9 how strong", column: area.left + 1, row: area.top + 1)
      lines.append([(.character("t"), "10")])
    } else {
      lines.append([
        (.character("1"), "mild"), (.character("2"), "moderate"), (.character("3"), "severe"),
      ])
    }
    lines.append([(.character("l"), "patient's left"), (.character("r"), "patient's right")])
    lines.append([(.enter, "log it"), (.escape, "back")])
    let top = area.top + (kind == .pain ? 2 : 1)
    for (index, line) in lines.enumerated() where top + index < area.bottom {
      canvas.keys(line, column: area.left + 1, row: top + index)
    }
  }

  private func chosenWords(_ kind: ReactionKind) -> String {
    Reaction(id: 0, kind: kind, score: score, severity: severity, side: side, step: nil).onScreen
  }
}

extension Rectangle {
  /// The place of one of many small texts in a row of so many.
  fileprivate func cell(_ index: Int, across: Int, row: Int) -> Self {
    let width = size.columns / across
    let column = left + index % across * width
    return Self(left: column, top: row, right: column + width, bottom: min(bottom, row + 1))
  }
}
