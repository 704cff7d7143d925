// What happens by itself, at the exact instant at which it falls due.

extension Decision {
  /// Everything that falls due up to `end`, in order; the decision stands at `end` afterwards.
  mutating func passTime(until end: Duration) {
    while let due = state.nextDue, due <= end {
      now = max(due, state.lastElapsed)
      happen(due)
    }
    now = end
  }

  private mutating func happen(_ due: Duration) {
    if state.phaseDue == due {
      endOfPhase()
    } else if state.proposalDue == due, let pending = state.proposal {
      carryOut(pending.proposal, answered: false)
    } else if let look = state.secondLook {
      lookAgain(look)
    }
  }

  private mutating func endOfPhase() {
    guard let step = state.currentStep?.step else { return }
    if case .changingOver = state.phase {
      finishChangeover(before: step)
    } else {
      add(.stepFinished(step.index))
      goOn(after: step.index)
    }
  }

  private mutating func lookAgain(_ look: SecondLook) {
    if look.isAsked {
      add(.stillThereAnswered(reaction: look.reaction, nil))
    } else {
      add(.stillThereAsked(reaction: look.reaction))
    }
  }

  /// Ends one changeover and goes on to the next, or to the step itself.
  mutating func finishChangeover(before step: PlannedStep) {
    add(.changeoverFinished(step: step.index))
    comeTo(step)
  }

  /// Goes on to the next open step, or to the rest after the last.
  mutating func goOn(after index: Int?) {
    askAgainAtStepEnd()
    let place = index.flatMap(state.position(of:)).map { $0 + 1 } ?? 0
    if let next = state.progress.steps[place...].first(where: { $0.ending == nil }) {
      comeTo(next.step)
    } else {
      add(.restStarted)
    }
  }

  /// Turns the patient first, or takes oil, where the step asks for it and it was not done.
  mutating func comeTo(_ step: PlannedStep) {
    guard let place = state.position(of: step.index) else { return }
    let done = state.progress.steps[place].changeoversDone
    if done < step.before.count {
      add(.changeoverStarted(step: step.index, step.before[done]))
    } else {
      add(.stepStarted(step.index))
    }
  }

  private mutating func askAgainAtStepEnd() {
    guard let look = state.secondLook, look.stage == .untilStepEnds else { return }
    add(.stillThereAsked(reaction: look.reaction))
  }
}
