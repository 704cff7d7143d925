package import SessionEngine

/// What the guide wants done outside; nothing of it changes the session by itself.
package enum Effect: Sendable, Hashable {
  /// Answered by `Message.home`.
  case readHome
  /// Answered by `Message.protocols`.
  case readProtocols
  /// Answered by `Message.offered` or `failed`.
  case offer(protocol: String, patient: String?, beforehand: Bool = false)
  /// Answered by `Message.takenUp`, `held` or `failed`.
  case takeUp(session: String?)
  /// Ends an old interruption for good.
  case closeInterrupted(session: String, reason: String)
  /// A page of every session, or of one patient's; answered by `Message.history`.
  case readHistory(patient: String?, offset: Int)
  /// Answered by `Message.trends`.
  case readTrends(patient: String)
  /// Adds words to a session that is over; answered by `Message.remarked` or `failed`.
  case remark(session: String, String, by: Therapist?)
  /// Answered by `Message.record` or `failed`.
  case readRecord(session: String)
  /// Claims a new session as this guide's own.
  case claim(session: String, OwnedFacts)
  case store(session: String, [JournalEntry])
  /// Puts a patient on record whom nobody has put there yet.
  case admit(patient: String)
  /// The main stage of a session begins: so does its course.
  case beginCourse(CourseStart)
  /// Takes answers over into the patient's record.
  case keep(KeptAnswers)
  /// Records what a doctor said to the referrals that these sessions left.
  case keepWord(DoctorsWord, sessions: [String], by: Therapist?)
  /// Answered by `Message.patients`.
  case readPatients
  /// Writes all of a session to another file; answered by `Message.writtenAside` or `failed`.
  case writeAside(session: String, [JournalEntry], path: String)
  /// The patient of the last session; answered by `Message.latest`.
  case readLatest
  /// Adds the patient where nobody has the code yet; answered by `Message.patient`, `lookAlike` or
  /// `failed`.
  case openPatient(String)
  /// Answered by `Message.patientRecord` or `failed`.
  case readPatientRecord(String)
  /// One line as `tableside patient edit` takes it; answered by `Message.patientRecord`.
  case changePatient(String, line: String, by: Therapist?)
  /// Removes the patient and every session for good; answered by `Message.patients`.
  case removePatient(String)
  case heartbeat(Heartbeat)
  /// A quiet moment: what was stored may be tidied.
  case checkpoint
  /// Gives a session up; a closed one leaves no trace of running.
  case release(session: String, isClosed: Bool)
  case cue(Cue)
  /// Programs of the clinic may want to know.
  case hook(HookEvent)
  case keepAwake(Bool)
  /// One line of the plain guide.
  case say(String)
  case complain(String)
  case repaint
  case suspend
  case leave(Leaving)
}

extension Effect {
  var isHeartbeat: Bool {
    if case .heartbeat = self { return true }
    return false
  }
}

/// The sign of life of a running session.
package struct Heartbeat: Sendable, Hashable {
  package var session: String
  package var elapsed: Duration
  package var moment: Moment
  /// Present step; nothing before the first and after the last.
  package var step: PlannedStep?
  /// The code of who works.
  package var therapist: String?
  package var isPaused: Bool
  /// Only questions were answered so far.
  package var isBeforeStart: Bool
  /// It is held, or was stopped, by an alarm.
  package var isAlarm: Bool
  /// When the session will end if nothing comes between.
  package var endsAt: WallTime

  package init(
    session: String,
    elapsed: Duration,
    moment: Moment,
    step: PlannedStep?,
    therapist: String? = nil,
    isPaused: Bool,
    isBeforeStart: Bool = false,
    isAlarm: Bool = false,
    endsAt: WallTime
  ) {
    self.session = session
    self.elapsed = elapsed
    self.moment = moment
    self.step = step
    self.therapist = therapist
    self.isPaused = isPaused
    self.isBeforeStart = isBeforeStart
    self.isAlarm = isAlarm
    self.endsAt = endsAt
  }
}

/// What others may know of a session that runs: never the patient's record.
package struct OwnedFacts: Sendable, Hashable {
  package var protocolID: String
  package var protocolTitle: String
  package var patient: String?
  package var isRehearsal: Bool

  init(_ opening: SessionOpening) {
    protocolID = opening.protocolID
    protocolTitle = opening.protocolTitle
    patient = opening.patient
    isRehearsal = opening.isRehearsal
  }
}
