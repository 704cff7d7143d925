/// What a cue is about; each kind is given in its own way and can be turned off.
package enum CueKind: String, CaseIterable, Sendable, Hashable {
  case warning, technique, side, stage, end, rest, alarm
}

extension Cue {
  /// The kind that decides how it is given; nothing for what is only said.
  package var kind: CueKind? {
    switch self {
    case .warning: .warning
    case .technique, .changeover: .technique
    case .side: .side
    case .stage: .stage
    case .end: .end
    case .restOver: .rest
    case .alarm, .gap: .alarm
    case .timeLeft: nil
    }
  }
}

/// Which cues are given, and how.
package struct CueSettings: Sendable, Hashable {
  package var bell: [CueKind]
  package var flash: [CueKind]
  /// What is said; the time left goes with the warning.
  package var speech: [CueKind]

  package init(
    bell: [CueKind] = CueKind.allCases,
    flash: [CueKind] = CueKind.allCases,
    speech: [CueKind] = []
  ) {
    self.bell = bell
    self.flash = flash
    self.speech = speech
  }

  /// For a patient who sleeps: the screen alone.
  package static let silent = Self(bell: [], flash: [], speech: [])
}
