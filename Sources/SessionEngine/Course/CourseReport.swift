/// A course so far: what the summary and the report at its end are made from.
package struct CourseReport: Sendable, Hashable {
  package var course: Course
  /// The counted sessions, the earliest first.
  package var sessions: [EarlierSession]

  package init(_ course: Course, sessions: [EarlierSession]) {
    self.course = course
    self.sessions = sessions.filter(\.counts)
  }

  package var progress: CourseProgress {
    CourseProgress(course, past: sessions)
  }

  /// The report of a course whose sessions are done; empty before.
  package var lines: [String] {
    guard progress.isFulfilled, let first = sessions.first, let last = sessions.last else {
      return []
    }
    let minutes = sessions.reduce(Duration.zero) { $0 + $1.handsOn }
    let reactions = sessions.reduce(0) { $0 + $1.reactions }
    var lines = [
      "Course report: \(sessions.count) session\(sessions.count == 1 ? "" : "s") from \(Self.day(first.date)) to"
        + " \(Self.day(last.date)), hands-on \(minutes.asMinutes), reactions \(reactions)."
    ]
    let before = sessions.compactMap(\.painBefore)
    if let from = before.first, let to = before.last, before.count > 1 {
      lines.append("Pain before the session: \(from) at first, \(to) at last.")
    }
    let after = sessions.compactMap(\.painAfter)
    if let from = after.first, let to = after.last, after.count > 1 {
      lines.append("Pain after the session: \(from) at first, \(to) at last.")
    }
    if let repetition = progress.repetition {
      lines.append(
        "Repeat the course between \(Self.day(repetition.lowerBound)) and"
          + " \(Self.day(repetition.upperBound))."
      )
    }
    return lines
  }

  static func day(_ days: Int) -> String { CalendarDate(daysSince1970: days).text }
}

extension CourseProgress {
  /// What is to be known before another course begins on this date.
  func warningsOfAnother(on date: Int) -> [String] {
    var words = ["The last course is done: this session begins another."]
    if let repetition, date < repetition.lowerBound {
      let day = CourseReport.day(repetition.lowerBound)
      words.append("A further course should not begin before \(day).")
    }
    return words
  }

  /// What is to be known before a session on this date, and may be passed over.
  package func warnings(on date: Int) -> [String] {
    if let early = tooEarly(on: date) { return [early.reason] }
    guard let due, date > due, let last = sessions.last?.date else { return [] }
    return [
      "The last session was \(date - last == 1 ? "yesterday" : "\(date - last) days ago"); this one was due by \(CourseReport.day(due))."
    ]
  }
}
