import SessionEngine

extension ProtocolDraft {
  /// What would be wrong at the table although the file is well formed (rules G01 to G59).
  ///
  /// A step that a caution already forbids is reported as that and not a second time.
  func checkClinically(_ sums: [PeriodSum], _ findings: inout Findings) {
    let works = works
    let forbidding = forbiddingCautions
    for work in works where !work.isForbidden(by: forbidding) {
      checkStruckPlaces(work, &findings)
      checkPressedPlaces(work, &findings)
      checkDirection(work, &findings)
      checkInfant(work, &findings)
    }
    checkGuards(works, &findings)
    checkWarmth(&findings)
    checkExercises(&findings)
    guard !isCut else { return }
    checkAges(&findings)
    checkAsking(works, &findings)
    checkFirstSession(sums.first?.steps ?? [], &findings)
    checkPreparation(&findings)
    checkScreening(works, &findings)
    checkAftercare(&findings)
  }

  /// The cautions that are shown with this protocol.
  var allCautions: [Caution] {
    (record[ProtocolFields.cautions] ?? []).compactMap(\.caution) + common.cautions
  }

  /// Whether all patients it is meant for are younger than this.
  func isMeant(below age: Age) -> Bool { ages.before.map { $0 <= age } ?? false }

  /// Whether some patient it is meant for is younger than this.
  func isMeant(alsoBelow age: Age) -> Bool { ages.from < age }
}

extension Work {
  fileprivate func isForbidden(by cautions: [Caution]) -> Bool {
    cautions.contains { caution in
      caution.forbid.contains(technique)
        && caution.zones.contains { zones.contains(where: $0.withZonesInside.contains) }
    }
  }
}

extension Technique {
  /// Whether hands strike (tapotement is percussion in all its forms).
  var strikes: Bool { self == .tapotement }

  /// Whether tissue is shaken.
  var shakes: Bool { self == .vibration || self == .shaking }

  /// Whether tissue is pressed towards the depth.
  var compresses: Bool {
    switch self {
    case .compression, .squeezing, .acupressure: true
    case .effleurage, .friction, .petrissage, .vibration, .shaking, .tapotement, .stretching,
      .holding, .massage, .felting, .pincement, .rocking, .cupping, .gymnastics, .skinRolling,
      .passiveMovement, .resistedMovement, .turningOver:
      false
    }
  }

  /// Whether it warms and prepares what comes after it.
  var warms: Bool {
    switch self {
    case .effleurage, .friction, .massage, .holding, .cupping: true
    case .petrissage, .squeezing, .compression, .vibration, .shaking, .tapotement, .stretching,
      .felting, .pincement, .rocking, .acupressure, .gymnastics, .skinRolling, .passiveMovement,
      .resistedMovement, .turningOver:
      false
    }
  }
}
