import SessionEngine
import TerminalFrame

extension ReactionSheet {
  private func columnCount(_ columns: Int) -> Int { max(1, min(6, columns / 22)) }

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
    let across = columnCount(area.size.columns)
    let isTight = rows(columns: area.size.columns) > area.size.rows + 1
    var row = area.top + 1
    for group in [ReactionKind.Group.unwelcome, .alarm, .welcome] {
      if !isTight {
        canvas.put(group.said, column: area.left, row: row, role: .dim, width: area.size.columns)
        row += 1
      }
      let kinds = Self.kinds(of: group)
      for (index, kind) in kinds.enumerated() {
        draw(
          kind,
          on: &canvas,
          in: area,
          row: row + index / across,
          column: area.left + index % across * (area.size.columns / across),
          width: area.size.columns / across - 1
        )
      }
      row += (kinds.count + across - 1) / across
    }
  }

  private func draw(
    _ kind: ReactionKind,
    on canvas: inout Canvas,
    in area: Rectangle,
    row: Int,
    column: Int,
    width: Int
  ) {
    guard row < area.bottom else { return }
    let isSelected = Self.kinds.indices.contains(selected) && Self.kinds[selected] == kind
    let role: Role = isSelected ? .selected : kind.group == .alarm ? .caution : .text
    let mark = isSelected ? canvas.look.sign("▸", ">") : " "
    canvas.put(mark + String(Self.key(of: kind)), column: column, row: row, role: .key)
    canvas.put(kind.spoken, column: column + 3, row: row, role: role, width: width - 3)
    if isSelected { canvas.rest(cursorAt: column + 3, row: row) }
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
    var lines: [[(key: String, label: String)]] = []
    if kind == .pain {
      lines.append([("0…9", "how strong"), ("t", "10")])
    } else {
      lines.append([("1", "mild"), ("2", "moderate"), ("3", "severe")])
    }
    lines.append([("l", "patient's left"), ("r", "patient's right")])
    lines.append([("Enter", "log it"), ("Esc", "back")])
    for (index, line) in lines.enumerated() where area.top + 1 + index < area.bottom {
      var column = area.left + 1
      for entry in line {
        column += canvas.put(entry.key, column: column, row: area.top + 1 + index, role: .key) + 1
        column += canvas.put(entry.label, column: column, row: area.top + 1 + index) + 3
      }
    }
  }

  private func chosenWords(_ kind: ReactionKind) -> String {
    var words = [kind.spoken]
    if let score { words.append("\(score)") }
    if let severity { words.append(severity.rawValue) }
    if let side { words.append(side.rawValue) }
    return words.joined(separator: " ")
  }
}

extension ReactionKind.Group {
  var said: String {
    switch self {
    case .unwelcome: "unwelcome"
    case .alarm: "ALARM: holds the session"
    case .welcome: "welcome"
    }
  }
}
