// What screens, cues and exports read off a state. Times are elapsed session time.

extension SessionState {
  package var currentStep: StepProgress? {
    progress.current.map { progress.steps[$0] }
  }

  /// The steps after the present one that are still to come.
  package var comingSteps: [StepProgress] { afterPresent.filter { $0.ending == nil } }

  /// The first of them.
  package var nextStep: StepProgress? { afterPresent.first { $0.ending == nil } }

  private var afterPresent: ArraySlice<StepProgress> {
    let steps = progress.steps
    if let current = progress.current { return steps[(current + 1)...] }
    return outcome == nil && !isResting ? steps[...] : []
  }

  package var isResting: Bool {
    if case .resting = phase { true } else { false }
  }

  package var isRunning: Bool {
    if case .running = phase { true } else { false }
  }

  /// Work on the present step so far.
  package func spentOnStep(at now: Duration) -> Duration {
    guard let current = progress.current else { return .zero }
    let spent = progress.steps[current].spent
    guard case .running(let since) = phase else { return spent }
    return min(progress.steps[current].limit, spent + max(.zero, now - since))
  }

  /// What the countdown shows.
  package func remainingInStep(at now: Duration) -> Duration {
    guard let current = progress.current else { return .zero }
    return progress.steps[current].limit - spentOnStep(at: now)
  }

  /// The countdowns left, this step included.
  package func remainingInSession(at now: Duration) -> Duration {
    let coming = afterPresent
    var left = remainingInStep(at: now)
    // By place, so that no step is copied: this is added up each second.
    for place in coming.indices where coming[place].ending == nil {
      left += coming[place].limit - coming[place].spent
    }
    return left
  }

  /// The side being worked, where the step changes sides at half-time.
  package func sideNow(at now: Duration) -> WorkedSide {
    guard let current = progress.current else { return .both }
    let isSecondHalf = spentOnStep(at: now) >= progress.steps[current].half
    let side = progress.steps[current].step.side
    return switch side {
    case .leftThenRight: isSecondHalf ? .right : .left
    case .rightThenLeft: isSecondHalf ? .left : .right
    case .both, .left, .right, .healthyFirst, .oneThenOther, .painfulOnly, .concave, .convex: side
    }
  }

  /// Elapsed time at which the side changes, while that lies ahead.
  package func sideChangeDue() -> Duration? {
    guard case .running(let since) = phase, let current = progress.current,
      progress.steps[current].step.side.changesAtHalf
    else { return nil }
    let (spent, half) = (progress.steps[current].spent, progress.steps[current].half)
    return spent < half ? since + (half - spent) : nil
  }

  /// Elapsed time at which something happens by itself: a step, a changeover or the rest ends, a
  /// proposal is carried out, "still there?" is asked.
  package var nextDue: Duration? {
    let dues: [Duration?] = [phaseDue, proposalDue, secondLookDue]
    return dues.compactMap(\.self).min()
  }

  package var phaseDue: Duration? {
    switch phase {
    case .running(let since):
      progress.current.map { since + (progress.steps[$0].limit - progress.steps[$0].spent) }
    case .changingOver(_, let since):
      since + Changeover.limit
    case .screening, .preparing, .paused, .resting, .closed:
      nil
    }
  }

  package var proposalDue: Duration? {
    guard let proposal, !patienceStands, !proposal.proposal.directive.holdsAtOnce else {
      return nil
    }
    return proposal.since + Proposal.patience
  }

  package var secondLookDue: Duration? {
    patienceStands ? nil : secondLook?.due
  }

  /// Nothing that is asked runs out: somebody types, or the session stands.
  package var patienceStands: Bool { isPatienceHeld || isPaused }

  /// How long a proposal still waits for an answer.
  package func patienceLeft(_ pending: PendingProposal, at now: Duration) -> Duration {
    max(.zero, pending.since + Proposal.patience - (patienceStands ? lastElapsed : now))
  }

  /// Whether an alarm holds the session, or stopped it and the patient is not safe yet.
  package var isAlarmed: Bool {
    if case .paused(.alarm, _, _) = phase { return true }
    return alarm != nil || (proposal?.proposal.directive.holdsAtOnce ?? false)
  }

  /// Whether the session was ended by something a doctor has to see.
  package var isAfterAlarm: Bool { isResting && referral?.source == .session }

  /// The pressure of a step after everything that was eased today.
  package func pressure(of step: PlannedStep) -> PressureCourse? {
    let levels = step.zones.map { eased[$0] ?? 0 }.max() ?? 0
    return (0..<levels).reduce(step.pressure) { pressure, _ in pressure?.eased }
  }

  /// Elapsed time of the end of the rest's minimum and of the rest itself.
  package var restDue: ClosedRange<Duration>? {
    guard case .resting(let since) = phase, let plan else { return nil }
    return since + plan.aftercare.rest.lowerBound...since + plan.aftercare.rest.upperBound
  }
}

extension StepProgress {
  /// The work at which the side changes: the middle of the present run, at a whole millisecond.
  package var half: Duration { runStart + ((limit - runStart) / 2).cutToMilliseconds }
}
