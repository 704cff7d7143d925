import SessionEngine

/// Asks in which of the protocol's positions the patient is worked today.
struct PositionPage: ChoicePage, OpeningPage {
  var positions: [Position]
  var patient: String?
  var selected = 0

  var question: OpeningQuestion { .position }
  var title: String { "In which position?" }
  var detail: String? { patient }
  var text: [String] { ["This can be done in several positions. Choose the one for today."] }
  var choices: [String] { positions.map(\.rawValue) }

  mutating func choose(_ row: Int, _ desk: inout Desk) {
    desk.guided?.wishes.position = positions[row]
    desk.askNext(after: question)
  }
}

extension PositionPage {
  init(_ flow: OpeningFlow) {
    positions = flow.positions
    patient = flow.state.opening?.patient
    selected = flow.wishes.position.flatMap(positions.firstIndex) ?? 0
  }
}
