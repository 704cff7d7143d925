import SessionEngine

/// Where nothing is struck or shaken.
extension ProtocolDraft {
  func checkStruckPlaces(_ work: Work, _ findings: inout Findings) {
    checkKidneys(work, &findings)
    checkHeart(work, &findings)
    checkNeck(work, &findings)
    checkSpine(work, &findings)
    checkBackPain(work, &findings)
  }

  /// Kidneys bruise and bleed: no blow, no shaking, no strong pressure over them (G34, X25).
  private func checkKidneys(_ work: Work, _ findings: inout Findings) {
    guard work.isIn(.lumbar) else { return }
    if work.technique.strikes {
      findings.error(
        .kidneysStruck,
        at: work.places.technique,
        "Percussion in the lumbar zone strikes the kidneys. Work on the buttocks or the sacrum."
      )
    } else if work.cautions.isEmpty, work.technique != .effleurage,
      work.technique.shakes ? work.level > 2 : work.level > 3
    {
      findings.error(
        .kidneysPressed,
        at: work.places.pressure,
        "\(work.technique.rawValue) at level \(work.level) reaches the kidneys. Lower it, or say "
          + "in the step's \"cautions\" how they are left out."
      )
    }
  }

  /// No blow over the heart (G35); in children no vibration over kidneys and heart either.
  private func checkHeart(_ work: Work, _ findings: inout Findings) {
    if work.technique.strikes, work.isIn(.chest) {
      findings.error(
        .heartStruck,
        at: work.places.technique,
        "Percussion on the chest strikes over the heart."
      )
    } else if work.technique.shakes, isMeant(below: .adult), work.isIn(.chest, .lumbar) {
      findings.error(
        .childHeartVibrated,
        at: work.places.technique,
        "In children there is no vibration over kidneys and heart."
      )
    }
  }

  /// Vessels, nerves and vertebrae lie bare in neck and upper chest: no percussion, and vibration
  /// only lengthwise along the spine (G36, X38).
  private func checkNeck(_ work: Work, _ findings: inout Findings) {
    guard work.isIn(.neck, .collar, .interscapular, .head) else { return }
    if work.technique.strikes {
      findings.error(
        .neckStruck,
        at: work.places.technique,
        "There is no percussion on head, neck, collar zone and between the shoulder blades."
      )
    } else if work.technique == .vibration {
      checkLengthwise(work, &findings)
    }
  }

  private func checkLengthwise(_ work: Work, _ findings: inout Findings) {
    let lengthwise: [Direction] = [.alongMuscle, .upward, .downward, .thereAndBack]
    if let other = work.directions.first(where: { !lengthwise.contains($0) }) {
      findings.error(
        .neckVibratedAcross,
        at: work.places.direction,
        "Vibration of the neck leads lengthwise only, not \(other.rawValue)."
      )
    } else if work.directions.isEmpty {
      findings.warning(
        .neckVibratedAcross,
        at: work.places.technique,
        "Vibration of the neck leads lengthwise only: say so with \"direction: along-muscle\"."
      )
    }
  }

  /// Nothing is struck, and nothing pressed with all force, beside the spinous processes (G32).
  private func checkSpine(_ work: Work, _ findings: inout Findings) {
    guard work.isIn(.paravertebral) else { return }
    if work.technique.strikes {
      findings.error(
        .spineStruck,
        at: work.places.technique,
        "Percussion beside the spine strikes the vertebrae. Name a broader zone."
      )
    } else if work.level > 4 {
      findings.error(
        .spineStruck,
        at: work.places.pressure,
        "Level 5 beside the spine is too strong; 4 is the most."
      )
    }
  }

  /// A painful back bears no vibration over kidneys and thoracic spine (G37).
  private func checkBackPain(_ work: Work, _ findings: inout Findings) {
    guard work.technique == .vibration, work.cautions.isEmpty,
      work.isIn(.back), !work.isIn(.sacrum),
      record[ProtocolFields.conditions]?.contains("back-pain") == true
    else { return }
    findings.warning(
      .backPainVibrated,
      at: work.places.technique,
      "In back pain there is no vibration over kidneys and thoracic spine: say so in the step's "
        + "\"cautions\"."
    )
  }
}

/// What the hands must be told where they come near.
extension ProtocolDraft {
  func checkGuards(_ works: [Work], _ findings: inout Findings) {
    let cautions = allCautions
    let guarded = { (zone: Zone) in
      cautions.contains { caution in
        caution.zones.contains { $0.withZonesInside.contains(zone) }
      }
    }
    if !guarded(.paravertebral), !guarded(.back),
      let near = works.first(where: { $0.technique.presses && $0.isIn(.back) })
    {
      findings.warning(
        .spineUnguarded,
        at: near.places.zones,
        "No caution says that the spine itself is never worked (zones: [back])."
      )
    }
    if !guarded(.lumbar),
      let near = works.first(where: { work in
        (work.technique.strikes || work.technique.shakes || work.technique.compresses)
          && work.reaches(.lumbar)
      })
    {
      findings.warning(
        .kidneysUnguarded,
        at: near.places.zones,
        "No caution says that the kidneys are left out here (zones: [lumbar])."
      )
    }
  }
}
