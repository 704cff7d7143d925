import GuideScreens
import SessionEngine
import TerminalFrame
import Words

/// Asks once before a stop for an alarm is taken back.
struct TakeBackBox: Dialogue, Hashable {
  var context: KeyContext { .proposal }
  /// What its keys do here stands in the box: the bar would call it the opposite.
  var hidden: [Act] { Act.ofTheTable + [.confirm, .decline] }

  /// Enter leaves it stopped, as any key does that does not say otherwise.
  mutating func take(_ act: Act?, _ key: Key, _ desk: inout Desk) {
    desk.dialogue = nil
    if case .decline? = act { desk.carryOut(.undo) }
  }

  func box(in state: SessionState) -> Box? {
    let cause = state.alarm.flatMap { alarm in
      state.reactions.first { $0.reaction.id == alarm.proposal.reaction }?.reaction.onScreen
    }
    return Box(
      heading: "Take back the stop" + (cause.map { " for " + $0 } ?? "") + "?",
      role: .alarm,
      lines: [Box.Line(text: "The alarm is asked about again, and the session stands.")],
      hints: [
        Box.Hint(act: .confirm, label: "no: it stays stopped"),
        Box.Hint(act: .decline, label: "yes: take it back"),
      ]
    )
  }
}

extension Desk {
  mutating func undo() {
    guard let guided, guided.state.undoesAlarm,
      guided.state.undoLeft(at: guided.elapsed(at: moment)) != nil
    else { return carryOut(.undo) }
    dialogue = TakeBackBox()
  }
}
