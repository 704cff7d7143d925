package import SessionEngine

/// What the guide signals without being looked at; it never changes the session.
package enum Cue: Sendable, Hashable {
  /// Time to finish the stroke: this step follows.
  case warning(next: PlannedStep?, left: Duration)
  case technique(PlannedStep)
  case side(WorkedSide)
  case stage(StageName, PlannedStep)
  case changeover(Changeover)
  /// So much of the technique is left; for ears alone.
  case timeLeft(Duration)
  /// The last stroke is done.
  case end
  case restOver
  case alarm
  /// The guide did not run for a while and asks.
  case gap
}

/// Finds the cues that lie between two moments of a session.
package struct CueTrack: Sendable, Hashable {
  /// Long enough to finish a stroke.
  package var warning: Duration
  /// What is told of the time left in a technique that is at least twice as long.
  package var timesLeft: [Duration]

  package init(warning: Duration = .seconds(10), timesLeft: [Duration] = [.seconds(60)]) {
    self.warning = warning
    self.timesLeft = timesLeft
  }

  /// The cues of what was just recorded.
  func cues(of entries: [JournalEntry], from before: SessionState, to after: SessionState)
    -> [Cue]
  {
    var stage = before.currentStep?.step.stage
    return entries.compactMap { entry in
      let cue = EventShown(entry.event, in: after).cue
      guard case .technique(let step)? = cue else { return cue }
      defer { stage = step.stage }
      return step.stage == stage ? cue : .stage(step.stage, step)
    }
  }

  /// The cues that fall due by themselves inside a running step, in order.
  func cues(in state: SessionState, after earlier: Duration, until now: Duration) -> [Cue] {
    dues(in: state).filter { $0.at > earlier && $0.at <= now }.sorted { $0.at < $1.at }
      .map { cue(of: $0, in: state) }
  }

  /// The next instant at which one falls due.
  func nextDue(in state: SessionState, after now: Duration) -> Duration? {
    dues(in: state).map(\.at).filter { $0 > now }.min()
  }

  /// When something falls due, without the words of it: this is asked several times a second.
  private struct Due {
    enum Kind {
      case warning, side, restOver
      case timeLeft(Duration)
    }

    var at: Duration
    var kind: Kind
  }

  private func dues(in state: SessionState) -> [Due] {
    if state.isAfterAlarm { return [] }
    if let rest = state.restDue { return [Due(at: rest.upperBound, kind: .restOver)] }
    guard state.isRunning, let current = state.progress.current, let end = state.phaseDue else {
      return []
    }
    let limit = state.progress.steps[current].limit
    var dues: [Due] = []
    if limit >= warning * 2 { dues.append(Due(at: end - warning, kind: .warning)) }
    for (place, left) in timesLeft.enumerated()
    where left > warning && limit >= left * 2 && !timesLeft[..<place].contains(left) {
      dues.append(Due(at: end - left, kind: .timeLeft(left)))
    }
    if let change = state.sideChangeDue() { dues.append(Due(at: change, kind: .side)) }
    return dues
  }

  private func cue(of due: Due, in state: SessionState) -> Cue {
    switch due.kind {
    case .warning: .warning(next: state.nextStep?.step, left: warning)
    case .timeLeft(let left): .timeLeft(left)
    case .side: .side(state.sideNow(at: due.at))
    case .restOver: .restOver
    }
  }
}

extension SessionState {
  /// A step of the plan, or one added while running, by its index.
  package func step(_ index: Int) -> PlannedStep? {
    progress.steps.first { $0.step.index == index }?.step
  }
}
