import GuideScreens
import SessionEngine

/// Nothing brings a patient back: the code is typed once more.
struct RemovalPage: LinePage {
  var facts: PatientFacts
  var typed = TypedLine()

  private var isCode: Bool { typed.text == facts.row.code }

  var title: String { "Remove for good?" }
  var detail: String? { facts.row.code }
  var enter: String { isCode ? "remove \(facts.row.code) for good" : "nothing yet" }

  func text(_ keys: KeyBindings) -> [String] {
    [
      "The patient and every session are removed. Nothing brings them back.",
      "Type the code again to remove them, or \(keys.name(of: .cancel, in: context)) to keep them.",
    ]
  }

  mutating func send(_ line: TypedLine, _ desk: inout Desk) {
    guard isCode else { return desk.refuse("That is not the code: nothing is removed.") }
    if desk.latest?.row.code == facts.row.code { desk.latest = nil }
    desk.want(.removePatient(facts.row.code))
  }

  mutating func drop(_ desk: inout Desk) { desk.show(PatientPage(facts: facts)) }
}
