import GuideScreens
import SessionEngine

/// Who fills the pages in before the session.
struct AnswererPage: ChoicePage, OpeningPage {
  var patient: String?
  var selected = 0

  var question: OpeningQuestion { .answerer }
  var title: String { "Who answers?" }
  var detail: String? { patient }
  var text: [String] {
    [
      "The questions before the massage, read and answered in peace."
        + " The therapist goes on from there."
    ]
  }
  var choices: [String] {
    ["The patient", "The guardian, for a child", "The therapist, who reads aloud"]
  }

  mutating func choose(_ row: Int, _ desk: inout Desk) {
    desk.guided?.wishes.answerer = Answerer.allCases[row]
    desk.askNext(after: question)
  }
}

extension AnswererPage {
  init(_ flow: OpeningFlow) {
    patient = flow.state.opening?.patient
    selected = Answerer.allCases.firstIndex(of: flow.answerer) ?? 0
  }
}
