/// What a plan is made for: this patient, this day.
package struct PlanRequest: Sendable, Hashable {
  package var sessionNumber: Int
  /// Days since the injury, for courses that count by days.
  package var day: Int?
  /// Hands-on time at hand.
  package var available: Duration?
  package var painfulSide: BodySide?
  /// Which side hurts was said today; nothing said beside it means neither.
  package var isSideTold: Bool
  /// How a crooked spine is bent.
  package var curve: SpinalCurve?
  /// Which of the protocol's positions was chosen, where it names several.
  package var position: Position?
  /// Every age that the patient may have.
  package var age: AgeRange?
  package var sex: Sex?
  package var findings: [Finding]
  package var dropped: [DroppedTechnique]
  /// Ids of steps skipped last time: kept to the last when time is short.
  package var skippedLastTime: Set<String>

  package init(
    sessionNumber: Int = 1,
    day: Int? = nil,
    available: Duration? = nil,
    painfulSide: BodySide? = nil,
    isSideTold: Bool = false,
    curve: SpinalCurve? = nil,
    position: Position? = nil,
    age: AgeRange? = nil,
    sex: Sex? = nil,
    findings: [Finding] = [],
    dropped: [DroppedTechnique] = [],
    skippedLastTime: Set<String> = []
  ) {
    self.sessionNumber = sessionNumber
    self.day = day
    self.available = available
    self.painfulSide = painfulSide
    self.isSideTold = isSideTold
    self.curve = curve
    self.position = position
    self.age = age
    self.sex = sex
    self.findings = findings
    self.dropped = dropped
    self.skippedLastTime = skippedLastTime
  }
}

/// What the screening found: zones that are left out, a place that is shown at every step, and what
/// stays closed whatever was agreed to.
package struct Finding: Sendable, Hashable {
  /// The contraindication's id, or `standing` for a place the patient always leaves out.
  package var reason: String
  package var zones: [Zone]
  package var place: String?
  /// Places whose zones are closed as well, each on its side alone where that was said.
  package var closedPlaces: [BodyPlace]
  /// The zones that a doctor agrees to: everything else is closed; nothing closes nothing.
  package var agreed: [Zone]?
  package var forbid: [Technique]
  package var maxPressure: Pressure?
  /// Where techniques and pressure are limited; everywhere where nothing is said.
  package var within: [Zone]
  package var forbiddenPositions: [Position]
  /// It may be gone another day.
  package var isOfToday: Bool

  package init(
    reason: String,
    zones: [Zone] = [],
    place: String? = nil,
    closedPlaces: [BodyPlace] = [],
    agreed: [Zone]? = nil,
    forbid: [Technique] = [],
    maxPressure: Pressure? = nil,
    within: [Zone] = [],
    forbiddenPositions: [Position] = [],
    isOfToday: Bool = false
  ) {
    self.reason = reason
    self.zones = zones
    self.place = place
    self.closedPlaces = closedPlaces
    self.agreed = agreed
    self.forbid = forbid
    self.maxPressure = maxPressure
    self.within = within
    self.forbiddenPositions = forbiddenPositions
    self.isOfToday = isOfToday
  }

  /// Every zone that is closed on both sides: those named, and what no doctor agreed to.
  package var closed: [Zone] {
    let sided = closedPlaces.filter { $0.closedSide == nil }.compactMap(\.zone)
    let open = agreed.map { $0.reduce(into: Set<Zone>()) { $0.formUnion($1.withZonesInside) } }
    let others = open.map { open in Zone.allCases.filter { $0.isLeaf && !open.contains($0) } } ?? []
    return zones + (sided + others).filter { !zones.contains($0) }
  }
}

extension BodyPlace {
  /// The side that is closed; nothing where both are.
  var closedSide: BodySide? { zone?.isPaired ?? false ? side : nil }
}

/// A technique that an earlier reaction put off for further sessions (R03).
package struct DroppedTechnique: Sendable, Hashable {
  package var technique: Technique?
  package var zones: [Zone]
  package var reason: String

  /// Without a technique the zones are left out altogether; without zones it holds everywhere.
  package init(technique: Technique?, zones: [Zone], reason: String) {
    self.technique = technique
    self.zones = zones
    self.reason = reason
  }
}

/// Why no plan can be made.
package enum PlanRefusal: Error, Sendable, Hashable {
  /// Even the shortest plan needs more minutes.
  case tooShort(available: Duration, shortest: Duration)
  /// Nothing is left of a stage after what had to be left out.
  case nothingLeft(StageName)
  /// These findings close everything of a stage.
  case closed(StageName, findings: [String])
  /// The course has no period for this session or day.
  case noPeriod(session: Int, day: Int?)
  /// The course counts by days since the injury, and the day is not known.
  case dayMissing

  /// The findings that close everything.
  package var findings: [String] {
    if case .closed(_, let findings) = self { findings } else { [] }
  }
}
