internal import SessionEngine
internal import TextSafety

/// One of the tables that a CSV export can give.
package enum CSVTable: String, CaseIterable, Sendable {
  case steps, reactions, sessions

  /// The header row: every column, in order, and what stands in it.
  package var columns: [(name: String, meaning: String)] {
    switch self {
    case .steps: CSVColumn<TimedStep>.steps.map { ($0.name, $0.meaning) }
    case .reactions: CSVColumn<PlacedReaction>.reactions.map { ($0.name, $0.meaning) }
    case .sessions: CSVColumn<ExportedSession>.sessions.map { ($0.name, $0.meaning) }
    }
  }
}

/// Sessions as one table in UTF-8 (RFC 4180), with a header row.
///
/// A cell that a spreadsheet would take for a formula gets an apostrophe before it.
package struct CSVWriter: RecordWriter {
  private let table: CSVTable

  package init(table: CSVTable = .steps) {
    self.table = table
  }

  package mutating func opening() -> String {
    table.columns.map(\.name).joined(separator: ",") + "\r\n"
  }

  package mutating func session(_ session: ExportedSession) -> String {
    switch table {
    case .steps:
      session.record.steps.map { step in
        CSVColumn.steps.line(TimedStep(step: step, session: session))
      }.joined()
    case .reactions:
      session.record.reactions.map { logged in
        CSVColumn.reactions.line(PlacedReaction(logged: logged, session: session))
      }.joined()
    case .sessions:
      CSVColumn.sessions.line(session)
    }
  }

  package mutating func closing() -> String { "" }
}

/// A reaction beside its session.
struct PlacedReaction: Sendable {
  let logged: LoggedReaction
  let session: ExportedSession

  var step: SessionRecord.Step? { session.record.step(at: logged.reaction.step) }
}

/// A column of a table: its name, its meaning, and its cell of one row.
struct CSVColumn<Row>: Sendable {
  let name: String
  let meaning: String
  let cell: @Sendable (Row) -> CSVCell

  init(_ name: String, _ meaning: String, _ cell: @escaping @Sendable (Row) -> CSVCell) {
    self.name = name
    self.meaning = meaning
    self.cell = cell
  }

  /// The same column of rows that hold one of these.
  func of<Whole>(_ part: @escaping @Sendable (Whole) -> Row) -> CSVColumn<Whole> {
    CSVColumn<Whole>(name, meaning) { cell(part($0)) }
  }
}

extension Array {
  fileprivate func line<Row>(_ row: Row) -> String where Element == CSVColumn<Row> {
    map { $0.cell(row).written }.joined(separator: ",") + "\r\n"
  }
}

/// What stands in one cell.
enum CSVCell: Sendable {
  case text(String?)
  case whole(Int?)
  case seconds(Duration?)
  case flag(Bool)
  case instant(WallTime?)

  var written: String {
    switch self {
    case .text(let text): text.map(Self.written) ?? ""
    case .whole(let number): number.map { String($0) } ?? ""
    case .seconds(let duration): duration.map { JSONValue.wholeSeconds($0).text() } ?? ""
    case .flag(let flag): flag ? "true" : "false"
    case .instant(let wall): wall?.text ?? ""
    }
  }

  private static func written(_ raw: String) -> String {
    let shown = ShownText(lines: raw).string
    let harmless = beginsLikeFormula(raw) || beginsLikeFormula(shown) ? "'" + shown : shown
    guard harmless.utf8.contains(where: Array(",\"\r\n".utf8).contains) else { return harmless }
    return "\""
      + harmless.unicodeScalars.split(separator: "\"", omittingEmptySubsequences: false)
      .map { String($0) }.joined(separator: "\"\"") + "\""
  }

  /// Spreadsheets look past spaces before they look for a formula.
  private static func beginsLikeFormula(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first(where: { $0 != " " }) else { return false }
    return formulaStarts.contains(first)
  }

  private static let formulaStarts: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠",
  ]
}
