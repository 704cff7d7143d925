package import SessionEngine

/// Past sessions, newest first.
package struct HistoryScreen: Sendable, Hashable {
  package struct Row: Sendable, Hashable {
    package var session: String
    /// Date and time as people write them.
    package var date: String
    package var patient: String?
    package var protocolID: String
    package var protocolTitle: String
    /// The course it belongs to, in words.
    package var course: String?
    package var sessionNumber: Int
    package var outcome: Outcome?
    package var planned: Duration
    package var handsOn: Duration
    package var painBefore: Int?
    package var painAfter: Int?
    package var reactions: Int
    package var isRehearsal: Bool
    /// Taken out by a correction.
    package var isVoided: Bool
    /// The code it was opened with, where it belongs to somebody else now.
    package var openedFor: String?

    package init(
      session: String,
      date: String,
      patient: String? = nil,
      protocolID: String = "",
      protocolTitle: String,
      course: String? = nil,
      sessionNumber: Int,
      outcome: Outcome?,
      planned: Duration,
      handsOn: Duration,
      painBefore: Int? = nil,
      painAfter: Int? = nil,
      reactions: Int = 0,
      isRehearsal: Bool = false,
      isVoided: Bool = false,
      openedFor: String? = nil
    ) {
      self.session = session
      self.date = date
      self.patient = patient
      self.protocolID = protocolID
      self.protocolTitle = protocolTitle
      self.course = course
      self.sessionNumber = sessionNumber
      self.outcome = outcome
      self.planned = planned
      self.handsOn = handsOn
      self.painBefore = painBefore
      self.painAfter = painAfter
      self.reactions = reactions
      self.isRehearsal = isRehearsal
      self.isVoided = isVoided
      self.openedFor = openedFor
    }
  }

  package var rows: [Row]
  package var selected: Int
  /// Shown for one patient only.
  package var patient: String?
  package var standing: Standing

  package init(
    rows: [Row],
    selected: Int = 0,
    patient: String? = nil,
    standing: Standing = Standing()
  ) {
    self.rows = rows
    self.selected = selected
    self.patient = patient
    self.standing = standing
  }
}
