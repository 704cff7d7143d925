import TerminalFrame

/// What is on record of a patient, and a line that changes it.
package struct PatientRecordScreen: Sendable, Hashable {
  /// The patient's code.
  package var patient: String
  /// What is on record.
  package var lines: [String]
  /// How a line is written.
  package var fields: [String]
  package var line: TypedLine
  package var scroll: Int
  package var standing: Standing

  package init(
    patient: String,
    lines: [String],
    fields: [String],
    line: TypedLine = TypedLine(),
    scroll: Int = 0,
    standing: Standing = Standing()
  ) {
    self.patient = patient
    self.lines = lines
    self.fields = fields
    self.line = line
    self.scroll = scroll
    self.standing = standing
  }
}

extension PatientRecordScreen: DrawnScreen {
  package var context: KeyContext { .patientRecord }

  func draw(on canvas: inout Canvas) {
    guard canvas.hasRoom else { return TooSmall.draw(patient, standing: standing, on: &canvas) }
    canvas.titleBar("On record", detail: patient, standing: standing)
    let bottom = canvas.footer(context, standing: standing)
    canvas.typedLine(line, column: 0, row: bottom - 1, width: canvas.columns)
    var known = Paragraphs()
    for text in lines { known.add(text) }
    var grammar = Paragraphs()
    grammar.add("One change a line:", role: .dim)
    for text in fields { grammar.add(text, role: .dim, indent: 2) }
    let room = canvas.rows < 16 ? 0 : (bottom - 3) / 2
    let rows = min(grammar.rows(columns: canvas.columns), room)
    let top = bottom - 2 - rows
    grammar.draw(
      on: &canvas,
      in: Rectangle(left: 0, top: top, right: canvas.columns, bottom: bottom - 2),
      scroll: 0
    )
    known.draw(
      on: &canvas,
      in: Rectangle(left: 0, top: 2, right: canvas.columns, bottom: top - 1),
      scroll: scroll
    )
  }
}
