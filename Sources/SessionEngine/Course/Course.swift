/// The series of sessions a protocol prescribes.
package struct Course: Sendable, Hashable {
  package var sessions: ClosedRange<Int>
  /// Written as `10+`: the lower number is a minimum.
  package var isOpen: Bool
  package var interval: Interval?
  /// Courses a year.
  package var repeats: ClosedRange<Int>?
  package var periods: [Period]
  /// The fields whose values the sources do not give.
  package var suggested: Set<String>

  package init(
    sessions: ClosedRange<Int>,
    isOpen: Bool = false,
    interval: Interval?,
    repeats: ClosedRange<Int>? = nil,
    periods: [Period],
    suggested: Set<String> = []
  ) {
    self.sessions = sessions
    self.isOpen = isOpen
    self.interval = interval
    self.repeats = repeats
    self.periods = periods
    self.suggested = suggested
  }
}

/// The gap between sessions of a course.
package enum Interval: Sendable, Hashable {
  case days(ClosedRange<Int>)
  case weeks(ClosedRange<Int>)
  case perDay(ClosedRange<Int>)
  case perWeek(ClosedRange<Int>)
}

/// Which sessions, or which days after an injury, a period covers; no upper end is open.
package enum PeriodSpan: Sendable, Hashable {
  case sessions(from: Int, to: Int?)
  case days(from: Int, to: Int?)
}

/// A stretch of the course that alters the steps.
package struct Period: Sendable, Hashable {
  package var id: String
  package var title: String
  package var span: PeriodSpan
  /// Hands-on time allowed in this period, in place of the protocol's own.
  package var session: ClosedRange<Duration>?
  /// The length rises evenly over the period, from the range's lower to its upper end.
  package var grows: Bool
  package var maxPressure: Pressure?
  package var leaveOut: [String]
  package var changes: [StepChange]
  package var note: String?

  package init(
    id: String,
    title: String,
    span: PeriodSpan,
    session: ClosedRange<Duration>? = nil,
    grows: Bool = false,
    maxPressure: Pressure? = nil,
    leaveOut: [String] = [],
    changes: [StepChange] = [],
    note: String? = nil
  ) {
    self.id = id
    self.title = title
    self.span = span
    self.session = session
    self.grows = grows
    self.maxPressure = maxPressure
    self.leaveOut = leaveOut
    self.changes = changes
    self.note = note
  }
}

/// Values in place of a step's own during a period.
package struct StepChange: Sendable, Hashable {
  package var step: String
  package var technique: Technique?
  package var duration: Duration?
  package var repetitions: ClosedRange<Int>?
  package var tempo: Int?
  package var pressure: PressureCourse?
  package var zones: [Zone]?
  package var text: String?

  package init(
    step: String,
    technique: Technique? = nil,
    duration: Duration? = nil,
    repetitions: ClosedRange<Int>? = nil,
    tempo: Int? = nil,
    pressure: PressureCourse? = nil,
    zones: [Zone]? = nil,
    text: String? = nil
  ) {
    self.step = step
    self.technique = technique
    self.duration = duration
    self.repetitions = repetitions
    self.tempo = tempo
    self.pressure = pressure
    self.zones = zones
    self.text = text
  }
}
