import GuideScreens
import SessionEngine
import Words

/// Asks why a proposal is declined.
struct DeclineBox: ReasonBox, Hashable {
  var reason = TypedLine()

  static let reasons = [
    "it has passed", "patient wants to go on", "seen to already", Proposal.notMeant,
  ]

  var lack: String { "Declining needs a reason." }

  func command(_ reason: String) -> Command { .decline(reason: reason) }

  func box(in state: SessionState) -> Box? {
    Box(
      heading: "Decline: " + (state.proposal?.proposal.directive.onScreen ?? "the proposal"),
      role: .selected,
      lines: [Box.Line(text: "Why? The reason goes into the record.")],
      typed: reason,
      hints: reasonHints + [
        Box.Hint(act: .confirm, label: "decline"), Box.Hint(act: .cancel, label: "back"),
      ]
    )
  }
}
