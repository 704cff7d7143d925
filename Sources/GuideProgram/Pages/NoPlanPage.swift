import SessionEngine
import Words

/// No plan can be made, whatever the minutes.
struct NoPlanPage: ChoicePage, OpeningPage {
  var refusal: PlanRefusal
  var patient: String?
  var selected = 0

  var question: OpeningQuestion { .noPlan(refusal) }
  var title: String { "No plan for today" }
  var detail: String? { patient }
  var text: [String] { [refusal.sentence] }
  var choices: [String] {
    ["Close without a session; the record says why", "Back to the questions"]
  }

  mutating func choose(_ row: Int, _ desk: inout Desk) {
    guard row == 0 else { return desk.ask(desk.guided?.flow?.first) }
    if case .closed(_, let findings) = refusal, let finding = findings.first {
      desk.carryOut(.concludeWithoutPlan(finding: finding))
      if let outcome = desk.guided?.state.outcome { return desk.giveUp(.concluded(outcome)) }
    }
    desk.carryOut(.stop(reason: refusal.sentence))
    desk.giveUp(.failed(refusal.sentence))
  }
}
