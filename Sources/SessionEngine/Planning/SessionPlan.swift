/// A protocol made concrete for one patient, one session number and one screening.
///
/// It holds everything a running session needs, so that a journal can be taken up again without
/// the protocol's file.
package struct SessionPlan: Sendable, Hashable {
  package var protocolID: String
  package var protocolTitle: String
  package var sessionNumber: Int
  /// Days since the injury, where the course counts by days.
  package var day: Int?
  package var periodID: String?
  package var periodTitle: String?
  /// No source gives the period, or the limit it sets.
  package var isPeriodSuggested: Bool
  /// What the period wants said at the start of the session.
  package var periodNote: String?
  package var position: Position
  package var steps: [PlannedStep]
  package var aims: [StageName: String]
  /// What is left out today and why; shown as long as the session runs.
  package var banners: [PlanBanner]
  /// Hands-on time this session should have.
  package var allowed: ClosedRange<Duration>
  /// Hands-on time that only a written reason may pass (child and infant limits).
  package var hardLimit: Duration?
  /// The hands-on time before it was stretched into the minutes at hand.
  package var stretchedFrom: Duration?
  package var rules: [ReactionRule]
  /// What is never done where; holds for steps added while running too.
  package var cautions: [Caution]
  /// What the findings close; holds for steps added while running too.
  package var limits: PlanLimits
  /// For a patient in the first year of life, as far as the age or the protocol says so.
  package var isForInfant: Bool
  package var aftercare: Aftercare

  package init(
    protocolID: String,
    protocolTitle: String,
    sessionNumber: Int,
    day: Int? = nil,
    periodID: String? = nil,
    periodTitle: String? = nil,
    isPeriodSuggested: Bool = false,
    periodNote: String? = nil,
    position: Position,
    steps: [PlannedStep],
    aims: [StageName: String] = [:],
    banners: [PlanBanner] = [],
    allowed: ClosedRange<Duration>,
    hardLimit: Duration? = nil,
    stretchedFrom: Duration? = nil,
    rules: [ReactionRule] = [],
    cautions: [Caution] = [],
    limits: PlanLimits = PlanLimits(),
    isForInfant: Bool = false,
    aftercare: Aftercare
  ) {
    self.protocolID = protocolID
    self.protocolTitle = protocolTitle
    self.sessionNumber = sessionNumber
    self.day = day
    self.periodID = periodID
    self.periodTitle = periodTitle
    self.isPeriodSuggested = isPeriodSuggested
    self.periodNote = periodNote
    self.position = position
    self.steps = steps
    self.aims = aims
    self.banners = banners
    self.allowed = allowed
    self.hardLimit = hardLimit
    self.stretchedFrom = stretchedFrom
    self.rules = rules
    self.cautions = cautions
    self.limits = limits
    self.isForInfant = isForInfant
    self.aftercare = aftercare
  }

  /// Hands-on time of all steps.
  package var total: Duration { steps.handsOn }

  /// The same with the patient's turns.
  package var length: Duration { steps.reduce(.zero) { $0 + $1.duration } }
}

/// What the findings of the screening keep closed for the whole session.
package struct PlanLimits: Sendable, Hashable {
  /// Every zone whose stroke would come on a closed one.
  package var zones: [Zone]
  package var forbid: [Technique]
  package var maxPressure: Pressure?

  package init(zones: [Zone] = [], forbid: [Technique] = [], maxPressure: Pressure? = nil) {
    self.zones = zones
    self.forbid = forbid
    self.maxPressure = maxPressure
  }

  /// Limits within some zones hold everywhere for a step that nobody has planned.
  init(_ findings: [Finding], overlaps: [ZoneOverlap]) {
    let sided = findings.flatMap(\.closedPlaces).compactMap(\.zone)
    let closed = ClosedZones(findings.flatMap(\.closed) + sided, overlaps: overlaps)
    self.init(
      zones: Zone.allCases.filter(closed.touches),
      forbid: Technique.strokes.filter { findings.flatMap(\.forbid).contains($0) },
      maxPressure: findings.compactMap(\.maxPressure).min()
    )
  }
}

/// One line that says what is left out, or which place is not to be worked, and why.
package struct PlanBanner: Sendable, Hashable {
  /// The zones the line speaks of; empty for a place in the therapist's words.
  package var zones: [Zone]
  /// The one technique it speaks of; nothing where it holds for all.
  package var technique: Technique?
  package var place: String?
  /// The contraindication, or the rule, behind it.
  package var reason: String
  package var text: String

  package init(
    zones: [Zone],
    technique: Technique? = nil,
    place: String? = nil,
    reason: String,
    text: String
  ) {
    self.zones = zones
    self.technique = technique
    self.place = place
    self.reason = reason
    self.text = text
  }
}

extension PlanBanner {
  func holds(for technique: Technique) -> Bool { self.technique.map { $0 == technique } ?? true }
}

/// The side a planned step works on.
package enum WorkedSide: String, CaseIterable, Sendable, Hashable {
  case both, left, right
  case leftThenRight = "left-then-right"
  case rightThenLeft = "right-then-left"
  /// As the file says, while nobody has said which side hurts.
  case healthyFirst = "healthy-first"
  case oneThenOther = "one-then-other"
  case painfulOnly = "painful-only"
  /// As the file says, while nobody has said how the spine is bent.
  case concave, convex

  /// Whether the guide calls a change of side at half-time.
  package var changesAtHalf: Bool {
    switch self {
    case .both, .left, .right, .painfulOnly, .concave, .convex: false
    case .leftThenRight, .rightThenLeft, .healthyFirst, .oneThenOther: true
    }
  }
}
