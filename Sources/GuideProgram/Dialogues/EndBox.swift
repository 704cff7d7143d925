import GuideScreens
import SessionEngine

/// Asks for the reason of an early end, and for a confirmation.
struct EndBox: ReasonBox, Hashable {
  var reason = TypedLine()

  static let reasons = [
    "patient's wish", "pain or discomfort", "no time left", "therapist's decision",
  ]

  var lack: String { "Ending early needs a reason." }

  func command(_ reason: String) -> Command { .stop(reason: reason) }

  func box(in state: SessionState) -> Box? {
    Box(
      heading: "End the session early? Why?",
      role: .alarm,
      typed: reason,
      hints: reasonHints + [
        Box.Hint(act: .confirm, label: "end the session"),
        Box.Hint(act: .cancel, label: "go on with it"),
      ]
    )
  }
}
