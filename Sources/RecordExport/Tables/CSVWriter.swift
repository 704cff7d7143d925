internal import SessionEngine
internal import TextSafety

/// One of the tables that a CSV export can give.
package enum CSVTable: String, CaseIterable, Sendable {
  case steps, reactions, sessions, answers, notes

  /// The header row: every column, in order, and what stands in it.
  package var columns: [(name: String, meaning: String)] {
    switch self {
    case .steps: Self.named(CSVColumn.steps)
    case .reactions: Self.named(CSVColumn.reactions)
    case .sessions: Self.named(CSVColumn.sessions)
    case .answers: Self.named(CSVColumn.answers)
    case .notes: Self.named(CSVColumn.notes)
    }
  }

  private static func named<Row>(_ own: [CSVColumn<Row>]) -> [(name: String, meaning: String)] {
    CSVColumn<ExportedSession>.identity.map { ($0.name, $0.meaning) }
      + own.map { ($0.name, $0.meaning) }
      + CSVColumn<ExportedSession>.last.map { ($0.name, $0.meaning) }
  }
}

/// Sessions as one table in UTF-8 (RFC 4180), with a header row.
///
/// A text that a spreadsheet would take for a formula, a number, a date or a truth gets an apostrophe
/// before it.
package struct CSVWriter: RecordWriter {
  private let table: CSVTable

  package init(table: CSVTable = .steps) {
    self.table = table
  }

  package mutating func opening() -> String {
    table.columns.map(\.name).joined(separator: ",") + "\r\n"
  }

  package mutating func session(_ session: ExportedSession) -> String {
    var text = CSVText()
    switch table {
    case .steps:
      text.put(
        session.record.steps.map { TimedStep(step: $0, session: session) },
        CSVColumn.steps,
        of: session
      )
    case .reactions:
      text.put(
        session.record.reactions.map { PlacedReaction(logged: $0, session: session) },
        CSVColumn.reactions,
        of: session
      )
    case .sessions: text.put([session], CSVColumn.sessions, of: session)
    case .answers: text.put(session.record.answers, CSVColumn.answers, of: session)
    case .notes: text.put(WrittenNote.all(of: session), CSVColumn.notes, of: session)
    }
    return text.writing.text
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
}

/// What stands in one cell.
enum CSVCell: Sendable {
  case text(String?)
  case whole(Int?)
  case seconds(Duration?)
  case flag(Bool)
  case instant(WallTime?)
  /// A day is one to any spreadsheet.
  case day(CalendarDate?)
  /// Forty and more over twenty and more: no day or month to any spreadsheet.
  case pressure(BloodPressure?)
}

/// Rows on their way to text.
private struct CSVText {
  private(set) var writing = JSONWriting()

  /// The rows of one session: its own cells stand first and last in each, and are made once.
  mutating func put<Row>(
    _ rows: [Row],
    _ columns: [CSVColumn<Row>],
    of session: ExportedSession
  ) {
    guard !rows.isEmpty else { return }
    var identity = CSVText()
    for column in CSVColumn<ExportedSession>.identity {
      identity.put(column.cell(session))
      identity.writing.put(sign: ",")
    }
    let beginning = identity.writing.text
    var last = CSVText()
    for column in CSVColumn<ExportedSession>.last {
      last.writing.put(sign: ",")
      last.put(column.cell(session))
    }
    let ending = last.writing.text
    for row in rows {
      writing.put(plain: beginning)
      for (index, column) in columns.enumerated() {
        if index > 0 { writing.put(sign: ",") }
        put(column.cell(row))
      }
      writing.put(plain: ending)
      writing.put(sign: "\r\n")
    }
  }

  private mutating func put(_ cell: CSVCell) {
    switch cell {
    case .text(let text): if let text { put(text) }
    case .whole(let number): if let number { writing.put(.integer(Int64(number))) }
    case .seconds(let duration): if let duration { writing.put(.wholeSeconds(duration)) }
    case .flag(let flag): writing.put(.bool(flag))
    case .instant(let wall): if let wall { writing.put(plain: wall.text) }
    case .day(let day): if let day { writing.put(plain: day.text) }
    case .pressure(let value): if let value { writing.put(plain: value.text) }
    }
  }

  private mutating func put(_ raw: String) {
    var raw = raw
    let isPlain = raw.withUTF8 { utf8 in
      (utf8.first.map(Self.beginsPlainly) ?? true) && utf8.allSatisfy(Self.isPlain)
    }
    writing.put(plain: isPlain && !SpreadsheetValue.isRead(in: raw) ? raw : Self.guarded(raw))
  }

  /// Whether a byte in a cell stands for itself.
  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x20..<0x7F).contains(byte) && byte != UInt8(ascii: ",") && byte != UInt8(ascii: "\"")
  }

  /// A letter or a digit: no formula begins with one.
  private static func beginsPlainly(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: false
    }
  }

  /// Made safe to show, kept from being a formula, and in quotes where it has to be.
  private static func guarded(_ raw: String) -> String {
    let shown = ShownText(lines: raw).string
    let isText =
      !beginsLikeFormula(raw) && !beginsLikeFormula(shown) && !SpreadsheetValue.isRead(in: shown)
    let harmless = isText ? shown : "'" + shown
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
