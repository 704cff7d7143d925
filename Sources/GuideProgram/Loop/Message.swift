package import RecordExport
package import SessionEngine
package import TerminalFrame

/// What reaches the guide, one at a time.
package enum Message: Sendable, Hashable {
  /// Time has passed; every turn begins with it.
  case turn
  case key(Key)
  case resized(Size)
  /// A line of the plain guide's commands.
  case line(String)
  /// Nobody will type any more.
  case endOfInput
  case store(StoreReport)
  /// A request of the system to end, by its number.
  case signal(Int32)
  /// The terminal is gone.
  case hangup
  /// The process is asked to stop for a while (Ctrl-Z).
  case suspend
  /// The process was stopped and goes on; comes before the turn.
  case continued
  case home(HomeFacts)
  case protocols([ProtocolFacts])
  case patients([PatientFacts])
  /// One patient, maybe just added.
  case patient(PatientFacts)
  /// Nobody has the code, and it looks like that of this patient: nobody was added.
  case lookAlike(code: String, PatientFacts)
  case patientRecord(PatientRecordFacts)
  /// The patient of the last session, where there is one, who is to see a doctor first, and the ids
  /// of the protocols that were used last.
  case latest(PatientFacts?, referrals: [ReferredPatient] = [], protocols: [String] = [])
  case offered(NewSession)
  /// The patient has a session that is not over: it comes before one by this protocol.
  case standing(InterruptedFacts, protocol: String)
  /// The interrupted session is ours.
  case takenUp(InterruptedSession)
  /// What was asked for cannot be had, and why.
  case failed(String)
  /// There are more sessions that are not over than were told.
  case interruptedFound
  /// Something that is to be said once.
  case notice(String)
  /// All of the session is in a file of its own, at this path.
  case writtenAside(String)
  /// Another running guide has it.
  case held(String)
  case history(HistoryPart)
  case record(PastSession)
  case trends(CourseTrends, patient: String)
  /// What was added is saved.
  case remarked(Addition)
}

/// A session that is not over and that nobody guides, with its journal.
package struct InterruptedSession: Sendable, Hashable {
  package var id: String
  package var entries: [JournalEntry]
  /// Elapsed session time at its last sign of life.
  package var elapsed: Duration
  /// Real time since then.
  package var gap: Duration
  package var cause: InterruptionCause
  package var speed: Speed?
  /// What is on record of the patient and the course.
  package var memory: SessionMemory
  /// What it was opened with, for one that had not begun: its questions go on.
  package var offer: NewSession?

  /// What is said of one whose first entry was lost with the guide.
  static let nothingSaved = "Nothing of that session was saved: it had not begun."

  package init(
    id: String,
    entries: [JournalEntry],
    elapsed: Duration,
    gap: Duration,
    cause: InterruptionCause,
    speed: Speed? = nil,
    memory: SessionMemory = SessionMemory(),
    offer: NewSession? = nil
  ) {
    self.id = id
    self.entries = entries
    self.elapsed = elapsed
    self.gap = gap
    self.cause = cause
    self.speed = speed
    self.memory = memory
    self.offer = offer
  }
}
