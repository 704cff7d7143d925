import GuideScreens
import TerminalFrame

/// What is on record of a patient, and a line that changes it.
struct PatientRecordPage: Page {
  var facts: PatientRecordFacts
  var typed = TypedLine()
  var scroll: Int? = 0

  var context: KeyContext { .patientRecord }
  var title: String { "On record" }
  var detail: String? { facts.patient }
  var gist: String { facts.patient }
  var line: TypedLine? {
    get { typed }
    set { typed = newValue ?? TypedLine() }
  }

  mutating func send(_ line: TypedLine, _ desk: inout Desk) {
    if line.isBlank { return drop(&desk) }
    desk.want(.changePatient(facts.patient, line: line.text, by: desk.therapist))
  }

  mutating func drop(_ desk: inout Desk) { desk.want(.openPatient(facts.patient)) }

  func draw(on canvas: inout Canvas, in area: Rectangle, _ keys: KeyBindings) {
    canvas.typedLine(typed, column: 0, row: area.bottom - 1, width: canvas.columns)
    var known = Paragraphs()
    for text in facts.lines.isEmpty ? ["Nothing but the code."] : facts.lines { known.add(text) }
    var grammar = Paragraphs()
    grammar.add("One change a line:", role: .dim)
    for text in facts.fields { grammar.add(text, role: .dim, indent: 2) }
    let room = canvas.rows < 16 ? 0 : (area.bottom - 3) / 2
    let rows = min(grammar.rows(columns: canvas.columns), room)
    let top = area.bottom - 2 - rows
    grammar.draw(
      on: &canvas,
      in: Rectangle(left: 0, top: top, right: canvas.columns, bottom: area.bottom - 2),
      scroll: 0
    )
    known.draw(
      on: &canvas,
      in: Rectangle(left: 0, top: 2, right: canvas.columns, bottom: top - 1),
      scroll: scroll ?? 0
    )
  }
}

extension PatientRecordPage {
  /// Follows a change, or a line that was not understood: that stays to be mended.
  init(_ facts: PatientRecordFacts, after before: Self?, _ desk: inout Desk) {
    self.facts = facts
    guard let before, before.facts.patient == facts.patient else { return }
    if let problem = facts.problem {
      typed = before.typed
      desk.refuse(problem)
    } else {
      desk.say("changed, saved")
    }
  }
}
