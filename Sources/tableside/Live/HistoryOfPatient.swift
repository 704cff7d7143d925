import ClinicRecords
import GuideProgram
import SessionEngine

// What the records know of a patient, read for the engine; nothing is decided here.

extension PatientHistory {
  /// What is known when a session by this protocol is opened.
  init(
    _ records: Records,
    of code: String,
    by protocolID: String,
    inRehearsal: Bool
  ) throws(RecordsError) {
    let patient = try records.patient(code)
    let sessions = try records.sessions(
      SessionFilter(patient: code, withRehearsals: true, withVoided: false),
      page: ListPage(limit: .max / 2, oldestFirst: true)
    )
    self.init(
      isKnown: patient != nil,
      birthDate: patient?.birthDate,
      sex: patient?.sex,
      findings: patient?.findings ?? [],
      consents: patient?.clearances ?? [],
      sessions: try records.earlier(sessions, of: code),
      prescription: try records.courseUnderWay(patient: code, protocolID: protocolID)
        .map(Prescription.init)
    )
    if !inRehearsal { toldToday = try records.toldToday(sessions) }
    let own = self.sessions(inRehearsal: inRehearsal).last { $0.protocolID == protocolID }
    guard let own else { return }
    let record = SessionRecord(id: own.id, entries: try records.journal(of: own.id))
    needs = record?.keptNeeds ?? []
    if inRehearsal { rehearsed = record?.keptAnswers ?? [] }
  }
}

extension Records {
  /// What was answered yes in those of these sessions that were held today; what was taken back with
  /// a reason is settled.
  fileprivate func toldToday(_ sessions: [SessionSummary]) throws(RecordsError) -> [ToldToday] {
    let today = LocalTime.date(.now)
    var told: [String: WallTime] = [:]
    for summary in sessions where summary.details != nil && !summary.isRehearsal {
      guard LocalTime.date(summary.startedAt) == today else { continue }
      let entries = try journal(of: summary.id)
      let last = Session(replaying: entries).state.answers
      for entry in entries {
        guard case .answered(let answer) = entry.event, answer.through != nil,
          answer.id != Contraindication.anythingNewID
        else { continue }
        if answer.answer == .yes, last[answer.id]?.answer == .yes { told[answer.id] = entry.at }
        if answer.answer == .no, answer.override != nil { told[answer.id] = nil }
      }
    }
    return told.sorted { $0.key < $1.key }.map { ToldToday(id: $0, at: LocalTime.clock($1)) }
  }

  /// What these sessions of a patient leave to the next ones; one that is not over leaves its
  /// referral.
  func earlier(
    _ sessions: [SessionSummary],
    of patient: String
  ) throws(RecordsError) -> [EarlierSession] {
    let words = try doctorsWords(of: patient)
    return sessions.filter { $0.details != nil || $0.referral != nil }.map { summary in
      var session = EarlierSession(summary)
      session.doctorsWord = words[summary.id]
      return session
    }
  }
}

extension EarlierSession {
  init(_ summary: SessionSummary) {
    self.init(
      id: summary.id,
      protocolID: summary.protocolID,
      number: summary.sessionNumber,
      date: LocalTime.date(summary.startedAt).daysSince1970,
      counts: summary.counts,
      isRehearsal: summary.isRehearsal,
      course: summary.course,
      putOff: summary.details?.putOff ?? [],
      skipped: summary.details?.skipped ?? [],
      painfulSide: summary.details?.painfulSide,
      painBefore: summary.painBefore,
      painAfter: summary.painAfter,
      reactions: summary.reactions,
      handsOn: summary.actual,
      referral: summary.referral,
      isAbandoned: summary.outcome == "endedEarly" && summary.actual == .zero
        && summary.reactions == 0,
      isOver: summary.details != nil
    )
  }
}

extension LastTime {
  /// The card of the session before this one; nothing where there is none.
  init?(before next: NextSession, in records: Records) throws(RecordsError) {
    guard let last = next.last,
      let record = SessionRecord(id: last.id, entries: try records.journal(of: last.id))
    else { return nil }
    self.init(record, on: last.day, leftOut: next.leftOut)
  }
}

extension Prescription {
  init(_ record: CourseRecord) {
    self.init(
      course: record.number,
      sessions: record.plannedSessions,
      interval: record.interval,
      injuredOn: record.injuredOn
    )
  }
}

extension Records {
  /// Makes a patient known.
  func admit(_ code: String, at now: WallTime) throws(RecordsError) {
    if try patient(code) == nil { try add(Patient(code: code), at: now) }
  }

  /// Begins a course, or files the session under the one that is under way.
  ///
  /// Done once more at the same instant, it changes nothing.
  func begin(_ start: CourseStart, at now: WallTime) throws(RecordsError) {
    var course = try courseUnderWay(patient: start.patient, protocolID: start.protocolID)
    if start.enrolment.endsLast, let last = course, last.startedAt < now {
      try endCourse(patient: start.patient, protocolID: start.protocolID, at: now)
      course = nil
    }
    if course == nil, start.enrolment.begins {
      course = CourseRecord(
        patient: start.patient,
        protocolID: start.protocolID,
        protocolTitle: start.protocolTitle,
        startedAt: now
      )
    }
    guard var course else { return }
    course.injuredOn = course.injuredOn ?? start.enrolment.injuredOn
    try file(start.session, under: try keep(course))
  }
}
