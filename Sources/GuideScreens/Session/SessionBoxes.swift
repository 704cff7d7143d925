import SessionEngine
import TerminalFrame
import Words

extension SessionScreen {
  /// What the state or a key asks now; nothing while the session just runs.
  package var box: Box? {
    if let box = dialogue?.value.box(in: state) { return box }
    if let pending = state.proposal {
      return pending.proposal.directive.holdsAtOnce
        ? alarmBox(pending) : proposalBox(pending)
    }
    switch state.phase {
    case .paused(.gap, _, _): return gapBox
    case .paused(.alarm, _, _): return alarmHeldBox
    case .paused(let cause, let since, _): return pauseBox(cause, since: since)
    case .changingOver(let changeover, let since): return changeoverBox(changeover, since: since)
    case .running, .screening, .preparing, .resting, .closed:
      return state.secondLook.flatMap { $0.isAsked ? stillThereBox($0) : nil }
    }
  }

  /// The rows a box takes at that width.
  package func rows(of box: Box, columns: Int) -> Int {
    box.rows(columns: columns, keys: standing.keys, context: context)
  }

  private func pauseBox(_ cause: PauseCause, since: Duration) -> Box {
    let why =
      switch cause {
      case .left: "The guide was left and kept."
      case .rule: "A rule asked for it."
      case .therapist, .alarm, .gap: ""
      }
    return Box(
      heading: "Paused  " + (now - since).asMinutes,
      role: .paused,
      lines: why.isEmpty ? [] : [Box.Line(text: why)],
      hints: [
        Box.Hint(act: .pauseResume, label: "go on"),
        Box.Hint(act: .reactionSheet, label: "reaction"),
        Box.Hint(act: .endEarly, label: "end early"),
      ]
    )
  }

  private var gapBox: Box {
    Box(
      heading: "Paused: the guide did not run for a while",
      role: .paused,
      lines: [
        Box.Line(
          text: "It stands where it was last known to run. Did the work go on meanwhile?"
        )
      ],
      hints: [
        Box.Hint(act: .confirm, label: "no: go on from here"),
        Box.Hint(act: .workWentOn, label: "yes: count the time"),
      ]
    )
  }

  private func proposalBox(_ pending: PendingProposal) -> Box {
    let left = state.patienceLeft(pending, at: now).countdown
    let wait =
      state.isPaused
      ? "It waits while the session is paused." : "Without an answer it is done in \(left)."
    return Box(
      heading: pauseWords + heading(pending.proposal) + ": "
        + pending.proposal.directive.onScreen,
      role: .paused,
      lines: lines(of: pending.proposal) + [Box.Line(text: wait, role: .dim)],
      hints: [
        Box.Hint(act: .confirm, label: "do it"), Box.Hint(act: .decline, label: "decline"),
      ]
    )
  }

  /// A pause is told whatever else is asked.
  private var pauseWords: String {
    guard case .paused(_, let since, _) = state.phase else { return "" }
    return "Paused  " + (now - since).asMinutes + "  "
  }

  private func alarmBox(_ pending: PendingProposal) -> Box {
    let began = state.reactions.first { $0.reaction.id == pending.proposal.reaction }
    let since = (now - (began?.elapsed ?? pending.since)).asMinutes
    let advice = pending.proposal.advice
    var urgent = ["Paused."] + [advice?.onScreen].compactMap(\.self)
    if advice == .emergency { urgent.append("Emergency: \(emergencyNumber)") }
    // What is left out of a small window is what the key says all the same.
    return Box(
      heading: "STOP: " + heading(pending.proposal) + "  since " + since,
      role: .alarm,
      lines: [
        Box.Line(
          text: urgent.joined(separator: " "),
          role: advice == .emergency ? .alarm : .caution
        ),
        Box.Line(text: pending.proposal.text),
      ] + further(pending.proposal)
        + [Box.Line(text: "Proposed: \(pending.proposal.directive.onScreen).")],
      hints: [
        Box.Hint(act: .confirm, label: pending.proposal.directive.onScreen),
        Box.Hint(act: .decline, label: "decline"),
      ]
    )
  }

  private var alarmHeldBox: Box {
    Box(
      heading: "Paused: an alarm holds the session",
      role: .alarm,
      lines: [Box.Line(text: "Emergency: \(emergencyNumber)")],
      hints: [
        Box.Hint(act: .endEarly, label: "end early"),
        Box.Hint(act: .pauseResume, label: "go on"),
        Box.Hint(act: .reactionSheet, label: "reaction"),
      ]
    )
  }

  private func heading(_ proposal: Proposal) -> String {
    state.reactions.first { $0.reaction.id == proposal.reaction }?.reaction.onScreen ?? "Proposed"
  }

  private func lines(of proposal: Proposal) -> [Box.Line] {
    var lines = [Box.Line(text: proposal.text)]
    if let advice = proposal.advice {
      lines.append(Box.Line(text: advice.onScreen, role: .caution))
    }
    return lines + further(proposal)
  }

  private func further(_ proposal: Proposal) -> [Box.Line] {
    guard proposal.furtherSessions > 0 else { return [] }
    let sessions = proposal.furtherSessions.counted("further session", "further sessions")
    return [Box.Line(text: "It also holds for \(sessions).")]
  }

  private func stillThereBox(_ look: SecondLook) -> Box {
    let reaction = state.reactions.first { $0.reaction.id == look.reaction }?.reaction.onScreen
    return Box(
      heading: "Still there? " + (reaction ?? ""),
      role: .paused,
      hints: [
        Box.Hint(act: .confirm, label: "yes, still there"),
        Box.Hint(act: .decline, label: "no, it has gone"),
      ]
    )
  }

  private func changeoverBox(_ changeover: Changeover, since: Duration) -> Box {
    let left = max(.zero, since + Changeover.limit - now)
    return Box(
      heading: changeover.onScreen.prefix(1).uppercased() + changeover.onScreen.dropFirst(),
      role: .paused,
      lines: [Box.Line(text: "It goes on by itself in \(left.countdown).", role: .dim)],
      hints: [Box.Hint(act: .confirm, label: "done, go on")]
    )
  }
}
