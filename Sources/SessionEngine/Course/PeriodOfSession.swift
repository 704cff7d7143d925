extension Course {
  /// The period that holds for a session, or for a day since the injury.
  ///
  /// Beyond the last session the last period holds, but beyond its last day nothing does: days count
  /// from an injury, and what was right in its first weeks is not so later. A course without
  /// periods gives none.
  ///
  /// - Throws: `PlanRefusal.dayMissing` where the course counts by days and none is given,
  ///   `noPeriod` where none holds.
  package func period(session: Int, day: Int?) throws(PlanRefusal) -> Period? {
    guard !periods.isEmpty else { return nil }
    if let period = periods.first(where: { $0.span.contains(session: session, day: day) }) {
      return period
    }
    guard let last = periods.last else { return nil }
    if case .sessions(_, let to?) = last.span, session > to { return last }
    if day == nil, countsDays { throw .dayMissing }
    throw .noPeriod(session: session, day: day)
  }
}

extension PeriodSpan {
  /// Whether the period counts days since the injury.
  package var countsDays: Bool {
    if case .days = self { true } else { false }
  }

  func contains(session: Int, day: Int?) -> Bool {
    switch self {
    case .sessions(let from, let to): from <= session && session <= to ?? .max
    case .days(let from, let to):
      if let day { from <= day && day <= to ?? .max } else { false }
    }
  }
}

extension MassageProtocol {
  /// The hands-on time a session of this period should have.
  ///
  /// In a period that grows, the upper end is the length this session has grown to (S37).
  package func allowedTime(in period: Period?, for request: PlanRequest) -> ClosedRange<Duration> {
    guard let period, let own = period.session else { return session }
    guard period.grows else { return own }
    return own.lowerBound...grownLength(of: own, in: period, for: request)
  }

  /// The length between both ends of `range`, risen evenly with the sessions of the period.
  ///
  /// Whole seconds. An open period reaches the upper end at the smaller number of the course's
  /// sessions; an open period of days has no end to rise to and stays at the lower one.
  private func grownLength(
    of range: ClosedRange<Duration>,
    in period: Period,
    for request: PlanRequest
  ) -> Duration {
    let (first, last, now) =
      switch period.span {
      case .sessions(let from, let to):
        (from, to ?? course?.sessions.lowerBound ?? from, request.sessionNumber)
      case .days(let from, let to): (from, to ?? .max, request.day ?? from)
      }
    guard now > first else { return range.lowerBound }
    guard now < last else { return range.upperBound }
    guard last < .max else { return range.lowerBound }
    let rise = (range.upperBound - range.lowerBound).wholeMilliseconds
    let risen = rise * Int64(now - first) / Int64(last - first)
    let grown = range.lowerBound.wholeMilliseconds + risen
    return max(range.lowerBound, .seconds(grown / 1_000))
  }
}

extension Step {
  /// The step with the period's values in place of its own.
  func altered(by period: Period?) -> Step {
    guard let period else { return self }
    var step = self
    for change in period.changes where change.step == id {
      step.technique = change.technique ?? step.technique
      step.dose = step.dose.altered(by: change)
      step.pressure = change.pressure ?? step.pressure
      step.zones = change.zones ?? step.zones
      step.text = change.text ?? step.text
    }
    if let ceiling = period.maxPressure { step.pressure = step.pressure?.lowered(to: ceiling) }
    return step
  }
}

extension Dose {
  /// A changed duration counts over repetitions; changed repetitions or tempo give a new countdown.
  func altered(by change: StepChange) -> Dose {
    var dose = Dose(
      duration: change.duration ?? duration,
      repetitions: change.repetitions ?? repetitions,
      tempo: change.tempo ?? tempo,
      sides: sides
    )
    if let duration = change.duration, change.repetitions == nil {
      dose.repetitions = repetitions?.scaled(from: countdown(atTempo: dose.tempo), to: duration)
    } else if change.duration == nil, let changed = dose.repetitions,
      change.repetitions != nil || change.tempo != nil
    {
      dose.duration = dose.tempo == nil ? countdown(for: changed) : nil
    }
    return dose
  }

  /// How long the same repetitions take at this tempo.
  private func countdown(atTempo tempo: Int?) -> Duration {
    tempo == nil
      ? countdown
      : Dose(duration: nil, repetitions: repetitions, tempo: tempo, sides: sides).countdown
  }

  /// The countdown of other repetitions at the same, unnamed tempo.
  private func countdown(for changed: ClosedRange<Int>) -> Duration {
    guard let repetitions, repetitions.upperBound > 0 else { return countdown }
    let scaled = countdown.wholeMilliseconds * Int64(changed.upperBound)
    return .milliseconds(scaled / Int64(repetitions.upperBound))
  }
}

extension ClosedRange<Int> {
  /// As many repetitions as fit into another time at the same tempo, at least one.
  func scaled(from old: Duration, to new: Duration) -> Self {
    lowerBound.scaled(from: old, to: new)...upperBound.scaled(from: old, to: new)
  }
}

extension Int {
  /// As many repetitions as fit into another time at the same tempo, at least one.
  func scaled(from old: Duration, to new: Duration) -> Int {
    guard old > .zero, new != old else { return self }
    return Swift.max(
      1,
      Int(Int64(self) * new.wholeMilliseconds / old.wholeMilliseconds)
    )
  }
}
