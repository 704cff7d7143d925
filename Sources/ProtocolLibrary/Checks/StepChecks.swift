import SessionEngine

extension ProtocolDraft {
  func checkSteps(_ findings: inout Findings) {
    for step in steps { step.check(&findings) }
    checkForbidden(&findings)
    for stage in stages { Self.checkNeighbours(stage.steps, &findings) }
    guard !isCut else { return }
    checkEnds(&findings)
  }

  /// The session begins and ends with stroking (G30).
  private func checkEnds(_ findings: inout Findings) {
    let ends: [(StageName, StepDraft?, String)] = [
      (.introductory, stages.first { $0.name == .introductory }?.steps.first, "begins"),
      (.final, stages.first { $0.name == .final }?.steps.last, "ends"),
    ]
    for case (let stage, let step?, let verb) in ends {
      guard let technique = step.record[StepFields.technique], technique != .effleurage else {
        continue
      }
      findings.warning(
        .noStrokingAtEnds,
        at: step.record.position(of: StepFields.technique),
        "The \(stage.rawValue) stage \(verb) with \(technique.rawValue), not with effleurage."
      )
    }
  }

  private static func checkNeighbours(_ steps: [StepDraft], _ findings: inout Findings) {
    for (first, second) in zip(steps, steps.dropFirst()) {
      guard let technique = second.record[StepFields.technique],
        technique == first.record[StepFields.technique],
        let zones = second.record[StepFields.zone],
        zones == first.record[StepFields.zone],
        second.record[StepFields.variant] == first.record[StepFields.variant]
      else { continue }
      findings.warning(
        .sameStepTwice,
        at: second.record.position(of: StepFields.technique),
        "This step has the same technique and zone as the one before it. One longer step, "
          + "or a \"variant\" that says what differs, is plainer."
      )
    }
  }
}

// MARK: - Forbidden techniques

extension ProtocolDraft {
  /// No technique where a caution forbids it, in the stages or by a change of a period.
  private func checkForbidden(_ findings: inout Findings) {
    let cautions = forbiddingCautions
    guard !cautions.isEmpty else { return }
    for stage in stages {
      let link = stage.record[StageFields.link]?.record[LinkFields.technique]
      for step in stage.steps {
        guard let zones = step.record[StepFields.zone] else { continue }
        let techniques = [step.record[StepFields.technique], link].compactMap(\.self).withoutRepeats
        let place = step.record.position(of: StepFields.zone)
        Self.check(techniques, in: zones, at: place, cautions, &findings)
      }
    }
    for change in changes {
      guard let step = steps.first(where: { $0.record[StepFields.id] == change.step.id }),
        change.record.holds(ChangeFields.zone) || change.record.holds(ChangeFields.technique),
        let zones = change.record[ChangeFields.zone] ?? step.record[StepFields.zone],
        let technique = change.record[ChangeFields.technique]
          ?? step.record[StepFields.technique]
      else { continue }
      let field: any AnyField =
        change.record.holds(ChangeFields.zone) ? ChangeFields.zone : ChangeFields.technique
      let place = change.record.position(of: field)
      Self.check([technique], in: zones, at: place, cautions, &findings)
    }
  }

  /// The cautions that hold for every patient of this protocol.
  var forbiddingCautions: [Caution] {
    let own = (record[ProtocolFields.cautions] ?? []).compactMap(\.caution)
    return (own + common.cautions).filter { caution in
      !caution.forbid.isEmpty && caution.ages.map { $0.covers(ages) } ?? true
    }
  }

  private static func check(
    _ techniques: [Technique],
    in zones: [Zone],
    at place: SourcePosition,
    _ cautions: [Caution],
    _ findings: inout Findings
  ) {
    for technique in techniques {
      for zone in zones {
        let forbidding = cautions.first { caution in
          caution.forbid.contains(technique)
            && caution.zones.contains { $0.withZonesInside.contains(zone) }
        }
        guard let forbidding else { continue }
        findings.error(
          .forbiddenTechnique,
          at: place,
          "\(technique.rawValue) is forbidden in the zone \(zone.rawValue): "
            + quoted(forbidding.text, upTo: 120)
        )
      }
    }
  }

  private var changes: [ChangeDraft] {
    (record[ProtocolFields.course]?.periods ?? []).flatMap { $0.record[PeriodFields.change] ?? [] }
  }
}

// MARK: - Doses

extension StepDraft {
  func check(_ findings: inout Findings) {
    checkTempo(&findings)
    checkDoses(&findings)
    checkLimits(&findings)
  }

  /// Strokes faster than 30 a minute only excite or overstrain (G20).
  private func checkTempo(_ findings: inout Findings) {
    guard let tempo = record[StepFields.tempo], tempo > 30,
      let technique = record[StepFields.technique], !technique.isQuick
    else { return }
    findings.warning(
      .quickTempo,
      at: record.position(of: StepFields.tempo),
      "\(tempo) strokes a minute are many for \(technique.rawValue); 30 is the usual limit."
    )
  }

  private func checkDoses(_ findings: inout Findings) {
    guard let duration = record[StepFields.duration]?.wholeMilliseconds,
      let repetitions = record[StepFields.repetitions], let tempo = record[StepFields.tempo]
    else { return }
    let shortest = Int64(repetitions.lowerBound * dose.sides * 60_000 / tempo)
    let longest = Int64(repetitions.upperBound * dose.sides * 60_000 / tempo)
    guard longest * 3 < duration * 2 || shortest * 3 > duration * 4 else { return }
    let counted = Duration.milliseconds(longest).inSentence
    findings.warning(
      .dosesDisagree,
      at: record.position(of: StepFields.duration),
      "The repetitions at this tempo take \(counted), but \"duration\" says "
        + "\(Duration.milliseconds(duration).inSentence). The duration counts."
    )
  }

  private func checkLimits(_ findings: inout Findings) {
    guard let countdown else { return }
    if let least = record[StepFields.atLeast], least > countdown {
      findings.error(
        .atLeastTooLong,
        at: record.position(of: StepFields.atLeast),
        "\"at_least\" is longer than the step itself, which lasts \(countdown.inSentence)."
      )
    }
    if let most = record[StepFields.atMost], most < countdown {
      findings.error(
        .atLeastTooLong,
        at: record.position(of: StepFields.atMost),
        "\"at_most\" is shorter than the step itself, which lasts \(countdown.inSentence)."
      )
    }
  }
}
