package import SessionEngine

/// A place inside zones that no hand works, with its outline.
package struct NeverWorked: Sendable {
  package let name: String
  package let outline: BodyOutline
  /// The half of the body where it lies; nothing for both.
  package var side: BodySide?

  /// The places within reach, as seen from one side of the body.
  package static func places(in reach: Set<Zone>, from view: BodyView, isInfant: Bool) -> [Self] {
    let isBehind = view != .front
    let all = isInfant ? grown + infants : grown
    return all.filter { $0.isBehind.map { $0 == isBehind } ?? true }
      .filter { !$0.zones.isDisjoint(with: reach) }
      .map { Self(name: $0.name, outline: $0.outline, side: $0.side) }
  }

  private struct Entry: Sendable {
    var name: String
    var zones: Set<Zone>
    /// Seen from behind or in front; nothing for both.
    var isBehind: Bool?
    var side: BodySide?
    var outline: BodyOutline
  }

  private static let grown: [Entry] = [
    Entry(
      name: "the spine",
      zones: [
        .back, .upperBack, .interscapular, .paravertebral, .lumbar, .sacrum, .wholeBody, .neck,
      ],
      isBehind: true,
      outline: BodyOutline([(0, 0.14), (0.008, 0.14), (0.008, 0.47), (0, 0.47)])
    ),
    Entry(
      name: "the kidneys",
      zones: [.back, .lumbar, .wholeBody],
      isBehind: true,
      outline: BodyOutline([(0.038, 0.335), (0.068, 0.335), (0.068, 0.375), (0.038, 0.375)])
    ),
    Entry(
      name: "the hollow of the knee",
      zones: [.legs, .knees, .wholeBody],
      isBehind: true,
      outline: BodyOutline([(0.036, 0.705), (0.068, 0.705), (0.068, 0.735), (0.036, 0.735)])
    ),
    Entry(
      name: "the throat",
      zones: [.neck, .head, .wholeBody],
      isBehind: false,
      outline: BodyOutline([(0, 0.14), (0.02, 0.14), (0.02, 0.18), (0, 0.18)])
    ),
  ]

  /// In the first year of life.
  private static let infants: [Entry] = [
    Entry(
      name: "the heart",
      zones: [.chest, .sternum, .intercostal, .wholeBody],
      isBehind: false,
      side: .left,
      outline: BodyOutline([(0, 0.235), (0.05, 0.235), (0.05, 0.3), (0, 0.3)])
    ),
    Entry(
      name: "the liver",
      zones: [.chest, .abdomen, .wholeBody],
      isBehind: false,
      side: .right,
      outline: BodyOutline([(0.01, 0.315), (0.095, 0.315), (0.088, 0.365), (0.01, 0.35)])
    ),
    Entry(
      name: "the inner thighs",
      zones: [.thighs, .legs, .wholeBody],
      outline: BodyOutline([(0.006, 0.55), (0.035, 0.55), (0.04, 0.69), (0.02, 0.69)])
    ),
  ]
}
