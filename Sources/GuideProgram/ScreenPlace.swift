package import GuideScreens
import RecordExport
package import SessionEngine

/// Where the full screen is, with what is being chosen or typed there.
enum ScreenPlace: Hashable, Sendable {
  case home(facts: HomeFacts, selected: Int)
  case list(rows: [ProtocolFacts], search: TypedLine, selected: Int)
  case history(HistoryPlace)
  /// A session of the history, and the list that it leads back to.
  case record(SessionRecord, RecordPage, HistoryPlace)
  /// What a patient's sessions say together, and the list behind it.
  case trends(CourseTrends, patient: String, scroll: Int, HistoryPlace)
  case patients(rows: [PatientFacts], search: TypedLine, selected: Int)
  /// One patient was chosen: the next session, another protocol, the history, the record.
  case patient(PatientFacts, selected: Int)
  case patientRecord(PatientRecordFacts, TypedLine, scroll: Int)
  /// The code has to be typed once more.
  case removal(PatientFacts, TypedLine)
  case sinceLastTime(AfterEffects)
  case screening(ScreeningPage)
  case refused(Outcome)
  case preparation(ticked: Set<Int>, selected: Int)
  case pain(score: Int?)
  case side(BodySide?)
  /// Which of the protocol's positions.
  case position(selected: Int)
  /// The minutes at hand: asked where the protocol says so, or again where a plan did not fit.
  case minutes(TypedLine, after: PlanRefusal?)
  /// No plan can be made, whatever the minutes.
  case noPlan(PlanRefusal, selected: Int)
  /// The day since the injury, before the session is opened.
  case day(SessionOffer, TypedLine)
  case review(scroll: Int)
  case session
  case rest(selected: Int)
  case painAfter(score: Int?)
  case summary(RecordPage)
  /// Something was asked of the outside.
  case waiting(String)
  /// Waits for the records before it goes there.
  case leaving(LeavingGoal)
  /// Not everything is saved, and somebody has to say what becomes of it.
  case unsaved(UnsavedPage)
}

/// What is chosen and typed before unsaved entries are left behind.
struct UnsavedPage: Hashable, Sendable {
  var goal: LeavingGoal
  var selected = 0
  var path: TypedLine?
  /// Where all of the session was written.
  var written: String?
}

/// One page of the screening and what is being typed on it.
struct ScreeningPage: Hashable, Sendable {
  var page: Int
  var marked: Set<Int> = []
  var selected = 0
  var need: ScreeningScreen.Need?
  /// Place on the page of the question that still needs something.
  var neededFor: Int?
  var doctor = ""
}

/// What is being marked of the time after the last session.
struct AfterEffects: Hashable, Sendable {
  var effects: [AfterEffect] = []
  var selected = 0
}

/// What the screen says after a key.
struct ScreenAnswer: Hashable, Sendable {
  var text: String
  var isRefusal = false
  /// The entry it speaks of: it is called saved once that is.
  var sequence: Int?
  /// Boot time at which it goes by itself.
  var until: Duration

  static let time: Duration = .seconds(5)
}

/// What the screen is set up with; nothing here changes while the guide runs.
package struct ScreenSettings: Sendable {
  package var look: Look
  package var keys: KeyBindings
  package var emergencyNumber: String
  package var cues: CueTrack
  /// For a room where the patient sleeps.
  package var isDimmed: Bool
  /// The folder that is offered for a session which the records do not take.
  package var folderAside: String
  /// The clock time of a moment, as people write it.
  package var timeOfDay: @Sendable (WallTime) -> String

  package init(
    look: Look,
    keys: KeyBindings = .standard,
    emergencyNumber: String = "112",
    cues: CueTrack = CueTrack(),
    isDimmed: Bool = false,
    folderAside: String = "/tmp",
    timeOfDay: @escaping @Sendable (WallTime) -> String
  ) {
    self.look = look
    self.keys = keys
    self.emergencyNumber = emergencyNumber
    self.cues = cues
    self.isDimmed = isDimmed
    self.folderAside = folderAside
    self.timeOfDay = timeOfDay
  }
}
