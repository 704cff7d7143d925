import SessionEngine

/// The patient has a session that is not over: it is resumed or closed before another begins.
struct StandingPage: ChoicePage {
  var facts: InterruptedFacts
  /// What was to be begun.
  var protocolID: String
  var selected = 0

  var title: String { "A session that is not over" }
  var detail: String? { facts.patient }
  var text: [String] {
    [
      "\(facts.patient ?? "The patient") has a session that was interrupted at \(facts.time):"
        + " \(facts.protocolTitle)."
    ]
  }
  var choices: [String] {
    ["Resume it", "Close it, and begin the other: what was recorded stays", "Back"]
  }

  mutating func choose(_ row: Int, _ desk: inout Desk) {
    switch row {
    case 0:
      desk.show(WaitingPage(nil))
      desk.want(.takeUp(session: facts.session))
    case 1:
      desk.want(.closeInterrupted(session: facts.session, reason: "another session was begun"))
      desk.offer(protocolID, patient: facts.patient)
    default: cancel(&desk)
    }
  }

  mutating func cancel(_ desk: inout Desk) {
    if let origin = desk.origin { desk.show(origin) } else { desk.want(.readHome) }
  }
}
