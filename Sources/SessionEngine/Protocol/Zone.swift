/// A region of the body.
///
/// Left and right are never part of a zone: the side of a step says them.
package enum Zone: String, CaseIterable, Sendable, Hashable {
  case wholeBody = "whole-body"
  case head, face, ears, neck, collar, shoulders
  case back
  case upperBack = "upper-back"
  case scapulae, interscapular, paravertebral, lumbar, sacrum, buttocks
  case legs, thighs, knees, calves
  case lowerLegs = "lower-legs"
  case feet
  case chest, sternum, intercostal, abdomen
  case arms
  case upperArms = "upper-arms"
  case forearms, hands

  /// The zones that lie directly in this one.
  var parts: [Self] {
    switch self {
    case .wholeBody:
      [.head, .neck, .collar, .shoulders, .back, .buttocks, .legs, .chest, .abdomen, .arms]
    case .head: [.face, .ears]
    case .back: [.upperBack, .paravertebral, .lumbar, .sacrum]
    case .upperBack: [.scapulae, .interscapular]
    case .legs: [.thighs, .knees, .lowerLegs, .feet]
    case .lowerLegs: [.calves]
    case .chest: [.sternum, .intercostal]
    case .arms: [.upperArms, .forearms, .hands]
    case .face, .ears, .neck, .collar, .shoulders, .scapulae, .interscapular, .paravertebral,
      .lumbar, .sacrum, .buttocks, .thighs, .knees, .calves, .feet, .sternum, .intercostal,
      .abdomen, .upperArms, .forearms, .hands:
      []
    }
  }

  /// Whether no other zone lies in this one.
  var isLeaf: Bool { parts.isEmpty }

  /// This zone and every zone inside it: a finding in a zone takes them all along.
  package var withZonesInside: Set<Self> { Self.table[self] ?? [self] }

  private static let table = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0, $0.gatherZonesInside()) }
  )

  private func gatherZonesInside() -> Set<Self> {
    parts.reduce(into: [self]) { $0.formUnion($1.gatherZonesInside()) }
  }
}

/// A zone that covers parts of others although none lies in the other.
package struct ZoneOverlap: Sendable, Hashable {
  package var zone: Zone
  package var with: [Zone]

  package init(zone: Zone, with: [Zone]) {
    self.zone = zone
    self.with = with
  }
}

/// Zones that are not worked, with all inside them and all that overlaps them.
package struct ClosedZones: Sendable, Hashable {
  /// Those closed, with every zone inside them.
  package let zones: Set<Zone>
  private let overlaps: [ZoneOverlap]

  package init(_ zones: some Sequence<Zone>, overlaps: [ZoneOverlap]) {
    self.zones = zones.reduce(into: []) { $0.formUnion($1.withZonesInside) }
    self.overlaps = overlaps
  }

  /// Whether a stroke over the whole zone would come on a closed one.
  package func touches(_ zone: Zone) -> Bool {
    let worked = zone.withZonesInside
    if !worked.isDisjoint(with: zones) { return true }
    return overlaps.contains { overlap in
      let others = overlap.with.reduce(into: Set<Zone>()) { $0.formUnion($1.withZonesInside) }
      return (worked.contains(overlap.zone) && !others.isDisjoint(with: zones))
        || (zones.contains(overlap.zone) && !others.isDisjoint(with: worked))
    }
  }

  /// What of a zone stays open: the zone itself, the open zones in it, or none.
  package func open(of zone: Zone) -> [Zone] { Zone.outermost(Set(open(of: zone, within: []))) }

  private func open(of zone: Zone, within seen: Set<Zone>) -> [Zone] {
    guard touches(zone) else { return [zone] }
    guard !zones.contains(zone), !seen.contains(zone) else { return [] }
    let covered = overlaps.filter { $0.zone == zone }.flatMap(\.with)
    return (zone.parts + covered).flatMap { open(of: $0, within: seen.union([zone])) }
  }

  /// The closed zones that a stroke over the whole zone would come on.
  package func touched(by zone: Zone) -> [Zone] {
    let covered = overlaps.filter { zone.withZonesInside.contains($0.zone) }.flatMap(\.with)
    let inside = (covered + [zone]).reduce(into: Set<Zone>()) { $0.formUnion($1.withZonesInside) }
    return Zone.outermost(zones.intersection(inside))
  }
}
