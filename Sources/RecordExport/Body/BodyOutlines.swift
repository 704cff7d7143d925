package import SessionEngine

/// A place on the body: `x` from the middle line to the patient's right, `y` from the crown down.
///
/// Both are parts of the body's height.
package struct BodyPoint: Sendable, Hashable {
  package var x: Double
  package var y: Double

  package init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// The patient's right half of a part of the body; the left half is its mirror image.
package struct BodyOutline: Sendable, Hashable {
  package var points: [BodyPoint]

  init(_ points: [(Double, Double)]) {
    self.points = points.map { BodyPoint($0.0, $0.1) }
  }

  /// Where a line across the figure meets the outline; between the first and the second is inside.
  package func crossings(at y: Double) -> [Double] {
    var crossings: [Double] = []
    var previous = points.count - 1
    for index in points.indices {
      let (a, b) = (points[index], points[previous])
      if (a.y > y) != (b.y > y) { crossings.append((b.x - a.x) * (y - a.y) / (b.y - a.y) + a.x) }
      previous = index
    }
    return crossings
  }

  package var top: Double { points.map(\.y).min() ?? 0 }
  package var bottom: Double { points.map(\.y).max() ?? 0 }
  package var innermost: Double { points.map(\.x).min() ?? 0 }
  package var outermost: Double { points.map(\.x).max() ?? 0 }

  package var middle: BodyPoint {
    BodyPoint((innermost + outermost) / 2, (top + bottom) / 2)
  }

  /// Where a mark says that the place hurts.
  package var painMark: BodyPoint { BodyPoint(middle.x * 0.3, bottom - 0.01) }
}

extension BodyOutline {
  private static let head = Self([
    (0, 0), (0.03, 0.005), (0.048, 0.03), (0.052, 0.06), (0.045, 0.095), (0.03, 0.125), (0, 0.135),
  ])
  private static let ear = Self([(0.044, 0.05), (0.06, 0.048), (0.06, 0.09), (0.044, 0.09)])
  private static let neck = Self([(0, 0.11), (0.032, 0.11), (0.036, 0.165), (0, 0.18)])
  private static let torso = Self([
    (0, 0.16), (0.036, 0.16), (0.065, 0.175), (0.125, 0.188), (0.143, 0.215), (0.118, 0.26),
    (0.11, 0.31), (0.088, 0.38), (0.105, 0.455), (0.114, 0.5), (0.11, 0.56), (0, 0.56),
  ])
  private static let arm = Self([
    (0.11, 0.187), (0.143, 0.205), (0.158, 0.25), (0.177, 0.35), (0.203, 0.47), (0.215, 0.53),
    (0.205, 0.562), (0.184, 0.556), (0.174, 0.485), (0.142, 0.365), (0.118, 0.255),
  ])
  private static let leg = Self([
    (0.006, 0.54), (0.114, 0.5), (0.103, 0.62), (0.08, 0.71), (0.085, 0.79), (0.063, 0.92),
    (0.074, 0.985), (0.034, 0.992), (0.033, 0.92), (0.02, 0.8), (0.022, 0.71),
  ])
  /// A stool, for who sits.
  package static let stool = Self([(0, 0.572), (0.15, 0.572), (0.15, 0.592), (0, 0.592)])

  package static let upperBody = [head, ear, neck, torso, arm]
  package static let wholeBody = upperBody + [leg]

  /// The right half of a zone.
  package static func of(_ zone: Zone) -> [Self] {
    switch zone {
    case .wholeBody: wholeBody
    case .head: [head]
    case .neck: [neck]
    case .arms: [arm]
    case .legs: [leg]
    case .collar:
      [Self([(0, 0.15), (0.036, 0.15), (0.065, 0.172), (0.13, 0.188), (0.125, 0.222), (0, 0.23)])]
    case .shoulders:
      [Self([(0.08, 0.175), (0.13, 0.186), (0.155, 0.22), (0.152, 0.26), (0.1, 0.24)])]
    case .back:
      [
        Self([
          (0, 0.172), (0.115, 0.188), (0.116, 0.27), (0.109, 0.31), (0.088, 0.38), (0.1, 0.44),
          (0, 0.47),
        ])
      ]
    case .upperBack:
      [Self([(0, 0.172), (0.115, 0.188), (0.116, 0.27), (0.107, 0.325), (0, 0.325)])]
    case .scapulae:
      [Self([(0.035, 0.2), (0.1, 0.205), (0.095, 0.24), (0.055, 0.295), (0.035, 0.26)])]
    case .interscapular: [Self([(0, 0.2), (0.036, 0.2), (0.036, 0.285), (0, 0.285)])]
    case .paravertebral: [Self([(0.006, 0.172), (0.034, 0.172), (0.036, 0.465), (0.006, 0.465)])]
    case .lumbar: [Self([(0, 0.34), (0.098, 0.34), (0.088, 0.38), (0.1, 0.435), (0, 0.435)])]
    case .sacrum: [Self([(0, 0.432), (0.048, 0.432), (0.014, 0.492), (0, 0.495)])]
    case .buttocks:
      [
        Self([
          (0.004, 0.475), (0.055, 0.44), (0.103, 0.45), (0.114, 0.5), (0.1, 0.545), (0.008, 0.552),
        ])
      ]
    case .thighs: [Self([(0.006, 0.55), (0.113, 0.51), (0.103, 0.62), (0.083, 0.7), (0.02, 0.7)])]
    case .knees: [Self([(0.02, 0.69), (0.085, 0.69), (0.082, 0.75), (0.02, 0.75)])]
    case .lowerLegs:
      [
        Self([
          (0.02, 0.745), (0.083, 0.745), (0.085, 0.79), (0.063, 0.925), (0.033, 0.925), (0.02, 0.8),
        ])
      ]
    case .calves:
      [
        Self([
          (0.02, 0.75), (0.083, 0.75), (0.085, 0.79), (0.072, 0.87), (0.028, 0.87), (0.02, 0.8),
        ])
      ]
    case .feet: [Self([(0.03, 0.925), (0.066, 0.925), (0.076, 0.99), (0.03, 0.995)])]
    case .upperArms: [Self([(0.118, 0.215), (0.15, 0.22), (0.177, 0.35), (0.142, 0.362)])]
    case .forearms: [Self([(0.142, 0.362), (0.178, 0.35), (0.204, 0.472), (0.174, 0.482)])]
    case .hands:
      [Self([(0.174, 0.482), (0.204, 0.472), (0.217, 0.53), (0.207, 0.565), (0.18, 0.56)])]
    case .face: [Self([(0, 0.03), (0.048, 0.032), (0.05, 0.07), (0.03, 0.122), (0, 0.132)])]
    case .ears: [ear]
    case .chest: [Self([(0, 0.19), (0.115, 0.195), (0.114, 0.3), (0, 0.315)])]
    case .sternum: [Self([(0, 0.2), (0.016, 0.2), (0.014, 0.3), (0, 0.315)])]
    case .intercostal: [Self([(0.03, 0.24), (0.114, 0.24), (0.1, 0.35), (0.03, 0.33)])]
    case .abdomen: [Self([(0, 0.33), (0.1, 0.34), (0.088, 0.38), (0.105, 0.45), (0, 0.485)])]
    }
  }
}
