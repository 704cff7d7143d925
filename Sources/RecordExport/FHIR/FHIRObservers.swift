internal import SessionEngine

/// Whose word an observation is.
enum Observer: Sendable {
  case patient, therapist, unknown
}

extension ReactionKind {
  /// Who notices it: what is felt the patient tells, what is seen or felt by hand the therapist.
  var observer: Observer {
    switch self {
    case .relief, .warmth, .pleasantSoreness, .pain, .soreness, .tingling, .cramp, .dizziness,
      .nausea, .headache, .fatigue, .anxiety, .sharpPain, .skinNumbness, .chill, .radiatingPain,
      .numbness, .weakness, .faintness, .palpitations, .breathlessness, .chestPain, .bladderBowel,
      .saddleNumbness:
      .patient
    case .relaxation, .redness, .tenderPoint, .bruising, .skinIrritation, .tension, .spasm,
      .swelling, .crying, .resisting:
      .therapist
    case .other: .unknown
    }
  }
}

extension FHIRSession {
  /// Whether the patient can have said it: no infant speaks, nor one for whom a guardian answered.
  var patientSpeaks: Bool {
    if let age = exported.context.age, age < .years(1) { return false }
    let answerers = Set(record.answers.compactMap(\.answer.by))
    return !answerers.contains(.guardian) || answerers.contains(.patient)
  }

  /// Who observed something at a moment of the session.
  func observer(_ observer: Observer, at elapsed: Duration) -> JSONValue? {
    switch observer {
    case .patient where patientSpeaks: [.reference(patient.url)]
    case .patient, .therapist: reference(to: record.therapist(at: elapsed)).map { [$0] }
    case .unknown: nil
    }
  }
}
