package import SessionEngine

extension WorkedSide {
  /// The patient's side: `left side`.
  package var onScreen: String {
    switch self {
    case .both: "both sides"
    case .left: "left side"
    case .right: "right side"
    case .leftThenRight: "left, then right"
    case .rightThenLeft: "right, then left"
    case .healthyFirst: "healthy side first"
    case .oneThenOther: "one side, then the other"
    case .painfulOnly: "painful side only"
    case .concave: "concave side"
    case .convex: "convex side"
    }
  }

  /// What the hands begin with; empty where both are worked together.
  package var aloud: String {
    switch self {
    case .both: ""
    case .leftThenRight: "left side first"
    case .rightThenLeft: "right side first"
    case .left, .right, .healthyFirst, .oneThenOther, .painfulOnly, .concave, .convex:
      onScreen
    }
  }

  /// A side alone is one word: it stands in a column of its own.
  package var inRecord: String { bodySide?.inRecord ?? onScreen }
}
