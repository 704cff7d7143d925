import GuideScreens
import SessionEngine

/// Asks why the session passes the limit of a child or an infant.
struct LengthenBox: ReasonBox, Hashable {
  var reason = TypedLine()
  /// The step that is to be longer.
  var step: Int?

  var lack: String { "Longer than the limit needs a reason." }

  mutating func send(_ line: TypedLine, _ desk: inout Desk) {
    if line.isBlank { return desk.refuse(lack) }
    desk.dialogue = nil
    guard step == desk.guided?.state.currentStep?.step.index else {
      return desk.refuse("That technique is over; nothing was made longer.")
    }
    desk.carryOut(command(line.text))
  }

  func command(_ reason: String) -> Command { .lengthen(reason: reason) }

  func box(in state: SessionState) -> Box? {
    Box(
      heading: "Longer than this patient's limit?",
      role: .selected,
      lines: [Box.Line(text: "Why? The reason goes into the record.")],
      typed: reason,
      hints: [Box.Hint(act: .confirm, label: "longer"), Box.Hint(act: .cancel, label: "back")]
    )
  }
}

extension Desk {
  /// Past a child's limit the reason is asked for.
  mutating func lengthen() {
    guard let guided,
      guided.state.isPastHardLimit(adding: .seconds(30), at: guided.elapsed(at: moment))
    else { return carryOut(.lengthen(reason: nil)) }
    dialogue = LengthenBox(step: guided.state.currentStep?.step.index)
  }
}
