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
  /// Takes out the zones of local findings; every finding gets its line, also a mere place.
  mutating func leaveOut(findings: [Finding]) -> [PlanBanner] {
    for finding in findings where !finding.zones.isEmpty {
      leaveOut(Exclusion(zones: finding.zones))
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

extension PlannedStep {
  /// Takes zones off the step and notes the places inside those that stay.
  fileprivate mutating func lose(_ exclusion: Exclusion) -> Bool {
    guard exclusion.holds(for: technique) else { return false }
    let before = zones.count
    zones.removeAll(where: exclusion.zones.contains)
    let inside = zones.reduce(into: Set<Zone>()) { $0.formUnion($1.withZonesInside) }
    avoid = Zone.outermost(exclusion.zones.union(avoid).intersection(inside))
    return zones.count < before
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
