import SessionEngine

/// The zones and techniques of a protocol's steps.
struct WorkedPlaces: Sendable {
  /// The steps' zones and the zones inside them.
  let zones: Set<Zone>
  let techniques: Set<Technique>

  init(zones: some Sequence<Zone>, techniques: Set<Technique>) {
    self.zones = zones.reduce(into: []) { $0.formUnion($1.withZonesInside) }
    self.techniques = techniques
  }

  /// Whether a step is in one of these zones, inside one, or around one.
  func touches(_ others: [Zone]) -> Bool {
    others.contains { !zones.isDisjoint(with: $0.withZonesInside) }
  }
}
