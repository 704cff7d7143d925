/// New lengths for what is still to come, so that a late session ends in time.
package struct Refit: Sendable, Hashable {
  /// The length of each open step that changes, by index.
  package var lengths: [Int: Duration]
  /// Optional steps that go, by index.
  package var leftOut: [Int]
  /// Hands-on time left with it.
  package var remaining: Duration

  package init(lengths: [Int: Duration], leftOut: [Int], remaining: Duration) {
    self.lengths = lengths
    self.leftOut = leftOut
    self.remaining = remaining
  }
}

extension SessionState {
  /// How much later than planned the session will end: pauses and lengthened steps.
  ///
  /// Negative where it ends early; zero before the first stroke.
  package func lateness(at now: Duration) -> Duration {
    guard let plan, let started = progress.steps.compactMap(\.startedAt).min() else {
      return .zero
    }
    return now - started + remainingInSession(at: now) - plan.length
  }

  /// The rest of the plan fitted into the hands-on time that is left.
  ///
  /// As before the start: optional steps go first, from the last to the first, each with its
  /// linking stroke, and the last of a stage stays; then all shrink alike, none below its shortest
  /// useful time. The final stage loses no step.
  ///
  /// - Throws: `PlanRefusal.tooShort` where not even the shortest rest fits.
  package func refit(into available: Duration, at now: Duration) throws(PlanRefusal) -> Refit {
    var open = ([currentStep].compactMap(\.self) + comingSteps).filter { $0.ending == nil }
    var leftOut: [Int] = []
    while open.reduce(.zero, { $0 + remaining($1, at: now) }) > available,
      let going = lastToGo(of: open)
    {
      leftOut += going.reversed()
      open.removeAll { going.contains($0.step.index) }
    }
    let countdowns = open.map { step in
      let shortest = max(.zero, step.step.atLeast - spent(on: step, at: now))
      return Countdown(
        duration: remaining(step, at: now).wholeMilliseconds,
        shortest: shortest.wholeMilliseconds
      )
    }
    let shrunk =
      Countdown.shrunk(countdowns, to: max(.zero, available).wholeMilliseconds)
      ?? countdowns.map(\.duration)
    let total = Duration.milliseconds(shrunk.reduce(0, +))
    guard total <= available else { throw .tooShort(available: available, shortest: total) }
    var lengths: [Int: Duration] = [:]
    for (step, cut) in zip(open, zip(countdowns, shrunk)) where cut.0.duration != cut.1 {
      lengths[step.step.index] = step.length - .milliseconds(cut.0.duration - cut.1)
    }
    return Refit(lengths: lengths, leftOut: leftOut, remaining: total)
  }

  /// The last optional step that may go, and with it the linking stroke that follows it.
  private func lastToGo(of open: [StepProgress]) -> [Int]? {
    let current = currentStep?.step.index
    for place in open.indices.reversed() {
      let step = open[place].step
      let isLink = place > 0 && step.links(open[place - 1].step)
      guard step.isOptional, step.stage != .final, step.index != current, !isLink else { continue }
      let hasLink = place + 1 < open.count && open[place + 1].step.links(step)
      let going = [step.index] + (hasLink ? [open[place + 1].step.index] : [])
      if keepsStage(step.stage, without: going, of: open) { return going }
    }
    return nil
  }

  /// Whether something of the stage was worked or is still to come.
  private func keepsStage(_ stage: StageName, without going: [Int], of open: [StepProgress])
    -> Bool
  {
    open.contains { $0.step.stage == stage && !going.contains($0.step.index) }
      || progress.steps.contains { $0.step.stage == stage && $0.spent > .zero }
  }

  private func remaining(_ step: StepProgress, at now: Duration) -> Duration {
    step.limit - spent(on: step, at: now)
  }
}

extension PlannedStep {
  /// Whether this is the stroking that follows the other step.
  fileprivate func links(_ step: Self) -> Bool {
    stage == step.stage && id.hasPrefix(step.id + "-link")
  }
}
