import SessionEngine

// Before and after a change of technique or side only what the hands need is shown.

extension SessionMoment {
  /// Time since the last change of technique or side, and until the next one.
  var stretch: (since: Duration, until: Duration, length: Duration)? {
    guard let (limit, side) = limitAndSide else { return nil }
    let spent = state.spentOnStep(at: now)
    guard side.changesAtHalf else { return (spent, limit - spent, limit) }
    let half = limit / 2
    return spent < half ? (spent, half - spent, half) : (spent - half, limit - spent, half)
  }

  /// How long before and after a change only what the hands need is shown.
  private func window(of length: Duration) -> Duration {
    length < .seconds(40) ? length / 4 : .seconds(10)
  }

  /// A change is near: technique, zone, side or hands move in these seconds.
  var isLeaving: Bool {
    guard state.isRunning, let stretch else { return false }
    return stretch.until <= window(of: stretch.length)
  }

  /// Never at the very first stroke: the hands come from nowhere then, and the words are needed.
  var isArriving: Bool {
    guard state.isRunning, let stretch else { return false }
    if state.progress.current == 0, state.spentOnStep(at: now) == stretch.since { return false }
    return stretch.since < window(of: stretch.length)
  }

  /// A step too short for a calm stretch in between keeps its instruction all the time, and so does a
  /// turn: what to mind then is what the hands need.
  var isQuiet: Bool {
    guard let stretch, stretch.length >= .seconds(12), step?.isTurn != true else { return false }
    return isLeaving || isArriving
  }
}
