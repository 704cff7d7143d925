package import SessionEngine

// What a patient reads: everyday words for the names of the field.

extension Technique {
  package var plainly: String {
    switch self {
    case .effleurage, .friction, .petrissage, .compression, .tapotement:
      everydayWord ?? inSentence
    case .pincement: "pinching"
    case .acupressure: "finger pressure"
    case .felting: "rolling between the palms"
    case .passiveMovement: "moving by the therapist"
    case .resistedMovement: "moving against resistance"
    case .squeezing, .vibration, .shaking, .stretching, .holding, .massage, .rocking, .cupping,
      .gymnastics, .skinRolling, .turningOver:
      inSentence
    }
  }
}

extension Zone {
  package var plainly: String {
    switch self {
    case .collar: "collar area"
    case .scapulae: "shoulder blades"
    case .interscapular: "between the shoulder blades"
    case .paravertebral: "beside the spine"
    case .lumbar: "lower back"
    case .sternum: "breastbone"
    case .intercostal: "between the ribs"
    case .abdomen: "belly"
    case .wholeBody, .head, .face, .ears, .neck, .shoulders, .back, .upperBack, .sacrum,
      .buttocks, .legs, .thighs, .knees, .calves, .lowerLegs, .feet, .chest, .arms, .upperArms,
      .forearms, .hands:
      inSentence
    }
  }
}

extension ReactionKind {
  package var plainly: String {
    switch self {
    case .skinNumbness: "numb skin"
    case .radiatingPain: "pain that shoots into an arm or a leg"
    case .numbness: "numbness of an arm or a leg"
    case .weakness: "weakness of an arm or a leg"
    case .saddleNumbness: "numbness between the legs"
    case .bladderBowel: "loss of control over bladder or bowel"
    case .fatigue: "tiredness"
    case .redness: "slight redness"
    case .chill: "feeling cold"
    case .relief, .warmth, .relaxation, .pleasantSoreness, .tenderPoint, .pain, .soreness,
      .tingling, .cramp, .dizziness, .nausea, .headache, .anxiety, .bruising, .sharpPain,
      .skinIrritation, .tension, .spasm, .swelling, .crying, .resisting, .other, .faintness,
      .palpitations, .breathlessness, .chestPain:
      inSentence
    }
  }
}

extension Advice {
  /// What the patient is to do, before the signs that call for it.
  package var plainly: String {
    switch self {
    case .doctor: "See a doctor"
    case .urgent: "See a doctor the same day"
    case .emergency: "Call for help at once"
    }
  }
}
