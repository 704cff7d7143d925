package import SessionEngine
internal import Words

/// A course of a patient as a calendar shows it: one event, on the day when its next session is due.
package struct CourseEvent: Sendable, Hashable {
  package enum Standing: Sendable, Hashable {
    case due
    /// A doctor is to be seen first.
    case onHold
    /// The course ended, or nothing in it is due any more.
    case cancelled
  }

  /// Unlike that of every other course, and always the same.
  package let id: String
  /// The code, with the name where it was asked for.
  package let patient: String
  package let protocolTitle: String
  package let standing: Standing
  package let day: CalendarDate
  /// `session 5 of 10`; nothing where it is not known.
  package let session: String?
  package let startedAt: WallTime
  /// When something was last recorded that the day may hang on.
  package let changedAt: WallTime

  /// Nothing for a course that has not had a session yet: it has no day.
  ///
  /// `progress` is nothing where the protocol is not there any more; `referrals` are in the way of
  /// the patient's next session; `lastDay` is that of the last session that ever counted in the
  /// course, be it void now.
  package init?(
    id: String,
    patient: String,
    protocolTitle: String,
    progress: CourseProgress?,
    isEnded: Bool,
    referrals: [Referral],
    lastDay: CalendarDate?,
    startedAt: WallTime,
    changedAt: WallTime
  ) {
    let due = progress?.due.map { CalendarDate(daysSince1970: $0) }
    guard let day = due ?? lastDay else { return nil }
    self.id = id
    self.patient = patient
    self.protocolTitle = protocolTitle
    self.day = day
    let isForbidden = referrals.contains { $0.word?.verdict == .noMore }
    standing =
      isEnded || isForbidden || due == nil || progress?.isOver ?? true
      ? .cancelled : referrals.isEmpty ? .due : .onHold
    session = progress?.inEvent
    self.startedAt = startedAt
    self.changedAt = max(startedAt, changedAt)
  }
}

extension CourseProgress {
  fileprivate var inEvent: String {
    "session \(nextNumber) of \(course.sessions.inRecord)" + (course.isOpen ? " or more" : "")
  }
}
