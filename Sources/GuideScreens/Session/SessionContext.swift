package import SessionEngine

extension SessionState {
  /// Where keys hold while the session lives and no dialogue is open.
  package var keyContext: KeyContext {
    if let proposal { return proposal.proposal.directive.holdsAtOnce ? .alarm : .proposal }
    switch phase {
    case .paused(.gap, _, _): return .gap
    case .paused: return .paused
    case .resting: return alarm != nil ? .stopped : isAfterAlarm ? .afterAlarm : .resting
    case .changingOver: return .changeover
    case .running, .screening, .preparing, .closed:
      if secondLook?.isAsked == true { return .stillThere }
      return currentStep?.step.isTurn ?? false ? .changeover : .running
    }
  }
  /// Whether STOP stands in the place of the technique: an alarm holds the session, answered or not.
  var showsStop: Bool {
    if case .paused(.alarm, _, _) = phase { return true }
    return keyContext == .alarm
  }

  /// Acts that would only be refused now: bars leave them out.
  func idleActs(at now: Duration) -> [Act] {
    if proposal?.proposal.directive.holdsAtOnce ?? false { return Act.ofTheClock + [.endEarly] }
    var idle: [Act] = []
    if !hasWorkBehind { idle.append(.back) }
    if !hasStageAhead { idle.append(.nextStage) }
    if lateness(at: now) < .seconds(1) { idle.append(.refit) }
    if !isRunning || currentStep?.step.until == nil { idle.append(.sign) }
    if case .changingOver = phase { return idle + [.restart, .lengthen, .shorten] }
    if isPastHardLimit(adding: moreByRestart(at: now), at: now) { idle.append(.restart) }
    if !canLengthen { idle.append(.lengthen) }
    if !canShorten(at: now) { idle.append(.shorten) }
    return idle
  }
}
