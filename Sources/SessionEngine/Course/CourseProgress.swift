/// How far a patient is in a course: the sessions that count, and when the next one is due.
///
/// Dates are days since 1970.
package struct CourseProgress: Sendable, Hashable {
  package let course: Course
  /// The counted sessions, by date.
  package let sessions: [EarlierSession]

  package init(_ course: Course, past: [EarlierSession]) {
    self.course = course
    sessions = past.filter(\.counts).sorted { ($0.date, $0.number) < ($1.date, $1.number) }
  }

  /// The first date on which the next session is not too early.
  package var earliest: Int? {
    guard let last = sessions.last?.date, let interval = course.interval else { return nil }
    switch interval {
    case .days(let days): return last + days.lowerBound
    case .weeks(let weeks): return last + 7 * weeks.lowerBound
    case .perDay(let times): return count(since: last) < times.upperBound ? last : last + 1
    case .perWeek(let times):
      let spaced = last + 7 / max(1, times.upperBound)
      return max(spaced, weekAllows(times.upperBound))
    }
  }

  /// The date on which the next session should be at the latest.
  package var due: Int? {
    guard let last = sessions.last?.date, let earliest, let interval = course.interval else {
      return nil
    }
    switch interval {
    case .days(let days): return last + days.upperBound
    case .weeks(let weeks): return last + 7 * weeks.upperBound
    case .perDay(let times): return count(since: last) < times.lowerBound ? last : last + 1
    case .perWeek(let times):
      let fewest = max(1, times.lowerBound)
      return max(earliest, last + (7 + fewest - 1) / fewest)
    }
  }

  /// When a further course may begin and should have begun, counted from the last session.
  package var repetition: ClosedRange<Int>? {
    guard let last = sessions.last?.date, let repeats = course.repeats else { return nil }
    return last + 365 / max(1, repeats.upperBound)...last + 365 / max(1, repeats.lowerBound)
  }

  /// Why a session on this date comes too early; nothing where it does not.
  package func tooEarly(on date: Int) -> TooEarly? {
    guard let earliest, let last = sessions.last?.date, let interval = course.interval,
      date < earliest
    else { return nil }
    return TooEarly(lastDate: last, date: date, earliest: earliest, interval: interval)
  }

  private func count(since date: Int) -> Int {
    sessions.count { $0.date >= date }
  }

  /// The first date on which the seven days up to it hold fewer than `most` sessions.
  private func weekAllows(_ most: Int) -> Int {
    guard most > 0, sessions.count >= most else { return sessions.last?.date ?? 0 }
    return sessions[sessions.count - most].date + 7
  }
}

/// A session that comes sooner than the course wants: a warning, not a wall.
package struct TooEarly: Sendable, Hashable {
  package let lastDate: Int
  package let date: Int
  package let earliest: Int
  package let interval: Interval

  /// The reason in plain words.
  package var reason: String {
    "The last session was \(ago). The course asks for \(interval.inSentence): "
      + "the next one is due in \(earliest - date) \(earliest - date == 1 ? "day" : "days")"
      + " at the earliest."
  }

  private var ago: String {
    switch date - lastDate {
    case ..<0: "after this date"
    case 0: "today"
    case 1: "yesterday"
    case let days: "\(days) days ago"
    }
  }
}

extension Interval {
  /// As a file would say it: `one session every 1-2 days`.
  package var inSentence: String {
    switch self {
    case .days(let days): "one session every \(days.words(one: "day", many: "days"))"
    case .weeks(let weeks): "one session every \(weeks.words(one: "week", many: "weeks"))"
    case .perDay(let times): "\(times.words(one: "session", many: "sessions")) per day"
    case .perWeek(let times): "\(times.words(one: "session", many: "sessions")) per week"
    }
  }
}

extension ClosedRange<Int> {
  fileprivate func words(one: String, many: String) -> String {
    let numbers = lowerBound == upperBound ? "\(lowerBound)" : "\(lowerBound)-\(upperBound)"
    return "\(numbers) \(upperBound == 1 ? one : many)"
  }
}
