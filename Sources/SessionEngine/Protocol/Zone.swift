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
  private var parts: [Self] {
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
    default: []
    }
  }

  /// This zone and every zone inside it: a finding in a zone takes them all along.
  package var withZonesInside: Set<Self> { Self.table[self] ?? [self] }

  private static let table = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0, $0.gatherZonesInside()) }
  )

  private func gatherZonesInside() -> Set<Self> {
    parts.reduce(into: [self]) { $0.formUnion($1.gatherZonesInside()) }
  }
}
