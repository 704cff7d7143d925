/// A kind of stroke, by its classic name.
package enum Technique: String, CaseIterable, Sendable, Hashable {
  case effleurage, friction, petrissage, squeezing, compression, vibration, shaking, tapotement
  case stretching, holding, massage, felting, pincement, rocking, cupping, acupressure, gymnastics
  case skinRolling = "skin-rolling"
  case passiveMovement = "passive-movement"
  case resistedMovement = "resisted-movement"
  /// No stroke: the patient changes position and the hands rest. The planner makes it a step.
  case turningOver = "turning-over"

  /// The kinds that a protocol, a doctor or a therapist can name.
  package static let strokes = allCases.filter { $0 != .turningOver }

  /// The everyday word that files may use for the same technique.
  package var everydayWord: String? {
    switch self {
    case .effleurage: "stroking"
    case .friction: "rubbing"
    case .petrissage: "kneading"
    case .compression: "pressing"
    case .tapotement: "tapping"
    case .squeezing, .vibration, .shaking, .stretching, .holding, .massage, .felting, .pincement,
      .rocking, .cupping, .acupressure, .gymnastics, .skinRolling, .passiveMovement,
      .resistedMovement, .turningOver:
      nil
    }
  }

  /// Whether hands press at all: where nothing presses, a step has no pressure level.
  package var presses: Bool {
    switch self {
    case .passiveMovement, .resistedMovement, .gymnastics, .rocking, .cupping, .turningOver: false
    case .effleurage, .friction, .petrissage, .squeezing, .compression, .vibration, .shaking,
      .tapotement, .stretching, .holding, .massage, .felting, .pincement, .acupressure,
      .skinRolling:
      true
    }
  }

  /// The least time in which it can be felt on one side (suggested).
  package var shortestTurn: Duration {
    switch self {
    case .massage, .holding, .passiveMovement, .resistedMovement, .gymnastics, .acupressure,
      .cupping:
      .seconds(20)
    case .effleurage, .friction, .petrissage, .squeezing, .compression, .vibration, .shaking,
      .tapotement, .stretching, .felting, .pincement, .rocking, .skinRolling:
      .seconds(10)
    case .turningOver: Changeover.limit
    }
  }

  /// Whether strokes faster than 30 a minute are in its nature (G20).
  package var isQuick: Bool {
    switch self {
    case .vibration, .shaking, .tapotement: true
    case .effleurage, .friction, .petrissage, .squeezing, .compression, .stretching, .holding,
      .massage, .felting, .pincement, .rocking, .cupping, .acupressure, .gymnastics, .skinRolling,
      .passiveMovement, .resistedMovement, .turningOver:
      false
    }
  }
}
