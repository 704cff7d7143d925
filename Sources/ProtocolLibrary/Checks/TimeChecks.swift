import SessionEngine

extension ProtocolDraft {
  /// What each period of the course adds up to, counted as the plan counts it.
  func checkTimes(
    _ whole: MassageProtocol?,
    _ sums: [PeriodSum],
    _ findings: inout Findings
  ) {
    guard !isCut, let whole, isCountable else { return }
    let periods = record[ProtocolFields.course]?.periods ?? []
    for (index, sum) in sums.enumerated() {
      let draft = periods.indices.contains(index) && sum.period != nil ? periods[index] : nil
      checkStages(sum, draft, &findings)
      let isSound = sum.emptyStages.isEmpty && draft.map(namesKnownSteps) ?? true
      guard isSound, !whole.asksMinutes else { continue }
      if sum.isOwnTime, let draft {
        checkOwnTime(sum, draft, &findings)
      } else {
        checkSession(sum, &findings)
      }
    }
    checkFirstPressure(sums, &findings)
  }

  /// Whether all that was written could be read: a sum of half the steps means nothing.
  private var isCountable: Bool {
    let ids = steps.compactMap { $0.record[StepFields.id] }
    return record[ProtocolFields.stages]?.record.isWhole == true
      && record[ProtocolFields.course]?.record.isWhole ?? true
      && steps.allSatisfy { $0.countdown != nil }
      && Set(ids).count == ids.count
  }

  private func namesKnownSteps(_ period: PeriodDraft) -> Bool {
    let known = steps.compactMap { $0.record[StepFields.id] }
    let named =
      (period.record[PeriodFields.leaveOut] ?? []).map(\.id)
      + (period.record[PeriodFields.change] ?? []).map(\.step.id)
    return named.allSatisfy(known.contains)
  }

  private func checkStages(
    _ sum: PeriodSum,
    _ draft: PeriodDraft?,
    _ findings: inout Findings
  ) {
    guard let draft else { return }
    for stage in sum.emptyStages {
      // A stage without any step is reported where its steps should stand.
      guard stages.first(where: { $0.name == stage })?.steps.isEmpty == false else { continue }
      findings.error(
        .emptyStage,
        at: draft.record.position(of: PeriodFields.leaveOut),
        "Period \(draft.title) leaves no step in the \(stage.rawValue) stage."
      )
    }
  }

  private func checkOwnTime(
    _ sum: PeriodSum,
    _ draft: PeriodDraft,
    _ findings: inout Findings
  ) {
    let place = draft.record.position(of: PeriodFields.session)
    let grows = sum.period?.grows == true
    if sum.sum > sum.allowed.upperBound {
      findings.error(.tooLongForPeriod, at: place, Self.sentence(sum))
    } else if grows, sum.shortest > sum.allowed.lowerBound {
      findings.error(
        .tooLongForPeriod,
        at: place,
        "The steps of period \(draft.title) take at least \(sum.shortest.inSentence), "
          + "but it begins with \(sum.allowed.lowerBound.inSentence)."
      )
    } else if sum.sum < (grows ? sum.allowed.upperBound : sum.allowed.lowerBound) {
      findings.warning(.sumOutsideSession, at: place, Self.sentence(sum))
    }
  }

  private func checkSession(_ sum: PeriodSum, _ findings: inout Findings) {
    guard !sum.allowed.contains(sum.sum) else { return }
    findings.warning(
      .sumOutsideSession,
      at: record.position(of: ProtocolFields.session),
      Self.sentence(sum)
    )
  }

  private static func sentence(_ sum: PeriodSum) -> String {
    let period = sum.period.map { " of period \(quoted($0.id))" } ?? ""
    let allowed =
      sum.allowed.lowerBound == sum.allowed.upperBound
      ? sum.allowed.lowerBound.inSentence
      : "\(sum.allowed.lowerBound.inSentence) to \(sum.allowed.upperBound.inSentence)"
    return "The steps\(period) add up to \(sum.sum.inSentence), \"session\" says \(allowed)."
  }

  /// Strong pressure is no beginning (G28).
  private func checkFirstPressure(_ sums: [PeriodSum], _ findings: inout Findings) {
    let period = record[ProtocolFields.course]?.periods.first
    let gentle = sums.first?.steps ?? []
    guard let strongest = gentle.compactMap({ $0.pressure?.strongest }).max(),
      strongest.level > 3
    else { return }
    let place = period.map { $0.record.position(of: PeriodFields.maxPressure) }
    findings.warning(
      .strongStart,
      at: place ?? firstStrongStep ?? record.node.position,
      "The first session allows pressure \(strongest.level) (\(strongest.name)); 3 is enough "
        + "until the patient is known."
    )
  }

  private var firstStrongStep: SourcePosition? {
    steps.first { ($0.record[StepFields.pressure]?.strongest.level ?? 0) > 3 }
      .map { $0.record.position(of: StepFields.pressure) }
  }
}
