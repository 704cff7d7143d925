extension SessionPlan {
  /// The plan of one session: protocol, course, screening and minutes at hand made concrete.
  ///
  /// The period of the course gives steps, values and length. Findings and dropped techniques then
  /// take their steps out, and what is left is fitted to the minutes at hand. A refusal says which
  /// of these found no way.
  ///
  /// - Throws: `PlanRefusal`, which says what found no way: the period, the minutes or what has to
  ///   be left out.
  package init(_ protocol: MassageProtocol, for request: PlanRequest) throws(PlanRefusal) {
    let period = try `protocol`.course?.period(session: request.sessionNumber, day: request.day)
    let allowed = `protocol`.allowedTime(in: period, for: request)
    let position = `protocol`.startingPosition(for: request)
    let hardLimit = `protocol`.sessionLimit(at: request.age)
    let cautions = `protocol`.cautions(at: request.age, of: request.sex)
    let limit = [hardLimit, period?.session.map { _ in allowed.upperBound }]
      .compactMap(\.self).min()

    var draft = DraftPlan(`protocol`, in: period, position: position, for: request)
    try draft.requireEveryStage()
    if let limit { draft.shrink(towards: limit) }
    var banners = try draft.leaveOut(findings: request.findings, overlaps: `protocol`.overlaps)
    banners += draft.leaveOut(dropped: request.dropped)
    banners += draft.leaveOut(forbiddenBy: cautions)
    try draft.requireEveryStage()
    if let limit {
      draft.shrink(towards: limit)
      try draft.require(fitsInto: limit)
    }
    if let available = request.available {
      let titles = try draft.fit(into: available, keeping: request.skippedLastTime)
      banners += PlanBanner.leftOutForTime(titles, available: available)
    }
    let stretchedFrom = draft.stretch(for: request, towards: allowed.upperBound, below: hardLimit)
    draft.cautions = cautions
    let isForInfant =
      request.age.map { $0.mayBe(below: .years(1)) } ?? `protocol`.isForInfants

    self.init(
      protocolID: `protocol`.id,
      protocolTitle: `protocol`.title,
      sessionNumber: request.sessionNumber,
      day: request.day,
      periodID: period?.id,
      periodTitle: period?.title,
      isPeriodSuggested: `protocol`.course?.suggested.contains("periods") ?? false,
      periodNote: period?.note,
      position: position,
      steps: draft.numberedSteps(isForInfant: isForInfant),
      aims: Dictionary(
        `protocol`.stages.compactMap { stage in stage.aim.map { (stage.name, $0) } },
        uniquingKeysWith: { first, _ in first }
      ),
      banners: banners,
      allowed: allowed,
      hardLimit: hardLimit,
      stretchedFrom: stretchedFrom,
      rules: `protocol`.reactions,
      cautions: cautions,
      limits: PlanLimits(request.findings, overlaps: `protocol`.overlaps),
      isForInfant: isForInfant,
      aftercare: `protocol`.aftercare
    )
  }
}

extension MassageProtocol {
  /// The position asked for where the protocol names it, else the protocol's first; never one that
  /// a finding forbids, as long as there is another.
  func startingPosition(for request: PlanRequest) -> Position {
    let forbidden = request.findings.flatMap(\.forbiddenPositions)
    if let asked = request.position, positions.contains(asked) || positions.isEmpty,
      !forbidden.contains(asked)
    {
      return asked
    }
    return positions.first { !forbidden.contains($0) } ?? positions.first ?? .prone
  }

  /// Whether it is meant for the first year of life alone.
  package var isForInfants: Bool { ages?.before.map { $0 <= .years(1) } ?? false }

  /// The longest session that a patient's age allows (child and infant limits).
  package func sessionLimit(at age: AgeRange?) -> Duration? {
    guard let age else { return nil }
    return ageLimits.filter { age.mayBe(below: $0.below) }.compactMap(\.session).min()
  }

  /// The cautions that hold at this age and for this sex; what is not known leaves all of them.
  package func cautions(at age: AgeRange?, of sex: Sex? = nil) -> [Caution] {
    cautions.filter { caution in
      if let asked = caution.sex, let sex, !sex.mayBe(asked) { return false }
      guard let age, let ages = caution.ages else { return true }
      return ages.overlaps(age)
    }
  }
}
