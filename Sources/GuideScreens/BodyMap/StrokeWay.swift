import SessionEngine

/// The way of a stroke as the figure shows it: an arrow that moves on with each stroke.
enum StrokeWay: Sendable, Hashable {
  case up, down, left, right
  case upAndDown, leftAndRight
  case clockwise

  var arrow: String {
    switch self {
    case .up: "↑"
    case .down: "↓"
    case .left: "←"
    case .right: "→"
    case .upAndDown: "↕"
    case .leftAndRight: "↔"
    case .clockwise: "↻"
    }
  }

  /// Where the arrow stands during a stroke, in steps from the zone's middle; still without one.
  func step(of stroke: Int?) -> (right: Int, down: Int) {
    guard let stroke else { return (0, 0) }
    let onward = (stroke - 1) % 3 - 1
    let across = [0, 1, 0, -1][(stroke - 1) % 4]
    return switch self {
    case .up: (0, -onward)
    case .down: (0, onward)
    case .left: (-onward, 0)
    case .right: (onward, 0)
    case .upAndDown: (0, across)
    case .leftAndRight: (across, 0)
    case .clockwise: [(0, -1), (1, 0), (0, 1), (-1, 0)][(stroke - 1) % 4]
    }
  }
}

extension Direction {
  /// The way in a zone, on the half of the body at the right or left of the screen.
  func way(in zone: Zone, isOnRight: Bool) -> StrokeWay {
    switch self {
    case .upward: .up
    case .downward, .toToes: .down
    case .toHeart, .toLymphNodes: zone.isAboveHeart ? .down : .up
    case .across: .leftAndRight
    case .alongMuscle, .thereAndBack: .upAndDown
    case .clockwise: .clockwise
    case .spineToSides: isOnRight ? .right : .left
    }
  }
}

extension Zone {
  /// From here blood and lymph flow down.
  fileprivate var isAboveHeart: Bool {
    switch self {
    case .head, .face, .ears, .neck, .collar: true
    case .wholeBody, .shoulders, .back, .upperBack, .scapulae, .interscapular, .paravertebral,
      .lumbar, .sacrum, .buttocks, .legs, .thighs, .knees, .calves, .lowerLegs, .feet, .chest,
      .sternum, .intercostal, .abdomen, .arms, .upperArms, .forearms, .hands:
      false
    }
  }
}
