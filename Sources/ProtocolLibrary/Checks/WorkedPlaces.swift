import SessionEngine

/// The zones and techniques of a protocol's steps.
struct WorkedPlaces: Sendable {
  /// The steps' zones and the zones inside them.
  let zones: Set<Zone>
  /// The steps' zones as the file names them.
  private let named: Set<Zone>
  let techniques: Set<Technique>

  init(zones: some Sequence<Zone>, techniques: Set<Technique>) {
    named = Set(zones)
    self.zones = named.reduce(into: []) { $0.formUnion($1.withZonesInside) }
    self.techniques = techniques
  }

  /// Whether a step is in one of these zones, inside one, or around one.
  func touches(_ others: [Zone]) -> Bool {
    others.contains { !zones.isDisjoint(with: $0.withZonesInside) }
  }
  /// Whether a step is in one of these zones or inside one, not only around one.
  func isIn(_ others: [Zone]) -> Bool {
    others.contains { !named.isDisjoint(with: $0.withZonesInside) }
  }
}
