package import SessionEngine

// Which command answers what: the same for a key, a line, and nobody at all.

/// What waits for a yes or a no while a session runs or rests.
package enum Asked: Hashable, Sendable {
  case proposal(Proposal)
  /// Whether the work went on while the guide did not run.
  case gap
  /// Whether a reaction is still there.
  case stillThere

  /// The command that says yes, or no with the reason that only a proposal needs.
  package func command(isYes: Bool, reason: String = "") -> Command {
    switch self {
    case .proposal: isYes ? .confirm : .decline(reason: reason)
    case .gap: .answerGap(workWentOn: isYes)
    case .stillThere: .answerStillThere(isYes)
    }
  }
}

/// What becomes of a session that nobody answers any more.
package enum Unattended: Hashable, Sendable {
  case goesOn
  /// The directive that holds it is carried out.
  case takesDirective
  /// It stands until somebody resumes it.
  case isKept
  case closes
}

extension SessionState {
  /// What is asked; a proposal outweighs everything else.
  package var asked: Asked? {
    if let proposal { return .proposal(proposal.proposal) }
    if case .paused(.gap, _, _) = phase { return .gap }
    return secondLook?.isAsked ?? false ? .stillThere : nil
  }

  /// The command of the suggested way on; nothing where there is none but to look, or to close.
  package var wayOn: Command? {
    if proposal != nil { return .confirm }
    return switch phase {
    case .paused: .resume
    case .changingOver: .finishChangeover
    case .running:
      asked?.command(isYes: true) ?? (currentStep?.step.isTurn ?? false ? .seeSign : nil)
    case .resting: alarm == nil ? nil : .tellSafe
    case .screening, .preparing, .closed: nil
    }
  }

  /// What becomes of it by itself, at this elapsed time.
  package func unattended(at now: Duration) -> Unattended {
    switch phase {
    case .paused:
      return proposal?.proposal.directive.holdsAtOnce ?? false ? .takesDirective : .isKept
    case .resting:
      if stopOutcome != nil { return .closes }
      return restDue.map { now >= $0.upperBound } ?? false ? .closes : .goesOn
    case .screening, .preparing, .changingOver, .running, .closed: return .goesOn
    }
  }
}
