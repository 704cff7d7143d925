/// Zones that are not worked today, by any technique or by one.
private struct Exclusion {
  /// With every zone inside them.
  let zones: Set<Zone>
  let technique: Technique?

  init(zones: some Sequence<Zone>, technique: Technique? = nil) {
    self.zones = zones.reduce(into: []) { $0.formUnion($1.withZonesInside) }
    self.technique = technique
  }

  func holds(for technique: Technique) -> Bool {
    self.technique.map { $0 == technique } ?? true
  }
}

extension DraftPlan {
  /// Takes out what the findings close; every finding gets its line, also a mere place.
  ///
  /// A stroke around a closed zone, or over a part of one, is shortened to what stays open and says
  /// so, or goes.
  mutating func leaveOut(
    findings: [Finding],
    overlaps: [ZoneOverlap]
  ) throws(PlanRefusal) -> [PlanBanner] {
    for finding in findings {
      let closed = ClosedZones(finding.closed, overlaps: overlaps)
      drafts.removeAll { draft in
        draft.step.position.map(finding.forbiddenPositions.contains) ?? false
      }
      for index in drafts.indices {
        drafts[index].step.keep(off: closed, finding)
        drafts[index].link?.keep(off: closed, finding)
      }
      drafts.removeAll(where: \.step.zones.isEmpty)
      for index in drafts.indices where drafts[index].link?.zones.isEmpty ?? false {
        drafts[index].link = nil
      }
    }
    for stage in StageName.allCases where !drafts.contains(where: { $0.step.stage == stage }) {
      throw .closed(stage, findings: findings.filter(\.closesSomething).map(\.reason))
    }
    return findings.map(PlanBanner.init(finding:))
  }

  /// Takes out the techniques and zones that earlier reactions put off.
  mutating func leaveOut(dropped: [DroppedTechnique]) -> [PlanBanner] {
    let telling = dropped.filter { $0.technique != nil || !$0.zones.isEmpty }
    for drop in telling {
      let zones = drop.zones.isEmpty ? Zone.allCases : drop.zones
      leaveOut(Exclusion(zones: zones, technique: drop.technique))
    }
    return telling.map(PlanBanner.init(dropped:))
  }

  /// Keeps techniques off the places where the protocol forbids them.
  ///
  /// A step around such a place shows it. The checks refuse a step right in it, so a line is only
  /// given where one had to go all the same.
  mutating func leaveOut(forbiddenBy cautions: [Caution]) -> [PlanBanner] {
    var banners: [PlanBanner] = []
    for caution in cautions {
      for technique in caution.forbid
      where leaveOut(Exclusion(zones: caution.zones, technique: technique)) {
        banners.append(PlanBanner(technique, forbiddenBy: caution))
      }
    }
    return banners
  }

  /// Whether a step went or lost a zone.
  @discardableResult
  private mutating func leaveOut(_ exclusion: Exclusion) -> Bool {
    var hasEffect = false
    for index in drafts.indices {
      hasEffect = drafts[index].step.lose(exclusion) || hasEffect
      // A linking stroke stays in the zones of its step and goes where it has none of its own left.
      guard var link = drafts[index].link else { continue }
      link.zones.removeAll { !drafts[index].step.zones.contains($0) }
      _ = link.lose(exclusion)
      drafts[index].link = link.zones.isEmpty ? nil : link
    }
    drafts.removeAll(where: \.step.zones.isEmpty)
    return hasEffect
  }
}

extension Finding {
  /// Whether it takes anything out of a plan.
  fileprivate var closesSomething: Bool {
    !closed.isEmpty || !closedPlaces.isEmpty || !forbid.isEmpty || !forbiddenPositions.isEmpty
  }
}

extension PlannedStep {
  /// Keeps the step off what a finding closes; without a zone left it has to go.
  fileprivate mutating func keep(off closed: ClosedZones, _ finding: Finding) {
    if finding.forbid.contains(technique), isLimited(by: finding) { zones = [] }
    shorten(off: closed)
    for place in finding.closedPlaces {
      if let side = place.closedSide { keep(off: place, side) }
    }
    if let ceiling = finding.maxPressure, isLimited(by: finding) {
      pressure = pressure?.lowered(to: ceiling)
    }
  }

  private func isLimited(by finding: Finding) -> Bool {
    finding.within.isEmpty
      || zones.contains { zone in
        finding.within.contains {
          !$0.withZonesInside.isDisjoint(with: zone.withZonesInside)
        }
      }
  }

  /// Shortens a stroke to what stays open of its zones.
  private mutating func shorten(off closed: ClosedZones) {
    let shut = zones.filter(closed.touches)
    guard !shut.isEmpty else { return }
    let open = zones.flatMap { zone -> [Zone] in
      guard closed.touches(zone) else { return [zone] }
      return technique.canBeShortened ? closed.open(of: zone) : []
    }
    let narrowed = Zone.outermost(Set(open))
    let isShortened = !Set(narrowed).isSubset(of: zones)
    zones = isShortened ? narrowed : zones.filter(open.contains)
    guard isShortened else { return }
    let left = shut.flatMap(closed.touched(by:))
    avoid = Zone.outermost(Set(avoid + left))
    title = nil
    let border = Zone.outermost(Set(left.isEmpty ? shut : left)).inSentence
    text = "Only \(zones.inSentence): stop short of \(border). " + text
  }

  /// Keeps the step off one side of a zone that is there once on each side.
  private mutating func keep(off place: BodyPlace, _ side: BodySide) {
    guard let zone = place.zone else { return }
    let closed = ClosedZones([zone], overlaps: [])
    guard zones.contains(where: closed.touches) else { return }
    let other: WorkedSide = side == .left ? .right : .left
    let own: WorkedSide = side == .left ? .left : .right
    // A side is told for the whole step: only where all of it lies in the place can it change.
    if zones.allSatisfy(closed.zones.contains), technique.canBeShortened, self.side != own {
      self.side = other
    } else if self.side != other {
      shorten(off: closed)
    }
  }

  /// Takes zones off the step and notes the places inside those that stay.
  fileprivate mutating func lose(_ exclusion: Exclusion) -> Bool {
    guard exclusion.holds(for: technique) else { return false }
    let before = zones.count
    zones.removeAll(where: exclusion.zones.contains)
    let inside = zones.reduce(into: Set<Zone>()) { $0.formUnion($1.withZonesInside) }
    avoid = Zone.outermost(exclusion.zones.intersection(inside).union(avoid))
    return zones.count < before
  }
}

extension Technique {
  /// Whether a stroke may be done over a part of its zone; what moves a whole limb or the whole body
  /// may not.
  var canBeShortened: Bool {
    switch self {
    case .passiveMovement, .resistedMovement, .gymnastics, .rocking, .stretching, .turningOver:
      false
    case .effleurage, .friction, .petrissage, .squeezing, .compression, .vibration, .shaking,
      .tapotement, .holding, .massage, .felting, .pincement, .cupping, .acupressure, .skinRolling:
      true
    }
  }
}

extension Zone {
  /// The zones that lie in no other of the set, in the order of the word list.
  static func outermost(_ zones: Set<Zone>) -> [Zone] {
    allCases.filter { zone in
      zones.contains(zone)
        && !zones.contains { $0 != zone && $0.withZonesInside.contains(zone) }
    }
  }
}
