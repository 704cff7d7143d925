package import SessionEngine

/// From where the body is seen.
package enum BodyView: CaseIterable, Sendable, Hashable {
  case behind, front
  /// From behind, sitting.
  case seated

  /// The side from which a zone can be seen at all, where it is only one.
  package static func onlyView(of zone: Zone) -> Self? {
    switch zone {
    case .face, .chest, .sternum, .intercostal, .abdomen: .front
    case .neck, .collar, .back, .upperBack, .scapulae, .interscapular, .paravertebral, .lumbar,
      .sacrum, .buttocks, .calves:
      .behind
    case .wholeBody, .head, .ears, .shoulders, .legs, .thighs, .knees, .lowerLegs, .feet, .arms,
      .upperArms, .forearms, .hands:
      nil
    }
  }

  package init(zones: [Zone], position: Position) {
    let own = zones.lazy.compactMap(Self.onlyView(of:)).first
    switch (own, position) {
    case (.front, _): self = .front
    case (_, .seated) where Self.belowTheSeat.isDisjoint(with: zones): self = .seated
    case (nil, .supine): self = .front
    default: self = .behind
    }
  }

  /// What a seated figure does not show.
  private static let belowTheSeat = Zone.legs.withZonesInside.union(Zone.buttocks.withZonesInside)

  /// Whether a zone can be seen on the figure.
  package func shows(_ zone: Zone) -> Bool {
    let only = Self.onlyView(of: zone)
    return switch self {
    case .behind: only != .front
    case .front: only != .behind
    case .seated: only != .front && !Self.belowTheSeat.contains(zone)
    }
  }

  /// Width and height of the figure, in parts of the body's height.
  package func extent(isInfant: Bool) -> (width: Double, height: Double) {
    (isInfant ? 0.62 : 0.45, self == .seated ? 0.62 : 1)
  }

  package var onScreen: String {
    switch self {
    case .behind: "from behind"
    case .front: "from the front"
    case .seated: "from behind, seated"
    }
  }
}
