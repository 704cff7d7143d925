/// What the clocks of a place show, by how far east of UTC they are set at each instant.
package struct LocalClock: Sendable {
  private let offset: @Sendable (WallTime) -> Duration

  package init(offset: @escaping @Sendable (WallTime) -> Duration) { self.offset = offset }

  /// The day that the clocks show.
  package func date(of time: WallTime) -> CalendarDate { time.date(offset: offset(time)) }

  /// The instants at which the clocks show this on a day, the earliest first: two where they are set
  /// back over it, none where they are set forward over it.
  package func instants(showing time: Duration, on day: CalendarDate) -> [WallTime] {
    offsets(around: day, time).map { moved(day, time, by: $0) }
      .filter { offset($0) + .milliseconds($0.milliseconds) == sinceEpoch(day, time) }
      .sorted { $0.milliseconds < $1.milliseconds }
  }

  /// The first instant of a day.
  package func start(of day: CalendarDate) -> WallTime {
    // Where the clocks leave midnight out, the day begins with their change.
    instants(showing: .zero, on: day).first
      ?? moved(day, .zero, by: offsets(around: day, .zero).min() ?? .zero)
  }

  /// The next instant after `now` at which the clocks show this; nothing where none comes within so
  /// much time.
  package func next(_ time: Duration, after now: WallTime, within span: Duration) -> WallTime? {
    let today = now.date(offset: offset(now))
    let end = now.adding(span).milliseconds
    return [today, today.adding(days: 1)].flatMap { instants(showing: time, on: $0) }
      .first { $0.milliseconds > now.milliseconds && $0.milliseconds <= end }
  }

  /// The offsets of the day before and of the day after: the clocks are set once between them.
  private func offsets(around day: CalendarDate, _ time: Duration) -> Set<Duration> {
    [-1, 1].reduce(into: []) { offsets, days in
      offsets.insert(offset(moved(day.adding(days: days), time, by: .zero)))
    }
  }

  private func sinceEpoch(_ day: CalendarDate, _ time: Duration) -> Duration {
    .seconds(Int64(day.daysSince1970) * 86_400) + time
  }

  private func moved(_ day: CalendarDate, _ time: Duration, by offset: Duration) -> WallTime {
    WallTime(milliseconds: (sinceEpoch(day, time) - offset).wholeMilliseconds)
  }
}
