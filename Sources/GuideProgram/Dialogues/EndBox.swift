import GuideScreens
import SessionEngine
import TerminalFrame

/// Asks for the reason of an early end, and for a confirmation.
struct EndBox: ReasonBox, Hashable {
  var reason = TypedLine()

  /// Reasons that one digit gives while nothing is typed.
  private static let reasons: [(key: Key, words: String)] = [
    (.character("1"), "patient's wish"), (.character("2"), "pain or discomfort"),
    (.character("3"), "no time left"), (.character("4"), "therapist's decision"),
  ]

  var lack: String { "Ending early needs a reason." }

  func command(_ reason: String) -> Command { .stop(reason: reason) }

  mutating func type(_ key: Key) -> Bool {
    if reason.isBlank, let given = Self.reasons.first(where: { $0.key == key }) {
      reason = TypedLine(given.words)
      return true
    }
    return reason.take(key)
  }

  func box(in state: SessionState) -> Box? {
    let reasons = Self.reasons.map {
      Box.Hint(act: .press($0.key), label: $0.words, key: $0.key)
    }
    return Box(
      heading: "End the session early? Why?",
      role: .alarm,
      typed: reason,
      hints: (reason.text.isEmpty ? reasons : []) + [
        Box.Hint(act: .confirm, label: "end the session"),
        Box.Hint(act: .cancel, label: "go on with it"),
      ]
    )
  }
}
