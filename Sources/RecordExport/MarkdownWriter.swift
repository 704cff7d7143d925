internal import SessionEngine

/// Sessions as notes for the chart, in Markdown (CommonMark with tables).
package struct MarkdownWriter: RecordWriter {
  private var isFirst = true

  package init() {}

  package mutating func opening() -> String { "" }

  package mutating func session(_ session: ExportedSession) -> String {
    defer { isFirst = false }
    return (isFirst ? "" : "\n---\n\n") + SOAPNote(session).markdown
  }

  package mutating func closing() -> String { "" }
}

extension SOAPNote {
  /// The note as a document of its own, ended by a line feed.
  package var markdown: String {
    var parts = ["# \(title.markdown)"]
    parts += warnings.map { "**\($0.markdown)**" }
    parts.append(heading.map { "- \($0[0].markdown): \($0[1].markdown)" }.lines)
    for section in sections {
      parts.append("## \(section.title.markdown)")
      parts += section.blocks.map(\.markdown)
    }
    if !additions.isEmpty {
      parts.append("## Additions")
      parts.append(additions.map { "- \($0.markdown)" }.lines)
    }
    parts.append("Signed: \(line(12)) Date: \(line(8))")
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// A line to write on.
  private func line(_ length: Int) -> String { String(repeating: "_", count: length).markdown }
}

extension SOAPNote.Block {
  package var markdown: String {
    switch self {
    case .paragraph(let text): text.markdown
    case .list(let lines): lines.map { "- \($0.markdown)" }.lines
    case .table(let header, let rows):
      ([header.cells, header.map { _ in "---" }.row] + rows.map(\.cells)).lines
    }
  }
}

extension [String] {
  fileprivate var lines: String { joined(separator: "\n") }
  fileprivate var row: String { "| " + joined(separator: " | ") + " |" }
  fileprivate var cells: String { map(\.markdown).row }
}

extension String {
  /// The text with every mark of Markdown made plain.
  var markdown: String {
    var escaped = ""
    for character in self {
      if Self.marks.contains(character) { escaped.append("\\") }
      escaped.append(character)
    }
    return escaped.withPlainStart
  }

  private static let marks: Set<Character> = [
    "\\", "`", "*", "_", "[", "]", "<", ">", "#", "|", "~", "&", "$",
  ]

  /// A text that begins like a list, a quotation or a heading's underline begins plainly.
  private var withPlainStart: String {
    guard let first else { return self }
    if "-+=:".contains(first) { return "\\" + self }
    let digits = prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty, let mark = dropFirst(digits.count).first, mark == "." || mark == ")"
    else { return self }
    return digits + "\\" + dropFirst(digits.count)
  }
}
