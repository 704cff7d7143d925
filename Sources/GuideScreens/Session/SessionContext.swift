package import SessionEngine

extension SessionState {
  /// Where keys hold while the session lives and no dialogue is open.
  package var keyContext: KeyContext {
    if let proposal { return proposal.proposal.directive.holdsAtOnce ? .alarm : .proposal }
    switch phase {
    case .paused(.gap, _, _): return .gap
    case .paused(.alarm, _, _): return .alarm
    case .paused: return .paused
    case .resting: return .resting
    case .changingOver: return .changeover
    case .running, .screening, .preparing, .closed:
      if secondLook?.isAsked == true { return .stillThere }
      return currentStep?.step.isTurn ?? false ? .changeover : .running
    }
  }
}
