package import SessionEngine

/// What was done, for how long against the plan, and what the patient felt.
package struct SummaryScreen: Sendable, Hashable {
  package var record: SessionRecord
  /// When the next session of the course is due, in words.
  package var next: String?
  /// The report of a course that is done.
  package var report: [String]
  /// Where it was started and ended, as clock times.
  package var startedAt: String?
  package var endedAt: String?
  package var scroll: Int
  package var standing: Standing

  package init(
    record: SessionRecord,
    next: String? = nil,
    report: [String] = [],
    startedAt: String? = nil,
    endedAt: String? = nil,
    scroll: Int = 0,
    standing: Standing = Standing()
  ) {
    self.record = record
    self.next = next
    self.report = report
    self.startedAt = startedAt
    self.endedAt = endedAt
    self.scroll = scroll
    self.standing = standing
  }
}
