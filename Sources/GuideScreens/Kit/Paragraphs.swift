package import TerminalFrame
import TextSafety

/// A text of many lines that can be scrolled.
package struct Paragraphs {
  struct Line {
    var text: String
    var role = Role.text
    var indent = 0
    /// Stands before the text, in a column of its own; lines that follow keep clear of it.
    var lead = ""
    var leadWidth = 0
    /// Stands at the right end of the line.
    var right = ""
  }

  private(set) var lines: [Line] = []

  package init() {}

  package mutating func add(_ text: String, role: Role = .text, indent: Int = 0, right: String = "")
  {
    lines.append(Line(text: text, role: role, indent: indent, right: right))
  }

  package mutating func add(_ text: String, lead: String, leadWidth: Int, indent: Int) {
    lines.append(Line(text: text, indent: indent, lead: lead, leadWidth: leadWidth))
  }

  package mutating func space() {
    if !lines.isEmpty { lines.append(Line(text: "")) }
  }

  /// The lines as they stand at that width.
  private func wrapped(columns: Int) -> [Line] {
    lines.flatMap { line -> [Line] in
      let right = line.right.isEmpty ? 0 : line.right.columns + 2
      let parts = ShownText(lines: line.text).wrapped(
        toColumns: columns - line.indent - line.leadWidth - right
      )
      return parts.enumerated().map { index, part in
        Line(
          text: part.string,
          role: line.role,
          indent: line.indent,
          lead: index == 0 ? line.lead : "",
          leadWidth: line.leadWidth,
          right: index == 0 ? line.right : ""
        )
      }
    }
  }

  package func rows(columns: Int) -> Int { wrapped(columns: columns).count }

  /// Draws from a row on; says at the lower right what is above and below.
  package func draw(on canvas: inout Canvas, in area: Rectangle, scroll: Int) {
    let lines = wrapped(columns: area.size.columns)
    let isLong = lines.count > area.size.rows
    let room = area.size.rows - (isLong ? 1 : 0)
    guard room > 0 else { return }
    canvas.scrollMax = max(0, lines.count - room)
    let start = min(max(0, scroll), canvas.scrollMax)
    for (index, line) in lines.dropFirst(start).prefix(room).enumerated() {
      let row = area.top + index
      canvas.put(
        line.lead,
        column: area.left + line.indent,
        row: row,
        role: .key,
        width: line.leadWidth - 1
      )
      canvas.put(
        line.text,
        column: area.left + line.indent + line.leadWidth,
        row: row,
        role: line.role,
        width: area.size.columns - line.indent - line.leadWidth
      )
      if !line.right.isEmpty {
        let width = min(line.right.columns, area.size.columns / 2)
        canvas.put(line.right, endingAt: area.right, row: row, role: line.role, width: width)
      }
    }
    guard isLong else { return }
    let words =
      "\(start + 1) to \(min(lines.count, start + room)) of \(lines.count)"
      + canvas.look.sign("  ↑ ↓", "  Up Down")
    canvas.put(words, endingAt: area.right, row: area.bottom - 1, role: .dim, width: words.columns)
  }
}
