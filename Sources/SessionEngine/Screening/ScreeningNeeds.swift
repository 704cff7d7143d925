/// What has to be said after a yes to a question.
package enum ScreeningNeed: String, CaseIterable, Sendable, Hashable {
  /// Where it is: a zone, its side, a few words.
  case place
  /// The week of the pregnancy.
  case week
  /// The zones the doctor agrees to.
  case zones
  /// Blood pressure before the session, and after it.
  case bloodPressure = "blood-pressure"
  /// How many weeks a child was born early.
  case weeksEarly = "weeks-early"
  /// The patient's age: the questions are then those of that age.
  case age
}

/// A place of the body that a person named.
package struct BodyPlace: Sendable, Hashable {
  package var zone: Zone?
  package var side: BodySide?
  package var words: String?

  package init(zone: Zone? = nil, side: BodySide? = nil, words: String? = nil) {
    self.zone = zone
    self.side = side
    self.words = words
  }

  /// `left shoulder: above the blade`.
  package var text: String {
    let spot = [side?.inSentence, side == nil ? zone?.inSentence : zone?.ofOneSide].compactMap(
      \.self
    ).joined(separator: " ")
    guard let words else { return spot }
    return spot.isEmpty ? words : "\(spot): \(words)"
  }

  var isBlank: Bool { zone == nil && (words?.isBlank ?? true) }
}

extension Zone {
  /// What it is called on one side.
  fileprivate var ofOneSide: String {
    switch self {
    case .ears: "ear"
    case .shoulders: "shoulder"
    case .scapulae: "shoulder blade"
    case .buttocks: "buttock"
    case .legs: "leg"
    case .thighs: "thigh"
    case .knees: "knee"
    case .calves: "calf"
    case .lowerLegs: "lower leg"
    case .feet: "foot"
    case .arms: "arm"
    case .upperArms: "upper arm"
    case .forearms: "forearm"
    case .hands: "hand"
    case .wholeBody, .head, .face, .neck, .collar, .back, .upperBack, .interscapular,
      .paravertebral, .lumbar, .sacrum, .chest, .sternum, .intercostal, .abdomen:
      inSentence
    }
  }

  /// Whether the patient has it once on each side.
  package var isPaired: Bool {
    switch self {
    case .ears, .shoulders, .scapulae, .buttocks, .legs, .thighs, .knees, .calves, .lowerLegs,
      .feet, .arms, .upperArms, .forearms, .hands:
      true
    case .wholeBody, .head, .face, .neck, .collar, .back, .upperBack, .interscapular,
      .paravertebral, .lumbar, .sacrum, .chest, .sternum, .intercostal, .abdomen:
      false
    }
  }
}

/// A measured blood pressure in mmHg.
package struct BloodPressure: Sendable, Hashable {
  package let systolic: Int
  package let diastolic: Int

  /// Nothing outside 40 to 300 over 20 to 200, or where the lower value is not the lower one.
  package init?(systolic: Int, diastolic: Int) {
    guard (40...300).contains(systolic), (20...200).contains(diastolic), diastolic < systolic else {
      return nil
    }
    self.systolic = systolic
    self.diastolic = diastolic
  }

  /// `145/90`, with or without spaces.
  package init?(text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let systolic = Self.number(parts[0]),
      let diastolic = Self.number(parts[1])
    else { return nil }
    self.init(systolic: systolic, diastolic: diastolic)
  }

  package var text: String { "\(systolic)/\(diastolic)" }

  /// Far off: 180 over 110 and more, or below 90 over 60.
  package var isCrisis: Bool {
    systolic >= 180 || diastolic >= 110 || systolic < 90 || diastolic < 60
  }

  /// From 160 over 100 a reason for care.
  package var isHigh: Bool { systolic >= 160 || diastolic >= 100 }

  private static func number(_ text: Substring) -> Int? {
    let digits = text.filter { $0 != " " }
    guard (2...3).contains(digits.count), digits.allSatisfy({ ("0"..."9").contains($0) }) else {
      return nil
    }
    return Int(digits)
  }
}

/// What must be there before a protocol is begun: typed or ticked, and empty until then.
package struct ProtocolNeed: Sendable, Hashable {
  package enum Kind: String, CaseIterable, Sendable, Hashable {
    /// A doctor's name and the date.
    case order
    /// A tick of its own.
    case tick
    /// A few words.
    case words
    /// Left or right, the patient's.
    case side
  }

  package var id: String
  package var kind: Kind
  /// What is asked for or claimed.
  package var say: String
  /// No written reason goes round it.
  package var isFirm: Bool
  /// It may stay open.
  package var isOptional: Bool
  package var ask: Contraindication.Rhythm

  package init(
    id: String,
    kind: Kind,
    say: String,
    isFirm: Bool = false,
    isOptional: Bool = false,
    ask: Contraindication.Rhythm = .everySession
  ) {
    self.id = id
    self.kind = kind
    self.say = say
    self.isFirm = isFirm
    self.isOptional = isOptional
    self.ask = ask
  }

  /// The id of the need for a doctor's order.
  package static let orderID = "order"
  /// The ids of the patient's own agreement, and of the guardian's for a child.
  package static let agreementID = "agreement"
  package static let guardianAgreementID = "agreement-guardian"

  package var isAgreement: Bool {
    id == Self.agreementID || id == Self.guardianAgreementID
  }

  static let upperCurveID = "concave-upper"
  static let lowerCurveID = "concave-lower"
  static let curveIDs: Set = [upperCurveID, lowerCurveID]
}

extension MassageProtocol {
  /// What must be there before the start: what the file asks for, and the curve of the spine where
  /// its steps stand by it.
  package var neededBeforeStart: [ProtocolNeed] {
    guard asksCurve else { return needs }
    func side(_ id: String, _ say: String) -> ProtocolNeed {
      ProtocolNeed(id: id, kind: .side, say: say, isFirm: true, ask: .once)
    }
    return needs + [
      side(ProtocolNeed.upperCurveID, "Concave side of the spine, chest part"),
      side(ProtocolNeed.lowerCurveID, "Concave side of the spine, lower back"),
    ]
  }
}

extension SessionState {
  /// The curve of the patient's spine, where it was said.
  package var curve: SpinalCurve? {
    guard let upper = needs[ProtocolNeed.upperCurveID]?.side,
      let lower = needs[ProtocolNeed.lowerCurveID]?.side
    else { return nil }
    return SpinalCurve(upper: upper, lower: lower)
  }
}

/// What was said to a need of the protocol.
package struct NeedAnswer: Sendable, Hashable {
  package var id: String
  /// The doctor who ordered it and when.
  package var clearance: Clearance?
  package var isTicked: Bool
  package var said: String?
  package var side: BodySide?
  /// Why the therapist begins without it.
  package var override: String?

  package init(
    id: String,
    clearance: Clearance? = nil,
    isTicked: Bool = false,
    said: String? = nil,
    side: BodySide? = nil,
    override: String? = nil
  ) {
    self.id = id
    self.clearance = clearance
    self.isTicked = isTicked
    self.said = said
    self.side = side
    self.override = override
  }
}

extension NeedAnswer {
  private static let assumption = "assumed"

  /// What nobody was asked: it is no tick of anybody's.
  package static func assumed(_ id: String) -> Self {
    Self(id: id, said: assumption + ", nobody was asked")
  }

  /// Whether nobody was asked; earlier releases ticked it besides.
  package var isAssumed: Bool { said?.hasPrefix(Self.assumption) ?? false }
}

extension ProtocolNeed {
  /// Whether what was said meets it.
  package func isMet(by answer: NeedAnswer) -> Bool {
    if let reason = answer.override { return !isFirm && !reason.isBlank }
    switch kind {
    case .order: return answer.clearance.map { !$0.doctor.isBlank } ?? false
    case .tick: return answer.isTicked || answer.isAssumed
    case .words: return answer.said.map { !$0.isBlank } ?? false
    case .side: return answer.side != nil
    }
  }
}

/// One thing that still has to be said before the start.
package enum OpenNeed: Sendable, Hashable {
  /// Of a question answered with yes.
  case finding(question: String, ScreeningNeed)
  /// The consent of a doctor to a finding.
  case clearance(question: String)
  /// Why a question is a no now that was a yes earlier today.
  case change(question: String)
  /// Of the protocol.
  case ofProtocol(id: String)
}

/// What a yes keeps closed, whatever a doctor or the therapist agrees to.
package struct ConsentLimits: Sendable, Hashable {
  /// The zone of the place that was named is closed, not only the place in it.
  package var closesPlace: Bool
  package var forbid: [Technique]
  package var maxPressure: Pressure?
  /// Where techniques and pressure are limited; everywhere where nothing is said.
  package var within: [Zone]
  /// Techniques and pressure are limited in the zone of the place.
  package var isWithinPlace: Bool
  package var forbiddenPositions: [Position]

  package init(
    closesPlace: Bool = false,
    forbid: [Technique] = [],
    maxPressure: Pressure? = nil,
    within: [Zone] = [],
    isWithinPlace: Bool = false,
    forbiddenPositions: [Position] = []
  ) {
    self.closesPlace = closesPlace
    self.forbid = forbid
    self.maxPressure = maxPressure
    self.within = within
    self.isWithinPlace = isWithinPlace
    self.forbiddenPositions = forbiddenPositions
  }

  var isEmpty: Bool { self == ConsentLimits() }
}
