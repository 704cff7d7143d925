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
      goOn()
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
    takeUp(step)
  }

  /// Goes on to the next open step, or to the rest after the last.
  ///
  /// The patient turns where the next stroke needs it, and only there.
  mutating func goOn() {
    askAgainAtStepEnd()
    let coming = state.comingSteps
    guard let stroke = coming.first(where: { !$0.step.isTurn })?.step else {
      return add(.restStarted)
    }
    var turns = coming.prefix { $0.step.isTurn }.map(\.step)
    let lies = state.currentStep?.step.position ?? state.plan?.position
    let turn =
      stroke.position == lies ? nil : turns.popLast(where: { $0.position == stroke.position })
    if !turns.isEmpty { add(.stepsSkipped(turns.map(\.index), reason: "nobody has to turn")) }
    comeTo(turn ?? stroke)
  }

  /// Goes to a step; the patient turns first where it needs another position.
  mutating func comeTo(_ step: PlannedStep) {
    if let turn = state.turn(to: step) {
      add(.stepAdded(turn, after: state.step(before: step)))
      return add(.stepStarted(turn.index))
    }
    takeUp(step)
  }

  /// Begins a step, or the oil and the drape before it where they are not done yet.
  private mutating func takeUp(_ step: PlannedStep) {
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

extension SessionState {
  /// The turn that brings the patient from how he lies now to what a step needs; nothing where he
  /// lies so, and in journals that say no position.
  fileprivate func turn(to step: PlannedStep) -> PlannedStep? {
    guard !step.isTurn, let plan, let next = step.position,
      let lies = currentStep?.step.position, lies != next
    else { return nil }
    var turn = PlannedStep(
      turningTo: next,
      in: step.stage,
      id: "turn-" + next.rawValue,
      isInfant: plan.isForInfant
    )
    turn.index = nextIndex
    turn.add(plan.cautions)
    return turn
  }

  /// The index of the step that stands before another; nothing before the first.
  fileprivate func step(before step: PlannedStep) -> Int? {
    position(of: step.index).flatMap { $0 > 0 ? progress.steps[$0 - 1].step.index : nil }
  }
}

extension [PlannedStep] {
  /// Takes the last step off where it is the one meant.
  fileprivate mutating func popLast(where isMeant: (PlannedStep) -> Bool) -> PlannedStep? {
    last.map(isMeant) ?? false ? removeLast() : nil
  }
}
