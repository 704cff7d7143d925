extension WorkedSide {
  /// The side as the file says it; what stands by the painful side is settled where that is known.
  ///
  /// Where neither side was said to hurt there is no healthy one: both are worked alike.
  package init(
    _ rule: SideRule,
    painful: BodySide?,
    isTold: Bool = false,
    curve: SpinalCurve? = nil,
    zones: [Zone] = []
  ) {
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
        case nil: isTold ? .oneThenOther : .healthyFirst
        }
      case .painfulOnly:
        switch painful {
        case .left: .left
        case .right: .right
        case nil: isTold ? .both : .painfulOnly
        }
      case .concave: curve.map { Self($0.concaveSide(of: zones)) } ?? .concave
      case .convex: curve.map { Self($0.concaveSide(of: zones).other) } ?? .convex
      }
  }
}

extension WorkedSide {
  private init(_ side: BodySide) { self = side == .left ? .left : .right }
}

extension MassageProtocol {
  /// Whether a step's side stands by the curve of the spine, so that this has to be asked for.
  package var asksCurve: Bool {
    stages.contains { $0.steps.contains(where: \.side.needsCurve) }
  }

  /// Whether a step's side stands by the painful one, so that this has to be asked for; a need of the
  /// protocol may ask for it already.
  package var asksPainfulSide: Bool {
    !needs.contains { $0.kind == .side }
      && stages.contains { $0.steps.contains(where: \.side.needsPainfulSide) }
  }
}
