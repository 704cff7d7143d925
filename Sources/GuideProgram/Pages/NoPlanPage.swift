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
  /// There is a list to choose another protocol from.
  var hasOthers = false
  var choices: [String] {
    ["Close without a session; the record says why", "Back to the questions"]
      + (hasOthers ? ["Close, and choose another protocol: what was answered is kept"] : [])
  }

  mutating func choose(_ row: Int, _ desk: inout Desk) {
    if row == 1 { return desk.ask(desk.guided?.flow?.first) }
    if row == 2 { desk.carryAnswers() }
    if let finding = refusal.findings.first {
      desk.carryOut(.concludeWithoutPlan(finding: finding))
      if let outcome = desk.guided?.state.outcome { return desk.giveUp(.concluded(outcome)) }
    }
    desk.carryOut(.stop(reason: refusal.sentence))
    desk.giveUp(.failed(refusal.sentence))
  }
}
