import GuideScreens
import SessionEngine
import TerminalFrame
import Words

/// The pages were filled in before the session: what the patient is told, and the therapist's turn.
struct HandedOverPage: OpeningPage {
  var told: HandedOver
  var patient: String?
  var emergencyNumber = "112"

  var question: OpeningQuestion { .handedOver }
  var context: KeyContext { .choosing }
  var title: String { "Thank you" }
  var detail: String? { patient }
  var hidden: [Act] { [.mark] }

  mutating func confirm(_ desk: inout Desk) { desk.abandon() }

  func draw(on canvas: inout Canvas, in area: Rectangle, _ keys: KeyBindings) {
    canvas.wayOn("done, the therapist goes on from here", keys, in: context, at: area)
    var lines = [Canvas.Line(text: told.sentence, role: told.isEmpty ? .title : .caution)]
    if let call = told.call(emergencyNumber) { lines.append(Canvas.Line(text: call, role: .alarm)) }
    lines.append(Canvas.Line(text: HandedOver.kept, role: .text))
    canvas.flow(
      lines,
      in: Rectangle(left: 2, top: area.top + 1, right: canvas.columns - 2, bottom: area.bottom - 1)
    )
  }
}

extension HandedOverPage {
  init(_ flow: OpeningFlow, _ emergencyNumber: String) {
    self.init(
      told: HandedOver(flow),
      patient: flow.state.opening?.patient,
      emergencyNumber: emergencyNumber
    )
  }
}
