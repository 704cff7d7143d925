internal import SessionEngine

/// One session's note as a JSON object of four plain texts, which is what OpenEMR takes.
package struct SOAPTextWriter: RecordWriter {
  /// No text is longer, in characters of Unicode.
  package static let textMax = 65_535

  package init() {}

  package mutating func opening() -> String { "" }

  package mutating func session(_ session: ExportedSession) -> String {
    let note = SOAPNote(session)
    let texts: KeyValuePairs = [
      "subjective": note.warnings + note.subjective.lines,
      "objective": note.objective.lines,
      "assessment": note.assessment.lines,
      "plan": note.plan.lines + note.additions.map { "Added \($0)" },
    ]
    let fields = texts.map { JSONValue.Field($0, .string(Self.text(of: $1))) }
    return JSONValue.object(fields).text() + "\n"
  }

  package mutating func closing() -> String { "" }

  private static func text(of lines: [String]) -> String {
    let text = lines.joined(separator: "\n")
    guard text.unicodeScalars.count > textMax else { return text }
    let mark = "\n(cut here; the Markdown export holds the whole note)"
    var kept = String.UnicodeScalarView(
      text.unicodeScalars.prefix(textMax - mark.unicodeScalars.count)
    )
    kept.append(contentsOf: mark.unicodeScalars)
    return String(kept)
  }
}

extension SOAPNote.Section {
  fileprivate var lines: [String] { blocks.flatMap(\.lines) }
}

extension SOAPNote.Block {
  /// The block without any marks of a format.
  fileprivate var lines: [String] {
    switch self {
    case .paragraph(let text): [text]
    case .list(let lines): lines
    case .table(let header, let rows):
      rows.map { row in
        zip(header, row).compactMap { name, cell in cell.isEmpty ? nil : "\(name): \(cell)" }
          .joined(separator: ", ")
      }
    }
  }
}
