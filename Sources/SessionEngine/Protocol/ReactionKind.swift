/// What the patient shows or says.
package enum ReactionKind: String, CaseIterable, Sendable, Hashable {
  case relief, warmth, relaxation, redness
  case pleasantSoreness = "pleasant-soreness"
  case tenderPoint = "tender-point"

  case pain, soreness, tingling, cramp, dizziness, nausea, headache, fatigue, anxiety, bruising
  case sharpPain = "sharp-pain"
  case skinIrritation = "skin-irritation"
  case skinNumbness = "skin-numbness"
  case tension, spasm, swelling, chill, crying, resisting, other

  case radiatingPain = "radiating-pain"
  /// Of the limbs; of the skin alone it is `skinNumbness`.
  case numbness
  case weakness, faintness, palpitations, breathlessness
  case chestPain = "chest-pain"
  case bladderBowel = "bladder-bowel"
  case saddleNumbness = "saddle-numbness"

  package enum Group: Sendable, Hashable {
    case welcome, unwelcome
    /// Holds the session and proposes to stop it, even without a rule.
    case alarm
  }

  package var group: Group {
    switch self {
    case .relief, .warmth, .relaxation, .redness, .pleasantSoreness, .tenderPoint: .welcome
    case .radiatingPain, .numbness, .weakness, .faintness, .palpitations, .breathlessness,
      .chestPain, .bladderBowel, .saddleNumbness:
      .alarm
    case .pain, .soreness, .tingling, .cramp, .dizziness, .nausea, .headache, .fatigue, .anxiety,
      .bruising, .sharpPain, .skinIrritation, .skinNumbness, .tension, .spasm, .swelling, .chill,
      .crying, .resisting, .other:
      .unwelcome
    }
  }
}

extension ReactionKind {
  /// The reaction as it stands in a sentence: where its code says too little, in other words.
  package var inSentence: String {
    if self == .bladderBowel { return "loss of bladder or bowel control" }
    return self == .saddleNumbness ? "numbness between the legs" : rawValue.wordsOfCode
  }
}

package enum Severity: String, CaseIterable, Sendable, Hashable, Comparable {
  case mild, moderate, severe

  package static func < (left: Self, right: Self) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int {
    switch self {
    case .mild: 0
    case .moderate: 1
    case .severe: 2
    }
  }
}

/// What the guide asks for after a reaction, from mild to strict.
package enum Directive: String, CaseIterable, Sendable, Hashable, Comparable {
  case note, pause, ease
  case stopTechnique = "stop-technique"
  case leaveOutZone = "leave-out-zone"
  case goToFinal = "go-to-final"
  case stopSession = "stop-session"
  /// As `stopSession`, and another day.
  case postpone

  /// Holds the clock at once instead of waiting for an answer.
  package var holdsAtOnce: Bool { self >= .stopSession }

  package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// Whom the patient is sent to.
package enum Advice: String, CaseIterable, Sendable, Hashable, Comparable {
  case doctor, urgent, emergency

  package static func < (left: Self, right: Self) -> Bool {
    (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
  }
}
