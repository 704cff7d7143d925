import GuideScreens
import SessionEngine
import TerminalFrame
import Words

/// Past sessions, newest first, as far as they were read.
struct HistoryPage: Page {
  var rows: [HistoryRow]
  var selected = 0
  /// Of one patient only.
  var patient: String?
  /// Nothing older is left to be read.
  var isWhole = true

  private var row: HistoryRow? { rows.indices.contains(selected) ? rows[selected] : nil }

  var context: KeyContext { .history }
  var title: String { "History" }
  var detail: String? { patient.map { "of \($0)" } }
  var hidden: [Act] { row?.patient == nil ? [.again] : [] }
  var rowCount: Int { rows.count }

  mutating func append(_ part: HistoryPart) {
    guard patient == part.patient, rows.count == part.offset else { return }
    rows += part.rows
    isWhole = part.isLast
  }

  mutating func move(_ act: Act, _ desk: inout Desk) {
    select(act, &desk)
    guard selected + 1 >= rows.count, !isWhole else { return }
    desk.want(.readHistory(patient: patient, offset: rows.count))
  }

  mutating func confirm(_ desk: inout Desk) {
    guard let row else { return cancel(&desk) }
    desk.want(.readRecord(session: row.session))
  }

  /// One patient's history lies behind the patient, everybody's behind the home screen.
  mutating func cancel(_ desk: inout Desk) {
    desk.want(patient.map(Effect.openPatient) ?? .readHome)
  }

  mutating func again(_ desk: inout Desk) {
    guard let row, let code = row.patient else {
      return desk.refuse("Only a patient's session has a next one.")
    }
    desk.offer(row.protocolID, patient: code)
  }

  mutating func trends(_ desk: inout Desk) {
    guard let code = row?.patient ?? patient else {
      return desk.refuse("A walk-in has no other sessions to compare with.")
    }
    desk.want(.readTrends(patient: code))
  }

  func draw(on canvas: inout Canvas, in area: Rectangle, _ keys: KeyBindings) {
    guard let row else {
      canvas.put("No sessions yet.", column: 2, row: 2, role: .dim)
      return
    }
    let below = row.course == nil ? 1 : 2
    let list = area.rows(area.top + 1, area.size.rows - 1 - below)
    let isWide = canvas.columns >= 70
    canvas.list(rows.count, selected: selected, in: list) { index in
      let row = rows[index]
      return Canvas.Row(
        row.date + "  " + (row.patient ?? "walk-in") + "  " + row.protocolTitle,
        right: isWide ? row.result : ""
      )
    }
    if let course = row.course { canvas.put(course, column: 0, row: area.bottom - 2, role: .dim) }
    canvas.put(row.details, column: 0, row: area.bottom - 1, role: .dim)
  }
}

extension HistoryPage {
  init(_ part: HistoryPart) {
    self.init(rows: part.rows, patient: part.patient, isWhole: part.isLast)
  }
}

extension HistoryRow {
  fileprivate var result: String {
    isVoided ? "VOID" : handsOn.asMinutes + " of " + planned.asMinutes
  }

  fileprivate var details: String {
    var words = [
      "session \(sessionNumber)", outcome?.onScreen ?? (isIntake ? Self.answersKept : "not over"),
    ]
    if let referral { words.append("to a doctor: \(referral.inSentence)") }
    if let painBefore, let painAfter {
      words.append("pain \(painBefore), after it \(painAfter)")
    } else if let painBefore {
      words.append("pain before \(painBefore)")
    }
    if !therapists.isEmpty {
      words.append("by " + therapists.map(\.code).joined(separator: ", then "))
    }
    if reactions > 0 { words.append(reactions.counted("reaction", "reactions")) }
    if isRehearsal { words.append("REHEARSAL") }
    if isVoided { words.append("VOID") }
    if let openedFor { words.append("opened for \(openedFor)") }
    return words.joined(separator: ", ")
  }
}
