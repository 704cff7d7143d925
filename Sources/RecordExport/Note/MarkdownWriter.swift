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
    var escaped = UnicodeScalarView()
    for scalar in unicodeScalars {
      if Self.marks.contains(scalar) { escaped.append("\\") }
      escaped.append(scalar)
    }
    return String(escaped).withPlainStart
  }

  private static let marks: Set<Unicode.Scalar> = [
    "\\", "`", "*", "_", "[", "]", "<", ">", "#", "|", "~", "&", "$",
  ]

  /// A text that begins like a list, a quotation or a heading's underline begins plainly.
  private var withPlainStart: String {
    let digits = utf8.prefix { (0x30...0x39).contains($0) }
    let rest = utf8[digits.endIndex...]
    let starts = digits.isEmpty ? "-+=:" : ".)"
    guard let mark = rest.first, starts.utf8.contains(mark) else { return self }
    return String(self[..<rest.startIndex]) + "\\" + self[rest.startIndex...]
  }
}
