/// What a plan is made for: this patient, this day.
package struct PlanRequest: Sendable, Hashable {
  package var sessionNumber: Int
  /// Days since the injury, for courses that count by days.
  package var day: Int?
  /// Hands-on time at hand.
  package var available: Duration?
  package var painfulSide: BodySide?
  /// How a crooked spine is bent.
  package var curve: SpinalCurve?
  /// Which of the protocol's positions was chosen, where it names several.
  package var position: Position?
  package var age: Age?
  package var findings: [Finding]
  package var dropped: [DroppedTechnique]
  /// Ids of steps skipped last time: kept to the last when time is short.
  package var skippedLastTime: Set<String>

  package init(
    sessionNumber: Int = 1,
    day: Int? = nil,
    available: Duration? = nil,
    painfulSide: BodySide? = nil,
    curve: SpinalCurve? = nil,
    position: Position? = nil,
    age: Age? = nil,
    findings: [Finding] = [],
    dropped: [DroppedTechnique] = [],
    skippedLastTime: Set<String> = []
  ) {
    self.sessionNumber = sessionNumber
    self.day = day
    self.available = available
    self.painfulSide = painfulSide
    self.curve = curve
    self.position = position
    self.age = age
    self.findings = findings
    self.dropped = dropped
    self.skippedLastTime = skippedLastTime
  }
}

/// A local finding: zones that are left out, or a place that is shown at every step.
package struct Finding: Sendable, Hashable {
  /// The contraindication's id, or `standing` for a place the patient always leaves out.
  package var reason: String
  package var zones: [Zone]
  package var place: String?

  package init(reason: String, zones: [Zone] = [], place: String? = nil) {
    self.reason = reason
    self.zones = zones
    self.place = place
  }
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
  /// The course has no period for this session or day.
  case noPeriod(session: Int, day: Int?)
  /// The course counts by days since the injury, and the day is not known.
  case dayMissing
}
