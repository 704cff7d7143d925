internal import SessionEngine
internal import Words

/// A code of a system, with its words.
struct FHIRCoding: Sendable {
  let system: String
  let code: String
  var display: String?

  var json: JSONValue {
    .fhir(["system": .string(system), "code": .string(code), "display": .text(display)])
  }

  static func loinc(_ code: String, _ display: String) -> Self {
    Self(system: "http://loinc.org", code: code, display: display)
  }

  static func snomed(_ code: String, _ display: String? = nil) -> Self {
    Self(system: "http://snomed.info/sct", code: code, display: display)
  }

  static func hl7(_ system: String, _ code: String, _ display: String) -> Self {
    Self(
      system: "http://terminology.hl7.org/CodeSystem/\(system)",
      code: code,
      display: display
    )
  }

  static let painScore = loinc(
    "72514-3",
    "Pain severity - 0-10 verbal numeric rating [Score] - Reported"
  )
  static let symptom = loinc("75325-1", "Symptom")
  static let symptomSeverity = loinc("64750-3", "Severity of symptoms")
  static let bloodPressure = loinc("85354-9", "Blood pressure panel with all children optional")
  static let systolic = loinc("8480-6", "Systolic blood pressure")
  static let diastolic = loinc("8462-4", "Diastolic blood pressure")
  static let survey = hl7("observation-category", "survey", "Survey")
  static let vitalSigns = hl7("observation-category", "vital-signs", "Vital Signs")
  static let massage = snomed("387854002")
}

extension Severity {
  var coding: FHIRCoding {
    switch self {
    case .mild: .snomed("255604002", "Mild")
    case .moderate: .snomed("6736007", "Moderate")
    case .severe: .snomed("24484000", "Severe")
    }
  }
}

extension ReactionKind {
  /// The SNOMED CT finding, where one says the same.
  var finding: FHIRCoding? {
    switch self {
    case .dizziness: .snomed("404640003", "Dizziness")
    case .soreness: .snomed("71393004", "Soreness")
    case .nausea: .snomed("422587007", "Nausea")
    case .headache: .snomed("25064002", "Headache")
    case .fatigue: .snomed("84229001", "Fatigue")
    case .palpitations: .snomed("80313002", "Palpitations")
    case .chestPain: .snomed("29857009", "Chest pain")
    case .pain: .snomed("22253000", "Pain")
    case .relief, .warmth, .relaxation, .redness, .pleasantSoreness, .tenderPoint, .tingling,
      .cramp, .anxiety, .bruising, .sharpPain, .skinIrritation, .skinNumbness, .tension, .spasm,
      .swelling, .chill, .crying, .resisting, .other, .radiatingPain, .numbness, .weakness,
      .faintness, .breathlessness, .bladderBowel, .saddleNumbness:
      nil
    }
  }
}

extension Zone {
  /// The SNOMED CT body structure, where one says the same.
  var structure: FHIRCoding? {
    switch self {
    case .back: .snomed("77568009", "Structure of back of trunk")
    case .lumbar: .snomed("52612000", "Structure of lumbar region of back")
    case .buttocks: .snomed("46862004", "Buttock structure")
    case .neck: .snomed("45048000", "Neck structure")
    case .head: .snomed("69536005", "Head structure")
    case .face: .snomed("89545001", "Face structure")
    case .hands: .snomed("85562004", "Hand structure")
    case .feet: .snomed("56459004", "Foot structure")
    case .wholeBody, .ears, .collar, .shoulders, .upperBack, .scapulae, .interscapular,
      .paravertebral, .sacrum, .legs, .thighs, .knees, .calves, .lowerLegs, .chest, .sternum,
      .intercostal, .abdomen, .arms, .upperArms, .forearms:
      nil
    }
  }

  func concept(side: String? = nil) -> JSONValue {
    let own = FHIRCoding(
      system: FHIRNames.codeSystem("zone"),
      code: rawValue,
      display: inRecord
    )
    let text = [inRecord, side].compactMap(\.self).joined(separator: ", ")
    return .concept([structure, own], text: text)
  }
}
