import SessionEngine

/// One patient was chosen: the next session, another protocol, the history, the record.
struct PatientPage: ChoicePage {
  var facts: PatientFacts
  var selected = 0

  /// What can be done about a patient.
  private enum Choice {
    case again, protocols, beforehand, history, record, remove, back
  }

  var title: String { "Patient" }
  var detail: String? { facts.row.code }
  var text: [String] {
    [
      facts.row.referral.map { "A doctor first: \($0)" }, facts.row.course, facts.period,
      facts.row.due,
    ].compactMap(\.self)
  }
  var choices: [String] { all.map(title) }

  private var all: [Choice] {
    facts.lastProtocol == nil
      ? [.protocols, .beforehand, .record, .remove, .back]
      : [.again, .protocols, .beforehand, .history, .record, .remove, .back]
  }

  private func title(_ choice: Choice) -> String {
    switch choice {
    case .again: "Next session: \(facts.lastTitle ?? facts.lastProtocol ?? "")"
    case .protocols: facts.lastProtocol == nil ? "Choose a protocol" : "Another protocol"
    case .beforehand: "Answer the questions before the session"
    case .history: "Courses and sessions"
    case .record: "On record: see and change"
    case .remove: "Remove for good"
    case .back: "Back to the patients"
    }
  }

  mutating func choose(_ row: Int, _ desk: inout Desk) {
    let code = facts.row.code
    desk.chosenPatient = code
    desk.chosenAge = facts.age
    desk.isBeforehand = all[row] == .beforehand
    switch all[row] {
    case .again:
      if let last = facts.lastProtocol { desk.offer(last, patient: code) }
    case .beforehand where facts.lastProtocol != nil:
      if let last = facts.lastProtocol { desk.offer(last, patient: code) }
    case .protocols, .beforehand: desk.want(.readProtocols)
    case .history: desk.want(.readHistory(patient: code, offset: 0))
    case .record: desk.want(.readPatientRecord(code))
    case .remove: desk.show(RemovalPage(facts: facts))
    case .back: cancel(&desk)
    }
  }

  mutating func cancel(_ desk: inout Desk) { desk.want(.readPatients) }
}
