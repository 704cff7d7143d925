import SessionEngine

/// What infants and children bear.
extension ProtocolDraft {
  /// Infants: nothing hard, nothing on knees, no work on neck and head without an order (G42).
  func checkInfant(_ work: Work, _ findings: inout Findings) {
    if isMeant(alsoBelow: .years(1)), isMeant(below: .adult) {
      checkInfantForce(work, &findings)
      checkInfantPlaces(work, &findings)
      checkAbdomen(work, &findings)
    } else if isMeant(below: .adult), work.level > 3 {
      findings.error(
        .childPressed,
        at: work.places.pressure,
        "Level \(work.level) is too strong for children: deep layers are reached gently."
      )
    }
  }

  private func checkInfantForce(_ work: Work, _ findings: inout Findings) {
    let hard: [Technique] = [
      .tapotement, .squeezing, .compression, .shaking, .acupressure, .stretching, .cupping,
      .resistedMovement,
    ]
    if hard.contains(work.technique) {
      findings.error(
        .infantStruck,
        at: work.places.technique,
        "\(work.technique.rawValue) is too hard for infants: smooth and soft, nothing crushed."
      )
    }
    if work.level > 2 {
      findings.error(
        .infantPressed,
        at: work.places.pressure,
        "Infants are never pressed hard: level 1, at most 2."
      )
    }
  }

  private func checkInfantPlaces(_ work: Work, _ findings: inout Findings) {
    if work.technique.presses, work.zones.contains(.knees) {
      findings.error(
        .infantPlace,
        at: work.places.zones,
        "The knees of infants are not worked; they are easily hurt."
      )
    } else if work.technique != .effleurage, work.technique.presses,
      work.zones.contains(where: { [.neck, .head, .collar].contains($0) }),
      record[ProtocolFields.performer] != .doctorOrdered
    {
      findings.error(
        .infantPlace,
        at: work.places.zones,
        "Neck and head of infants are left out unless a doctor has ordered it "
          + "(\"performer: doctor-ordered\")."
      )
    }
  }

  /// The bowel runs clockwise (G44).
  private func checkAbdomen(_ work: Work, _ findings: inout Findings) {
    guard work.technique.presses, work.zones.contains(.abdomen), work.directions != [.clockwise]
    else { return }
    findings.warning(
      .infantAbdomen,
      at: work.directions.isEmpty ? work.places.zones : work.places.direction,
      "The abdomen of infants is stroked clockwise: \"direction: clockwise\"."
    )
  }
}

/// Limits of age and time.
extension ProtocolDraft {
  func checkAges(_ findings: inout Findings) {
    checkStartingAge(&findings)
    checkSessionForAge(&findings)
  }

  /// No file promises what its young patients will always be refused (X01, C57).
  private func checkStartingAge(_ findings: inout Findings) {
    guard record.holds(ProtocolFields.ages), ages != .all else { return }
    let forbidding = sharedLimits.first { limit in
      limit.class == .absolute && limit.session == nil && ages.from < limit.below
    }
    guard let forbidding else { return }
    findings.error(
      .tooYoung,
      at: record.position(of: ProtocolFields.ages),
      "\"ages\" begins too early: " + quoted(forbidding.text, upTo: 120)
    )
  }

  /// A child tires: sessions end at the limit of its age (R22).
  private func checkSessionForAge(_ findings: inout Findings) {
    let longest = sharedLimits.filter { isMeant(below: $0.below) }
      .min { $0.session ?? .seconds(86_400) < $1.session ?? .seconds(86_400) }
    guard let longest, let limit = longest.session else { return }
    let periods = record[ProtocolFields.course]?.periods ?? []
    let lengths =
      [(record[ProtocolFields.session], record.position(of: ProtocolFields.session))]
      + periods.map {
        ($0.record[PeriodFields.session], $0.record.position(of: PeriodFields.session))
      }
    for case (let length?, let position) in lengths where length.upperBound > limit {
      findings.error(
        .tooLongForAge,
        at: position,
        "\(length.upperBound.inSentence) is too long at this age; at most \(limit.inSentence): "
          + quoted(longest.text, upTo: 120)
      )
    }
  }

  /// The limits of the shared rules that hold for what this protocol does.
  private var sharedLimits: [AgeLimit] {
    let worked = worked
    return common.limits.filter { $0.touches(worked) }.map(\.limit)
  }
}
