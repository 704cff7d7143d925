import GuideScreens
import TerminalFrame
internal import TextSafety

/// The patients by their codes.
struct PatientListPage: SearchPage {
  var patients: [PatientFacts]
  var search = TypedLine()
  /// Place among the patients that match and the row that adds one.
  var selected = 0

  /// The code that was typed, where no patient has it yet: it can be added.
  private var addable: String? {
    let code = search.text
    return code.isEmpty || patients.contains { $0.row.code == code } ? nil : code
  }

  private var matching: [PatientFacts] {
    let word = search.text.lowercased()
    return word.isEmpty ? patients : patients.filter { $0.row.code.lowercased().holds(word) }
  }

  var context: KeyContext { .patients }
  var title: String { "Patients" }
  var detail: String? { "\(patients.count)" }
  var rowCount: Int { matching.count + (addable == nil ? 0 : 1) }

  mutating func confirm(_ desk: inout Desk) {
    let matching = matching
    if selected == matching.count, let code = addable { return desk.want(.openPatient(code)) }
    guard matching.indices.contains(selected) else {
      return desk.refuse("No patients yet: type a code to add one.")
    }
    desk.chosenPatient = matching[selected].row.code
    desk.show(PatientPage(facts: matching[selected]))
  }

  func draw(on canvas: inout Canvas, in area: Rectangle, _ keys: KeyBindings) {
    canvas.put("Code", column: 0, row: 1, role: .dim)
    let matching = matching
    let list = area.rows(area.top + 1, area.size.rows - 1)
    canvas.list(rowCount, selected: selected, in: list) { index in
      guard matching.indices.contains(index) else {
        return Canvas.Row("Add the patient \(addable ?? "")")
      }
      let row = matching[index].row
      return Canvas.Row(
        row.code + (row.course.map { "  " + $0 } ?? ""),
        right: row.referral == nil ? row.due ?? "" : "a doctor first"
      )
    }
    if rowCount == 0 {
      canvas.put("No patients yet. Type a code to add one.", column: 2, row: 2, role: .dim)
    }
    canvas.typedLine(search, column: 7, row: 1, width: canvas.columns - 7)
  }
}
