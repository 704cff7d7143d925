/// Where the strokes lead.
package enum Direction: String, CaseIterable, Sendable, Hashable {
  case upward, downward, across, clockwise
  case spineToSides = "spine-to-sides"
  case toHeart = "to-heart"
  case toLymphNodes = "to-lymph-nodes"
  case alongMuscle = "along-muscle"
  case toToes = "to-toes"
  case thereAndBack = "there-and-back"
}

/// The shape of the movement.
package enum Motion: String, CaseIterable, Sendable, Hashable {
  case straight, zigzag, circular, spiral, sawing, rolling, stationary
}

/// The part of the hand that works.
package enum HandPart: String, CaseIterable, Sendable, Hashable {
  case bothPalms = "both-palms"
  case onePalm = "one-palm"
  case alternatingPalms = "alternating-palms"
  case handOnHand = "hand-on-hand"
  case palmEdge = "palm-edge"
  case palmBase = "palm-base"
  case fingerPads = "finger-pads"
  case thumbs
  case fingersAndThumb = "fingers-and-thumb"
  case fist, forearm, knuckles
  case backOfHand = "back-of-hand"
  case oneFinger = "one-finger"
  case twoFingers = "two-fingers"
}

/// How the patient lies or sits.
package enum Position: String, CaseIterable, Sendable, Hashable {
  case prone, supine, side, seated
}

/// What a protocol file says of the side of a step.
package enum SideRule: String, CaseIterable, Sendable, Hashable {
  case both, left, right
  case healthyFirst = "healthy-first"
  case oneThenOther = "one-then-other"
  case painfulOnly = "painful-only"
  /// Of a crooked spine: the tense side, the slack side.
  case concave, convex

  /// Whether one side is worked after the other.
  package var changesAtHalf: Bool { self == .healthyFirst || self == .oneThenOther }

  /// Whether it can be worked only by who knows which side hurts.
  package var needsPainfulSide: Bool { self == .healthyFirst || self == .painfulOnly }

  /// Whether it can be worked only by who knows to which side the spine is bent.
  package var needsCurve: Bool { self == .concave || self == .convex }
}

/// One of the patient's two sides.
package enum BodySide: String, CaseIterable, Sendable, Hashable {
  case left, right
}

extension BodySide {
  package var other: Self { self == .left ? .right : .left }
}

/// The concave side of a crooked spine, in its chest part and in its lumbar part; alike where the
/// curve is a single one.
package struct SpinalCurve: Sendable, Hashable {
  package var upper: BodySide
  package var lower: BodySide

  package init(upper: BodySide, lower: BodySide) {
    self.upper = upper
    self.lower = lower
  }

  /// The concave side where these zones lie.
  func concaveSide(of zones: [Zone]) -> BodySide {
    zones.allSatisfy { [.lumbar, .sacrum, .buttocks].contains($0) } ? lower : upper
  }
}

/// What is asked when a step or the rest ends.
package enum Measure: String, CaseIterable, Sendable, Hashable {
  case pain, sensation, pulse
  case bloodPressure = "blood-pressure"
}

/// A sign in the tissue that ends a step before its limit.
package enum TissueSign: String, CaseIterable, Sendable, Hashable {
  case redness, warmth, relaxation
  case mediumAbsorbed = "medium-absorbed"
  case mediumSet = "medium-set"
}

/// What interrupts the hands between two steps; counted apart from hands-on time.
package enum Changeover: Sendable, Hashable {
  case turn(Position)
  case oil
  case drape

  /// The guide goes on by itself after this time (suggested).
  package static let limit: Duration = .seconds(60)
}

/// Why a protocol is used at all (taxonomy of Sherman and others, 2006).
package enum Goal: String, CaseIterable, Sendable, Hashable {
  case relaxation, clinical, movement, energy
}

/// Who may do a protocol.
package enum Performer: String, CaseIterable, Sendable, Hashable {
  case therapist, parent
  case doctorOrdered = "doctor-ordered"
  case selfMassage = "self"
}
