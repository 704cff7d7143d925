/// What comes next in a course: the one answer of lists, reviews, histories, records and exports.
///
/// Dates are days since 1970.
package struct ComingSession: Sendable, Hashable {
  /// 1 where the course is done: then another begins.
  package let number: Int
  /// Nothing where the course has none, or counts by a day that is not known.
  package let period: Period?
  package let earliest: Int?
  package let due: Int?
  /// The course under way is done.
  package let isAnother: Bool
  /// The smaller number of the course's sessions is done: it may end here.
  private let mayEnd: Bool
  private let repetition: ClosedRange<Int>?

  /// `day` counts from the injury, for courses that do.
  package init(_ progress: CourseProgress, day: Int? = nil) {
    number = progress.nextNumber
    period = try? progress.course.period(session: number, day: day)
    earliest = progress.earliest
    due = progress.due
    isAnother = progress.isOver
    mayEnd = progress.isFulfilled
    repetition = progress.repetition
  }

  /// When the next session may and should be, or that the course is over and when to repeat it.
  ///
  /// No date lies before this day, but one on which it was due.
  package func outlook(on today: Int) -> String {
    if isAnother { return "none, the course is done" + again }
    var words = ["session \(number)"]
    if let title = period?.title { words.append(title.withoutStop) }
    if let earliest, earliest > today { words.append("from \(CourseReport.day(earliest))") }
    if let due { words.append(dueWords(due, today)) }
    return words.joined(separator: ", ") + (mayEnd ? "; or the course ends here" + again : "")
  }

  /// How it stands to this date, for a list; nothing before the first session.
  package func standing(on today: Int) -> String? {
    if isAnother { return "course done" }
    if let earliest, today < earliest { return "not before \(CourseReport.day(earliest))" }
    return due.map { $0 == today ? "due today" : dueWords($0, today) }
  }

  private func dueWords(_ due: Int, _ today: Int) -> String {
    (due < today ? "overdue since " : "due by ") + CourseReport.day(due)
  }

  private var again: String {
    repetition.map {
      ": again between \(CourseReport.day($0.lowerBound)) and \(CourseReport.day($0.upperBound))"
    } ?? ""
  }
}

extension String {
  /// A title that is a sentence of its own, for a place within another.
  fileprivate var withoutStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
