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
      switch entry.event {
      case .stepStarted(let index):
        guard let step = after.step(index) else { return nil }
        defer { stage = step.stage }
        return step.stage == stage ? .technique(step) : .stage(step.stage, step)
      case .changeoverStarted(_, let changeover): return .changeover(changeover)
      case .restStarted: return .end
      case .paused(.alarm): return .alarm
      case .interrupted: return .gap
      default: return nil
      }
    }
  }

  /// The cues that fall due by themselves inside a running step, in order.
  func cues(in state: SessionState, after earlier: Duration, until now: Duration) -> [Cue] {
    dues(in: state).filter { $0.due > earlier && $0.due <= now }.sorted { $0.due < $1.due }
      .map(\.cue)
  }

  /// The next instant at which one falls due.
  func nextDue(in state: SessionState, after now: Duration) -> Duration? {
    dues(in: state).map(\.due).filter { $0 > now }.min()
  }

  private func dues(in state: SessionState) -> [(due: Duration, cue: Cue)] {
    if let rest = state.restDue { return [(rest.upperBound, .restOver)] }
    guard state.isRunning, let current = state.currentStep, let end = state.phaseDue else {
      return []
    }
    var dues: [(due: Duration, cue: Cue)] = []
    if current.limit >= warning * 2 {
      let next = state.nextStep?.step
      dues.append((end - warning, .warning(next: next, left: warning)))
    }
    for left in Set(timesLeft) where left > warning && current.limit >= left * 2 {
      dues.append((end - left, .timeLeft(left)))
    }
    if let change = state.sideChangeDue() {
      dues.append((change, .side(state.sideNow(at: change))))
    }
    return dues
  }
}

extension SessionState {
  /// A step of the plan, or one added while running, by its index.
  package func step(_ index: Int) -> PlannedStep? {
    progress.steps.first { $0.step.index == index }?.step
  }
}
