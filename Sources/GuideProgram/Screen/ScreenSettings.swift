package import GuideScreens
package import SessionEngine

/// What the screen is set up with; nothing here changes while the guide runs.
package struct ScreenSettings: Sendable {
  package var look: Look
  package var keys: KeyBindings
  package var emergencyNumber: String
  package var cues: CueTrack
  /// Every line of the screening is answered with yes or no.
  package var asksEachLine: Bool
  /// For a room where the patient sleeps.
  package var isDimmed: Bool
  /// The folder that is offered for a session which the records do not take.
  package var folderAside: String
  /// Who works, where that is known.
  package var therapist: Therapist?
  /// Who may be chosen.
  package var therapists: [Therapist]
  /// The clock time of a moment, as people write it.
  package var timeOfDay: @Sendable (WallTime) -> String

  package init(
    look: Look,
    keys: KeyBindings = .standard,
    emergencyNumber: String = "112",
    cues: CueTrack = CueTrack(),
    asksEachLine: Bool = false,
    isDimmed: Bool = false,
    folderAside: String = "/tmp",
    therapist: Therapist? = nil,
    therapists: [Therapist] = [],
    timeOfDay: @escaping @Sendable (WallTime) -> String
  ) {
    self.look = look
    self.keys = keys
    self.emergencyNumber = emergencyNumber
    self.cues = cues
    self.asksEachLine = asksEachLine
    self.isDimmed = isDimmed
    self.folderAside = folderAside
    self.therapist = therapist
    self.therapists = therapists
    self.timeOfDay = timeOfDay
  }
}
