import GuideScreens
import SessionEngine
import TerminalFrame
import Words

/// The refitted rest of the plan, to be taken or left.
struct RefitBox: Dialogue, Hashable {
  struct Row: Hashable, Sendable {
    var title: String
    var before: Duration
    /// Zero where the step falls away.
    var after: Duration
  }

  var rows: [Row]
  var endsAt: String
  var newEndsAt: String

  var context: KeyContext { .proposal }
  var hidden: [Act] { Act.ofTheTable }

  /// Enter takes what was shown, reckoned anew from this moment; any other key leaves it.
  mutating func take(_ act: Act?, _ key: Key, _ desk: inout Desk) {
    desk.dialogue = nil
    guard case .confirm? = act else { return }
    do throws(Refusal) {
      guard let refit = try desk.guided?.proposedRefit(at: desk.moment) else { return }
      desk.carryOut(.refit(refit))
    } catch {
      desk.refuse(error.sentence)
    }
  }

  func box(in state: SessionState) -> Box? {
    let changes = rows.map { row in
      let change = row.after == .zero ? ", falls away" : " to " + row.after.asMinutes
      return Box.Line(text: "\(row.title)  \(row.before.asMinutes)\(change)")
    }
    return Box(
      heading: "Fit the rest: end \(newEndsAt) instead of \(endsAt)",
      role: .selected,
      lines: changes.isEmpty ? [Box.Line(text: "Nothing has to change.")] : changes,
      hints: [
        Box.Hint(act: .confirm, label: "take it"), Box.Hint(act: .decline, label: "leave it"),
      ]
    )
  }
}

extension Desk {
  mutating func showRefit() {
    guard let guided else { return }
    do throws(Refusal) {
      let refit = try guided.proposedRefit(at: moment)
      let left = guided.state.remainingInSession(at: guided.elapsed(at: moment))
      dialogue = RefitBox(
        rows: guided.rows(of: refit),
        endsAt: endsAt(left) ?? "",
        newEndsAt: endsAt(refit.remaining) ?? ""
      )
    } catch {
      refuse(error.sentence)
    }
  }
}
