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
  /// What was added once it was over.
  package var additions: [Addition]
  /// Words being added.
  package var typed: TypedLine?
  package var scroll: Int
  package var standing: Standing

  package init(
    record: SessionRecord,
    next: String? = nil,
    report: [String] = [],
    startedAt: String? = nil,
    endedAt: String? = nil,
    additions: [Addition] = [],
    typed: TypedLine? = nil,
    scroll: Int = 0,
    standing: Standing = Standing()
  ) {
    self.record = record
    self.next = next
    self.report = report
    self.startedAt = startedAt
    self.endedAt = endedAt
    self.additions = additions
    self.typed = typed
    self.scroll = scroll
    self.standing = standing
  }

  /// Something that was added to a session after its end; the session itself stays as it is.
  package struct Addition: Sendable, Hashable {
    /// With its date.
    package var text: String
    /// It takes the session out, or files it elsewhere.
    package var isCorrection: Bool

    package init(_ text: String, isCorrection: Bool = false) {
      self.text = text
      self.isCorrection = isCorrection
    }
  }
}
