package import SessionEngine

/// What a person sets once for every session: the content of `config.yaml`.
///
/// The words are those of the file; the program gives them their meaning.
package struct Settings: Sendable, Hashable {
  /// When a cue may sound or flash.
  package enum Moment: String, CaseIterable, Sendable, Hashable {
    /// Time to finish the stroke.
    case warning
    case technique, side, stage, end, rest
  }

  package enum Profile: String, CaseIterable, Sendable, Hashable {
    case normal
    /// No sound, no speech, no flash; the screen alone, dimmed.
    case sleeping
  }

  package enum KeyPreset: String, CaseIterable, Sendable, Hashable {
    case standard
    /// A presenter's remote: `b` blanks, F5 starts.
    case remote
  }

  package enum Theme: String, CaseIterable, Sendable, Hashable {
    case standard = "default"
    case highContrast = "high-contrast"
    case night, monochrome
  }

  /// How the lines of the screening are answered.
  package enum Screening: String, CaseIterable, Sendable, Hashable {
    /// One key at the foot of the page.
    case page
    /// Yes or no at every line.
    case each
  }

  /// Other keys for one act; none takes its keys away.
  package struct KeyBinding: Sendable, Hashable {
    package let act: String
    package let keys: [String]
    /// Where the act stands in the file.
    package let position: SourcePosition
  }

  package var theme = Theme.standard
  package var colour = true
  package var ascii = false
  package var bells = Moment.allCases
  package var flashes = Moment.allCases
  package var speech = false
  /// The program that speaks, with its arguments; the system's own where nothing is written.
  package var speechCommand: String?
  /// How long before the end of a step the time left is spoken.
  package var speakTimeLeft: [Duration] = []
  /// How long before a change the warning comes.
  package var warning: Duration = .seconds(10)
  package var mouse = true
  package var stayAwake = true
  package var emergencyNumber = "112"
  package var screening = Screening.page
  package var profile = Profile.normal
  package var keyPreset = KeyPreset.standard
  package var keys: [KeyBinding] = []
  /// Who works where nobody says otherwise.
  package var therapist: Therapist?
  /// Who may be chosen, where several share the account.
  package var therapists: [Therapist] = []
  package var clinic = ClinicSettings()

  /// What holds where nothing is set.
  package init() {}
}
