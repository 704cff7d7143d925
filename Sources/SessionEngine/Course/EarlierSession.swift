/// What a session leaves to the patient's next ones.
package struct EarlierSession: Sendable, Hashable {
  package var id: String
  package var protocolID: String
  package var number: Int
  /// Days since 1970, in the place where the session was.
  package var date: Int
  /// Whether its main stage began.
  package var counts: Bool
  package var isRehearsal: Bool
  /// The course it is filed under, by the number the records gave it.
  package var course: Int64?
  package var putOff: [PutOff]
  /// Ids of the steps that were skipped.
  package var skipped: [String]
  package var painfulSide: BodySide?
  package var painBefore: Int?
  package var painAfter: Int?
  package var reactions: Int
  /// Hands-on time that was worked.
  package var handsOn: Duration
  /// Why a doctor is to be seen since then.
  package var referral: ReferralCause?
  /// What was said when one was seen.
  package var doctorsWord: DoctorsWord?
  /// It was left before a hand was laid on, for no reason of the patient's.
  package var isAbandoned: Bool
  /// One that is not over leaves nothing yet but its referral.
  package var isOver: Bool

  package init(
    id: String,
    protocolID: String,
    number: Int,
    date: Int,
    counts: Bool,
    isRehearsal: Bool = false,
    course: Int64? = nil,
    putOff: [PutOff] = [],
    skipped: [String] = [],
    painfulSide: BodySide? = nil,
    painBefore: Int? = nil,
    painAfter: Int? = nil,
    reactions: Int = 0,
    handsOn: Duration = .zero,
    referral: ReferralCause? = nil,
    doctorsWord: DoctorsWord? = nil,
    isAbandoned: Bool = false,
    isOver: Bool = true
  ) {
    self.id = id
    self.protocolID = protocolID
    self.number = number
    self.date = date
    self.counts = counts
    self.isRehearsal = isRehearsal
    self.course = course
    self.putOff = putOff
    self.skipped = skipped
    self.painfulSide = painfulSide
    self.painBefore = painBefore
    self.painAfter = painAfter
    self.reactions = reactions
    self.handsOn = handsOn
    self.referral = referral
    self.doctorsWord = doctorsWord
    self.isAbandoned = isAbandoned
    self.isOver = isOver
  }

  package var day: CalendarDate { CalendarDate(daysSince1970: date) }

  /// Whether hands were laid on: what came of it is asked for before the next session.
  var wasWorked: Bool { counts || handsOn > .zero }
}

extension EarlierSession {
  /// What a journal leaves; `date` is its day where the session was.
  package init(_ record: SessionRecord, on date: Int) {
    self.init(
      id: record.id,
      protocolID: record.opening.protocolID,
      number: record.opening.sessionNumber,
      date: date,
      counts: record.counts,
      isRehearsal: record.opening.isRehearsal,
      painBefore: record.painBefore,
      painAfter: record.painAfter,
      reactions: record.reactions.count { !$0.isRetracted },
      handsOn: record.handsOn,
      referral: record.referral,
      isOver: record.outcome != nil
    )
  }
}

extension [EarlierSession] {
  /// What was put off and is not yet due again, the earliest session first.
  ///
  /// A reaction holds for a number of further sessions that count, whatever their protocol (R03).
  package var dropped: [DroppedTechnique] {
    var dropped: [DroppedTechnique] = []
    for (place, session) in enumerated() {
      let since = self[(place + 1)...].count { $0.counts }
      for putOff in session.putOff where since < putOff.furtherSessions {
        let technique = DroppedTechnique(
          technique: putOff.technique,
          zones: putOff.zones,
          reason: putOff.reason
        )
        if !dropped.contains(technique) { dropped.append(technique) }
      }
    }
    return dropped
  }

  /// The sessions of the course under way: a first session after a finished course begins anew.
  package func underWay(in course: Course) -> [EarlierSession] {
    var current: [EarlierSession] = []
    for session in self where session.counts {
      let isOver = CourseProgress(course, past: current).isOver
      if isOver, session.number == 1 { current = [] }
      current.append(session)
    }
    return current
  }
}

extension PlanRequest {
  /// Takes over what the patient's earlier sessions, the earliest first, leave to this one.
  package mutating func remember(_ earlier: [EarlierSession], of protocolID: String) {
    dropped += earlier.dropped
    guard let last = earlier.last(where: { $0.counts && $0.protocolID == protocolID }) else {
      return
    }
    skippedLastTime = Set(last.skipped)
    painfulSide = painfulSide ?? last.painfulSide
  }
}
