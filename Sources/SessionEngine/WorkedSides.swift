extension WorkedSide {
  /// The side as the file says it; the healthy side comes first where the painful one is known.
  package init(_ rule: SideRule, painful: BodySide?) {
    self =
      switch rule {
      case .both: .both
      case .left: .left
      case .right: .right
      case .oneThenOther: .oneThenOther
      case .healthyFirst:
        switch painful {
        case .left: .rightThenLeft
        case .right: .leftThenRight
        case nil: .healthyFirst
        }
      }
  }
}

extension MassageProtocol {
  /// Whether a step begins with the healthy side, so that the painful one has to be asked for.
  package var asksPainfulSide: Bool {
    stages.contains { $0.steps.contains { $0.side == .healthyFirst } }
  }
}
