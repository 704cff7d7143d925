import SessionEngine

/// Where nothing is pressed, pulled or grasped as elsewhere.
extension ProtocolDraft {
  func checkPressedPlaces(_ work: Work, _ findings: inout Findings) {
    checkNeckPressure(work, &findings)
    checkScapulae(work, &findings)
    checkJoints(work, &findings)
    checkFace(work, &findings)
    checkHernia(work, &findings)
    checkSoreSpots(work, &findings)
    checkFixedSide(work, &findings)
  }

  /// The neck is fragile: superficial strokes, circles, light rubbing (G38).
  private func checkNeckPressure(_ work: Work, _ findings: inout Findings) {
    guard work.isIn(.neck), work.level > 2 else { return }
    let message =
      "Level \(work.level) is strong for the neck; it bears levels 1 and 2, with utmost care."
    if work.level > 3 {
      findings.error(.neckPressed, at: work.places.pressure, message)
    } else {
      findings.warning(.neckPressed, at: work.places.pressure, message)
    }
  }

  /// Between the shoulder blades the muscle lies thin over the ribs: only skin is grasped (G40).
  private func checkScapulae(_ work: Work, _ findings: inout Findings) {
    guard [.petrissage, .squeezing, .felting].contains(work.technique), work.isIn(.interscapular)
    else { return }
    findings.warning(
      .scapulaeGrasped,
      at: work.places.technique,
      "Between the shoulder blades only the skin may be grasped: friction, skin-rolling."
    )
  }

  /// Joints of neck and lower back are never made to crack (G45).
  private func checkJoints(_ work: Work, _ findings: inout Findings) {
    guard work.technique == .stretching, work.isIn(.neck, .lumbar) else { return }
    let message = "Stretching of neck or lower back can make the joints crack."
    if work.level > 3 {
      findings.error(.jointsForced, at: work.places.pressure, message)
    } else if work.cautions.isEmpty {
      findings.warning(
        .jointsForced,
        at: work.places.technique,
        message + " Say in the step's \"cautions\" how far it goes."
      )
    }
  }

  /// The skin of the face is neither stretched nor dragged aside (G47).
  private func checkFace(_ work: Work, _ findings: inout Findings) {
    guard work.isIn(.face) else { return }
    if [.stretching, .tapotement].contains(work.technique) {
      findings.error(
        .faceDragged,
        at: work.places.technique,
        "\(work.technique.rawValue) drags the skin of the face."
      )
    } else if [.skinRolling, .squeezing].contains(work.technique) || work.motions.contains(.sawing)
    {
      findings.warning(
        .faceDragged,
        at: work.places.technique,
        "The skin of the face is not stretched or dragged aside."
      )
    }
  }

  /// A hernia is never worked on, and nothing strong is done around it (G41, X14).
  private func checkHernia(_ work: Work, _ findings: inout Findings) {
    guard record[ProtocolFields.conditions]?.contains("hernia") == true, work.isIn(.back) else {
      return
    }
    let isAbrupt =
      work.technique.strikes || work.technique.shakes || work.technique == .stretching
    guard isAbrupt || work.level > 2 else { return }
    findings.error(
      .herniaWorked,
      at: isAbrupt ? work.places.technique : work.places.pressure,
      "With a hernia nothing strong or abrupt is done on the back: levels 1 and 2, around it."
    )
  }

  /// Strong work finds sore spots, which must not be pressed hard: ask for pain (G39, X56).
  private func checkSoreSpots(_ work: Work, _ findings: inout Findings) {
    guard work.level > 3, work.technique != .effleurage, !work.ask.contains(.pain) else { return }
    findings.warning(
      .hardWithoutAsking,
      at: work.places.pressure,
      "Level \(work.level) can hurt a sore spot: let the guide ask, with \"ask: [pain]\"."
    )
  }

  /// Which side hurts is known at the table, not in the file; the healthy one comes first (G25).
  private func checkFixedSide(_ work: Work, _ findings: inout Findings) {
    guard work.side == .left || work.side == .right else { return }
    findings.warning(
      .sideFixed,
      at: work.places.side,
      "A fixed side may be the painful one: write \"healthy-first\" or \"one-then-other\"."
    )
  }
}
