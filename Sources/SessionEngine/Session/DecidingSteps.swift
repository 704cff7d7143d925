// Decisions that move along the steps or change their length.

extension Decision {
  /// One press lengthens or shortens by this much.
  static let adjustment: Duration = .seconds(30)

  /// The step that the hands are on; refused where none is, or where an alarm holds the session.
  func presentStep() throws(Refusal) -> StepProgress {
    switch state.phase {
    case .running, .changingOver, .paused:
      break
    case .screening, .preparing:
      throw Refusal("Nothing runs yet.")
    case .resting, .closed:
      throw Refusal("The last stroke is done.")
    }
    try requireNoHold()
    guard let current = state.currentStep else { throw Refusal("Nothing runs yet.") }
    return current
  }

  mutating func skip(_ indices: [Int], _ reason: String?) {
    add(.stepsSkipped(indices, reason: reason))
    goOn()
  }

  mutating func back(from current: StepProgress) throws(Refusal) {
    guard let place = state.progress.current, place > 0 else {
      throw Refusal("This is the first technique.")
    }
    guard let earlier = state.workBehind else {
      throw Refusal("Nothing before this may be worked today.")
    }
    reopen(earlier)
  }

  private mutating func reopen(_ earlier: StepProgress) {
    add(.stepReopened(earlier.step.index))
    comeTo(earlier.step)
  }

  mutating func restart(_ current: StepProgress) throws(Refusal) {
    try requireRunningStep()
    try requireWithinHardLimit(adding: state.moreByRestart(at: now), reason: nil)
    add(.stepRestarted(current.step.index))
  }

  mutating func lengthen(_ current: StepProgress, _ reason: String?) throws(Refusal) {
    try requireRunningStep()
    if let atMost = current.step.atMost, !state.canLengthen {
      throw Refusal("This technique may last \(atMost.asMinutes) at most.")
    }
    if !current.step.isTurn {
      try requireWithinHardLimit(adding: Self.adjustment, reason: reason)
    }
    if let reason { add(.noted("Longer: \(reason)", step: current.step.index)) }
    add(.stepAdjusted(current.step.index, by: Self.adjustment))
  }

  mutating func shorten(_ current: StepProgress) throws(Refusal) {
    try requireRunningStep()
    let left = state.remainingInStep(at: now)
    guard state.canShorten(at: now) else {
      throw Refusal("Only \(left.asMinutes) is left: skipping goes to the next technique.")
    }
    add(.stepAdjusted(current.step.index, by: .zero - Self.adjustment))
  }

  mutating func nextStage(after current: StepProgress) throws(Refusal) {
    guard state.hasStageAhead else { throw Refusal("This is the last stage.") }
    // Turns stay open: going on takes the one that is needed.
    let rest = state.comingSteps.prefix { $0.step.stage <= current.step.stage }.filter {
      !$0.step.isTurn
    }
    skip([current.step.index] + rest.map(\.step.index), "next stage")
  }

  mutating func jump(to index: Int, from current: StepProgress) throws(Refusal) {
    guard let target = state.position(of: index), let place = state.progress.current else {
      throw Refusal("There is no such step in today's plan.")
    }
    guard target != place else { throw Refusal("This step runs already.") }
    let step = state.progress.steps[target]
    guard state.isWorkable(step) else { throw Refusal("This step is left out today.") }
    guard target > place else { return reopen(step) }
    let between = state.progress.steps[place + 1..<target].filter { !$0.step.isTurn }
    let passed = ([current] + between).filter { $0.ending == nil }
    add(.stepsSkipped(passed.map(\.step.index), reason: "jumped ahead"))
    if step.ending != nil { add(.stepReopened(index)) }
    goOn()
  }

  mutating func seeSign(_ current: StepProgress) throws(Refusal) {
    guard current.step.until != nil || current.step.isTurn else {
      throw Refusal("This technique does not wait for a sign.")
    }
    guard state.isRunning else { throw Refusal("The countdown does not run.") }
    add(.signSeen(step: current.step.index))
    goOn()
  }

  mutating func swap(_ current: StepProgress, for step: PlannedStep) throws(Refusal) {
    let step = try checked(step)
    add(.stepAdded(step, after: current.step.index))
    skip([current.step.index], "swapped")
  }

  mutating func add(_ step: PlannedStep, after current: StepProgress) throws(Refusal) {
    let step = try checked(step)
    try requireWithinHardLimit(adding: step.duration, reason: nil)
    add(.stepAdded(step, after: current.step.index))
  }

  mutating func refit(_ refit: Refit, from current: StepProgress) throws(Refusal) {
    let open = [current] + state.comingSteps
    for (index, length) in refit.lengths {
      guard let step = open.first(where: { $0.step.index == index && $0.ending == nil }) else {
        throw Refusal("Only steps that are still to come can be refitted.")
      }
      guard length >= step.step.atLeast || length >= step.length else {
        throw Refusal("A technique would fall below its shortest useful time.")
      }
      guard step.limit + length - step.length >= state.spent(on: step, at: now) else {
        throw Refusal("A technique would end before the time already worked.")
      }
    }
    for index in refit.leftOut {
      guard let step = state.comingSteps.first(where: { $0.step.index == index }),
        step.step.isOptional, step.step.stage != .final
      else { throw Refusal("Only optional steps before the final stage can go.") }
    }
    add(.refitted(refit.lengths))
    if !refit.leftOut.isEmpty { add(.stepsLeftOut(refit.leftOut, reason: "time")) }
  }

  /// A step from outside the plan, checked against today's screening and the protocol's cautions.
  private func checked(_ step: PlannedStep) throws(Refusal) -> PlannedStep {
    guard !step.zones.isEmpty, step.duration > .zero, step.duration <= .seconds(30 * 60) else {
      throw Refusal("A technique needs a zone and a time of up to 30 minutes.")
    }
    for banner in state.plan?.banners ?? [] where banner.holds(for: step.technique) {
      if banner.technique != nil, banner.zones.isEmpty {
        throw Refusal("This technique is left out today: \(banner.text)")
      }
      let closed = banner.zones.reduce(into: Set<Zone>()) { $0.formUnion($1.withZonesInside) }
      if let zone = step.zones.first(where: closed.contains) {
        throw Refusal("The zone \(zone.inSentence) is left out today: \(banner.text)")
      }
    }
    for caution in state.plan?.cautions ?? [] where caution.forbid.contains(step.technique) {
      let closed = caution.zones.reduce(into: Set<Zone>()) { $0.formUnion($1.withZonesInside) }
      if let zone = step.zones.first(where: closed.contains) {
        throw Refusal(
          "No \(step.technique.inSentence) on the zone \(zone.inSentence): \(caution.text)"
        )
      }
    }
    let limits = state.plan?.limits ?? PlanLimits()
    if let zone = step.zones.first(where: limits.zones.contains) {
      throw Refusal("The zone \(zone.inSentence) comes on a place that is left out today.")
    }
    if limits.forbid.contains(step.technique) {
      throw Refusal("No \(step.technique.inSentence) today: the screening forbids it.")
    }
    var step = step
    if let ceiling = limits.maxPressure { step.pressure = step.pressure?.lowered(to: ceiling) }
    // Nobody is turned for it.
    step.position = state.currentStep?.step.position
    step.index = state.nextIndex
    return step
  }

  private func requireRunningStep() throws(Refusal) {
    if case .changingOver = state.phase {
      throw Refusal("The countdown has not begun yet.")
    }
  }

  private func requireWithinHardLimit(adding more: Duration, reason: String?) throws(Refusal) {
    guard let limit = state.plan?.hardLimit, reason?.isBlank ?? true,
      state.isPastHardLimit(adding: more, at: now)
    else { return }
    throw Refusal("This patient's sessions last \(limit.asMinutes) at most: longer needs a reason.")
  }
}

extension StepProgress {
  /// What it takes of the session: all of its limit while it is open, else what was worked.
  package var plannedWork: Duration { ending == nil ? limit : spent }
}

extension SessionState {
  /// Whether so much more passes the limit of a child's or an infant's session.
  package func isPastHardLimit(adding more: Duration, at now: Duration) -> Bool {
    guard let limit = plan?.hardLimit else { return false }
    return plannedWork + more > limit
  }

  /// Whether a technique before this one may be worked again.
  package var hasWorkBehind: Bool { workBehind != nil }

  /// The last technique before this one that may be worked again.
  var workBehind: StepProgress? {
    progress.current.flatMap { place in
      progress.steps[..<place].last { !$0.step.isTurn && isWorkable($0) }
    }
  }

  package var hasStageAhead: Bool {
    guard let stage = currentStep?.step.stage else { return false }
    return comingSteps.contains { $0.step.stage > stage }
  }

  /// Whether so much is left of the present technique that a press can take its part off.
  package func canShorten(at now: Duration) -> Bool {
    remainingInStep(at: now) > Decision.adjustment
  }

  /// Whether the present technique may last a press longer, as far as its own limit goes.
  package var canLengthen: Bool {
    guard let current = currentStep, let atMost = current.step.atMost else { return true }
    return current.limit - current.runStart + Decision.adjustment <= atMost
  }

  /// What starting the present technique again adds to the hands-on time.
  package func moreByRestart(at now: Duration) -> Duration {
    guard let current = currentStep, !current.step.isTurn else { return .zero }
    return spentOnStep(at: now) + current.length - current.limit
  }

  /// Hands-on time worked and still to come.
  package var plannedWork: Duration {
    progress.steps.reduce(.zero) { $0 + ($1.step.isTurn ? .zero : $1.plannedWork) }
  }

  /// Whether a step may be worked today at all: not where a reaction has closed it since.
  func isWorkable(_ step: StepProgress) -> Bool {
    switch step.ending {
    case .leftOut, .stopped: false
    case nil, .finished, .signSeen, .skipped:
      !step.step.lies(in: closedZones) && !isDropped(step.step)
    }
  }

  /// The zones that a reaction has closed for the rest of the session.
  var closedZones: Set<Zone> {
    reactions.filter { $0.directive == .leaveOutZone }
      .reduce(into: []) { $0.formUnion($1.reaction.closedZones) }
  }

  /// Whether a reaction has ended this technique on these zones; the final stage stays whole.
  private func isDropped(_ step: PlannedStep) -> Bool {
    step.stage != .final
      && reactions.contains { logged in
        guard logged.directive == .stopTechnique, let index = logged.reaction.step,
          let place = position(of: index)
        else { return false }
        return progress.steps[place].step.technique == step.technique
          && step.lies(in: logged.reaction.closedZones)
      }
  }

  /// The next free index of a step.
  var nextIndex: Int { (progress.steps.map(\.step.index).max() ?? -1) + 1 }

  func spent(on step: StepProgress, at now: Duration) -> Duration {
    step.step.index == currentStep?.step.index ? spentOnStep(at: now) : step.spent
  }
}
