import SessionEngine
import TerminalFrame

extension PreparationScreen: DrawnScreen {
  package var context: KeyContext { .preparation }

  func draw(on canvas: inout Canvas) {
    guard canvas.hasRoom else {
      return TooSmall.draw("Preparation", standing: standing, on: &canvas)
    }
    canvas.titleBar("Preparation", detail: protocolTitle, standing: standing)
    let bottom = canvas.footer(context, standing: standing) - 1
    let open = lines.count - ticked.count
    canvas.put(
      open > 0 ? "Enter: all of this is done (\(open) open)" : "Enter: go on",
      column: 0,
      row: bottom,
      role: .answer
    )
    canvas.mark(
      Rectangle(column: 0, row: bottom, columns: canvas.columns, rows: 1),
      as: .confirm
    )
    drawEntries(
      on: &canvas,
      in: Rectangle(left: 0, top: 1, right: canvas.columns, bottom: bottom)
    )
  }

  private enum Entry {
    case heading(String)
    case line(Int)
    case material(String)
  }

  private var entries: [Entry] {
    var entries: [Entry] = []
    var next = 0
    for (heading, lines) in [
      ("Room", preparation.room), ("Therapist", preparation.therapist),
      ("Patient", preparation.patient),
    ] where !lines.isEmpty {
      entries.append(.heading(heading))
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
