package import SessionEngine

/// A past session in the list.
package struct HistoryRow: Sendable, Hashable {
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
  /// Why a doctor is to be seen since then.
  package var referral: ReferralCause?
  /// Who worked, in order.
  package var therapists: [Therapist]
  package var isRehearsal: Bool
  /// Taken out by a correction.
  package var isVoided: Bool
  /// The code it was opened with, where it belongs to somebody else now.
  package var openedFor: String?
  /// Only its questions were answered so far.
  package var isIntake = false

  /// What a session is called of which only the questions were answered.
  package static let answersKept = "answers kept"

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
    referral: ReferralCause? = nil,
    therapists: [Therapist] = [],
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
    self.referral = referral
    self.therapists = therapists
    self.isRehearsal = isRehearsal
    self.isVoided = isVoided
    self.openedFor = openedFor
  }
}

/// Some sessions of the history, the latest first.
package struct HistoryPart: Hashable, Sendable {
  package var rows: [HistoryRow]
  /// Where the first of them stands in the whole list.
  package var offset: Int
  package var isLast: Bool
  package var patient: String?

  package init(rows: [HistoryRow], patient: String?, offset: Int, isLast: Bool) {
    self.rows = rows
    self.patient = patient
    self.offset = offset
    self.isLast = isLast
  }
}

/// A session as the records tell it, with what was added later.
package struct PastSession: Hashable, Sendable {
  package var record: SessionRecord
  package var additions: [Addition]

  package init(_ record: SessionRecord, additions: [Addition] = []) {
    self.record = record
    self.additions = additions
  }
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
