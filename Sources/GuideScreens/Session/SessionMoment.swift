import SessionEngine

/// What the stage display needs to know of one instant, read off the state.
struct SessionMoment {
  let state: SessionState
  let now: Duration

  var current: StepProgress? { state.currentStep }
  var step: PlannedStep? { current?.step }
  var side: WorkedSide { state.sideNow(at: now) }
  var remaining: Duration { state.remainingInStep(at: now) }

  /// The other side, where the step still has to change to it.
  var nextSide: WorkedSide? {
    guard let (limit, side) = limitAndSide, side.changesAtHalf,
      state.spentOnStep(at: now) * 2 < limit
    else { return nil }
    return switch side {
    case .leftThenRight: .right
    case .rightThenLeft: .left
    case .both, .left, .right, .healthyFirst, .oneThenOther, .painfulOnly, .concave, .convex:
      .both
    }
  }

  /// All the time that the present step has.
  var limit: Duration? { limitAndSide?.limit }

  var limitAndSide: (limit: Duration, side: WorkedSide)? {
    guard let current = state.progress.current else { return nil }
    let steps = state.progress.steps
    return (steps[current].limit, steps[current].step.side)
  }

  /// The part of the stage's time that is done, 0 to 1000.
  var stagePermille: Int {
    let steps = state.progress.steps
    guard let current = state.progress.current else { return 0 }
    var all: Duration = .zero
    var open: Duration = .zero
    for place in steps.indices where steps[place].step.stage == steps[current].step.stage {
      let limit = steps[place].limit
      all += limit
      guard steps[place].ending == nil else { continue }
      open += limit - (place == current ? state.spentOnStep(at: now) : steps[place].spent)
    }
    guard all > .zero else { return 0 }
    let done = (all - open).wholeMilliseconds * 1_000 / all.wholeMilliseconds
    return Int(min(1_000, max(0, done)))
  }

  struct Strokes: Sendable {
    var done: Int
    var planned: Int?
  }

  /// Strokes begun, of those planned, at the step's tempo.
  var strokes: Strokes? {
    let steps = state.progress.steps
    guard let current = state.progress.current, let tempo = steps[current].step.tempo, tempo > 0
    else { return nil }
    // Each side is counted for itself.
    let milliseconds = (stretch?.since ?? .zero).wholeMilliseconds
    let done = Int(milliseconds * Int64(tempo) / 60_000) + 1
    let planned = steps[current].step.repetitions
    return Strokes(done: planned.map { min(done, $0) } ?? done, planned: planned)
  }

  /// The pressure now, and where it leads.
  var pressure: String? {
    guard let current, let course = state.pressure(of: current.step) else { return nil }
    var text = level(course, of: current).name
    if course.start != course.end {
      text += course.start < course.end ? ", up to " : ", down to "
      text += course.end.name
    }
    if let planned = current.step.pressure, course != planned { text += " (eased)" }
    return text
  }

  private func level(_ course: PressureCourse, of current: StepProgress) -> Pressure {
    let limit = max(1, current.limit.wholeMilliseconds)
    let spent = state.spentOnStep(at: now).wholeMilliseconds
    let span = Int64(course.end.level - course.start.level)
    let risen = (2 * span * spent + (span < 0 ? -limit : limit)) / (2 * limit)
    return Pressure(course.start.level + Int(risen)) ?? course.end
  }
}
