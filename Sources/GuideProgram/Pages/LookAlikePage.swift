/// A new code looks like one on record: nobody is made before it is said who is meant.
struct LookAlikePage: ChoicePage {
  /// The code that was typed.
  var code: String
  var other: PatientFacts
  var selected = 0

  var title: String { "Did you mean \(other.row.code)?" }
  var detail: String? { code }
  var text: [String] {
    [
      "No patient \(code) is on record. \(other.row.code) is, and the two are easily taken for one"
        + " another."
    ]
  }
  var choices: [String] { ["Yes: \(other.row.code)", "No: type a code that looks different"] }

  mutating func choose(_ row: Int, _ desk: inout Desk) {
    guard row == 0 else { return cancel(&desk) }
    desk.chosenPatient = other.row.code
    desk.show(PatientPage(facts: other))
  }

  mutating func cancel(_ desk: inout Desk) { desk.want(.readPatients) }
}
