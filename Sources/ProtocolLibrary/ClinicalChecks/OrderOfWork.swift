import SessionEngine

extension ProtocolDraft {
  /// Strokes of back and limbs lead with blood and lymph, towards the heart (G23, X27).
  func checkDirection(_ work: Work, _ findings: inout Findings) {
    guard [.effleurage, .friction, .squeezing, .compression].contains(work.technique),
      work.directions.contains(.downward), work.isIn(.lumbar, .legs, .arms)
    else { return }
    findings.warning(
      .awayFromHeart,
      at: work.places.direction,
      "Strokes of the lower back and the limbs lead upwards, with the flow of lymph."
    )
  }

  /// Deep work comes after the superficial, on a place that is warm (G27, G29).
  func checkWarmth(_ findings: inout Findings) {
    var warmed: Set<Zone> = []
    for step in steps {
      guard let technique = step.record[StepFields.technique],
        let zones = step.record[StepFields.zone]
      else { continue }
      let reach = zones.reduce(into: Set<Zone>()) { $0.formUnion($1.withZonesInside) }
      let level = step.record[StepFields.pressure]?.start.level ?? 0
      if level > 2, !technique.strikes, warmed.isDisjoint(with: reach) {
        findings.warning(
          .coldDepth,
          at: step.record.position(of: StepFields.pressure),
          "Level \(level) on a place that no lighter step has warmed before."
        )
      }
      if technique.warms || level < 3, !technique.strikes { warmed.formUnion(reach) }
    }
  }

  /// Exercises come after the massage, when the muscles are loose (G57, X57).
  func checkExercises(_ findings: inout Findings) {
    for stage in stages where stage.name == .introductory {
      for step in stage.steps {
        guard let technique = step.record[StepFields.technique],
          [.gymnastics, .resistedMovement].contains(technique)
        else { continue }
        findings.warning(
          .exerciseFirst,
          at: step.record.position(of: StepFields.technique),
          "Exercises come after the massage, not in the introductory stage."
        )
      }
    }
  }

  /// What the patient feels is asked while the hands work (G49).
  func checkAsking(_ works: [Work], _ findings: inout Findings) {
    let asked = (record[ProtocolFields.aftercare]?.record[AftercareFields.ask] ?? []).isEmpty
    if asked, works.allSatisfy(\.ask.isEmpty), record[ProtocolFields.stages] != nil {
      findings.warning(
        .neverAsked,
        at: record.position(of: ProtocolFields.stages),
        "The patient is never asked: give a step \"ask: [pain]\" or \"ask: [sensation]\"."
      )
    }
  }
}

/// The first session.
extension ProtocolDraft {
  func checkFirstSession(_ planned: [PlannedStep], _ findings: inout Findings) {
    guard !findings.hasErrors else { return }
    let drafts = Dictionary(
      steps.compactMap { step in step.record[StepFields.id].map { ($0, step) } },
      uniquingKeysWith: { first, _ in first }
    )
    let isTender = isTender
    for planned in planned {
      guard let step = drafts[planned.id] else { continue }
      checkFirstPressure(planned, step, &findings)
      if isTender { checkAbruptStart(planned, step, &findings) }
    }
  }

  /// Strong pressure is strictly forbidden in the first session: nobody knows yet what this
  /// patient bears (G28).
  private func checkFirstPressure(
    _ planned: PlannedStep,
    _ step: StepDraft,
    _ findings: inout Findings
  ) {
    guard let level = planned.pressure?.strongest.level, level > 3,
      planned.technique != .effleurage
    else { return }
    guard level > 4 || !Self.delicate.isDisjoint(with: planned.zones) else { return }
    findings.error(
      .hardFirstSession,
      at: step.record.position(of: StepFields.pressure),
      "Session 1 presses here with level \(level). Give the first period a \"max_pressure\"."
    )
  }

  private static let delicate: Set<Zone> = [
    Zone.neck, .collar, .head, .chest, .abdomen, .lumbar, .paravertebral,
  ].reduce(into: []) { $0.formUnion($1.withZonesInside) }

  /// No sudden or jerky movement for infants, fractures and the first radiculitis sessions (G46).
  private func checkAbruptStart(
    _ planned: PlannedStep,
    _ step: StepDraft,
    _ findings: inout Findings
  ) {
    guard planned.technique.strikes || planned.technique == .shaking else { return }
    findings.warning(
      .abruptStart,
      at: step.record.position(of: StepFields.technique),
      "\(planned.technique.rawValue) is abrupt for the first session of such a patient."
    )
  }

  /// Whether abrupt work would harm the patients it is meant for.
  private var isTender: Bool {
    let tender = ["fracture", "neck-fracture", "back-fracture", "radiculitis"]
    return isMeant(below: .years(1))
      || (record[ProtocolFields.conditions] ?? []).contains(where: tender.contains)
  }
}
