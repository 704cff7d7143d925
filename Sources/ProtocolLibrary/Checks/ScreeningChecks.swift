import SessionEngine

extension ProtocolDraft {
  func checkContraindications(_ findings: inout Findings) {
    let drafts = record[ProtocolFields.contraindications] ?? []
    let core = Set(common.core.map(\.id))
    let known = common.contraindications.map(\.id).filter { !core.contains($0) }
    for draft in drafts {
      if let id = draft.id, core.contains(id) {
        findings.error(
          .coreQuestionNamed,
          at: draft.position,
          "\(quoted(id)) is asked everywhere: take the line out; what differs here stands under "
            + "\"overrides\"."
        )
        continue
      }
      let shared = draft.id.flatMap(common.contraindication)
      draft.check(against: shared, known: known, &findings)
      draft.checkQuestion(&findings)
      if !core.isEmpty { draft.record?.checkPositive(ContraindicationFields.question, &findings) }
    }
    let own = drafts.filter { $0.id.map { !core.contains($0) } ?? false }
    if !core.isEmpty, own.count > Self.ownQuestionsMax {
      findings.warning(
        .tooManyOwnQuestions,
        at: own[Self.ownQuestionsMax].position,
        "Beside the core a protocol asks \(Self.ownQuestionsMax) questions of its own at most, "
          + "each read aloud."
      )
    }
    guard !isCut, !drafts.isEmpty, core.isEmpty else { return }
    let questions = contraindications
    let place = record.position(of: ProtocolFields.contraindications)
    if !questions.contains(where: { $0.class == .absolute }) {
      findings.warning(
        .screeningTooThin,
        at: place,
        "No contraindication is of class absolute. Is there nothing that forbids this massage?"
      )
    }
    if !drafts.contains(where: { $0.id == "fever" }) {
      findings.warning(
        .screeningTooThin,
        at: place,
        "Nothing asks about fever. Add the contraindication \"fever\"."
      )
    }
  }
}

extension ProtocolDraft {
  private static let ownQuestionsMax = 2

  /// An override changes something, and what is looser than the core says why.
  func checkOverrides(_ findings: inout Findings) {
    for draft in record[ProtocolFields.overrides] ?? [] {
      guard let id = draft.id else { continue }
      let place = draft.record.position(of: OverrideFields.id)
      guard let core = common.core.first(where: { $0.id == id }) else {
        findings.error(
          .unknownWord,
          at: place,
          "No question of every massage has the id \(quoted(id))."
            + suggestion(for: id, among: common.core.map(\.id))
        )
        continue
      }
      draft.record.checkQuestion(of: ContraindicationFields.question, &findings)
      draft.record.checkPositive(ContraindicationFields.question, &findings)
      let changed = draft.question(from: core)
      var compared = changed
      compared.loosened = nil
      guard compared != core else {
        findings.error(
          .overrideChangesNothing,
          at: place,
          "This override changes nothing of \(quoted(id)): take it out."
        )
        continue
      }
      guard draft.reason == nil else { continue }
      let lacking = "needs \"because\" and \"source\"."
      if !changed.keepsLimits(of: core) {
        findings.error(
          .closedPlaceOpened,
          at: place,
          "A consent opens no closed place: what takes a limit off \(quoted(id)) \(lacking)"
        )
      }
      if changed.isLooser(than: core) {
        findings.error(
          .overrideWithoutReason,
          at: place,
          "\(quoted(id)) asks less here than in every massage: that \(lacking)"
        )
      }
    }
  }

  /// What must be there is a need: no line that Enter ticks may claim it.
  func checkNeeds(_ findings: inout Findings) {
    let needs = record[ProtocolFields.needs] ?? []
    for draft in needs
    where draft.id != nil && draft.need == nil && draft.record?.node.isCut != true {
      findings.error(
        .missingField,
        at: draft.position,
        "The need \(quoted(draft.id ?? "")) needs the field \"say\"."
      )
    }
    guard !isCut, !common.core.isEmpty else { return }
    if let lines = record[ProtocolFields.preparation]?.record {
      for field in [PreparationFields.room, PreparationFields.therapist, PreparationFields.patient]
      {
        for line in lines[field] ?? [] where line != CommonRules.everydayEntry {
          checkClaim(line, at: lines.position(of: field), &findings)
        }
      }
    }
    let isOrdered = needs.compactMap(\.need).contains { $0.kind == .order && $0.isFirm }
    if record[ProtocolFields.performer] == .doctorOrdered, !isOrdered {
      findings.error(
        .orderMissing,
        at: record.position(of: ProtocolFields.performer),
        "What a doctor orders is begun with the order alone: add the need \"order\" with "
          + "\"firm: true\"."
      )
    }
  }

  private func checkClaim(_ line: String, at place: SourcePosition, _ findings: inout Findings) {
    guard let word = line.spokenWords.first(where: Self.claims.contains) else { return }
    findings.error(
      .needClaimed,
      at: place,
      "\(quoted(line)) claims more than an act of the room or the hands (\"\(word)\"): make it a "
        + "need, which Enter does not tick."
    )
  }

  private static let claims: Set = [
    "order", "orders", "ordered", "agree", "agrees", "agreed", "consent", "consents", "consented",
    "allowed", "examined", "shown", "prescribed",
  ]
}

extension Contraindication {
  /// Whether a yes means less than it does in every massage, or the question asks for less.
  fileprivate func isLooser(than core: Self) -> Bool {
    if self.class.isWeaker(than: core.class) || isConsentedByOrder { return true }
    return question != core.question
  }

  /// Whether everything that is closed, forbidden or limited still is.
  fileprivate func keepsLimits(of core: Self) -> Bool {
    let closed = zones.reduce(into: Set<Zone>()) { $0.formUnion($1.withZonesInside) }
    let isPressureKept =
      core.limits.maxPressure.map { ceiling in
        limits.maxPressure.map { $0 <= ceiling } ?? false
      } ?? true
    let isWithinKept =
      core.limits.within.isEmpty && !core.limits.isWithinPlace
      ? limits.within.isEmpty && !limits.isWithinPlace
      : limits.within == core.limits.within && limits.isWithinPlace == core.limits.isWithinPlace
    return core.zones.allSatisfy(closed.contains)
      && (limits.closesPlace || !core.limits.closesPlace)
      && Set(core.limits.forbid).isSubset(of: limits.forbid) && isPressureKept && isWithinKept
      && Set(core.limits.forbiddenPositions).isSubset(of: limits.forbiddenPositions)
  }
}

extension Record {
  /// A question ends in a question mark.
  func checkQuestion(of field: Field<String>, _ findings: inout Findings) {
    guard let question = self[field] else { return }
    if !question.hasSuffix("?") {
      findings.error(
        .noQuestionMark,
        at: position(of: field),
        "A question ends in \"?\", and a yes to it means risk."
      )
    }
  }

  /// A yes always means risk: no word turns it into its opposite.
  func checkPositive(_ field: Field<String>, _ findings: inout Findings) {
    let words = self[field]?.spokenWords ?? []
    guard let word = words.first(where: Self.negations.contains) else { return }
    findings.error(
      .negativeQuestion,
      at: position(of: field),
      "A yes always means risk: say it without \"\(word)\"."
    )
  }

  private static let negations: Set = [
    "no", "not", "none", "nobody", "never", "without", "yet", "unless", "lacking",
  ]
}

extension ContraindicationDraft {
  /// A question ends in a question mark.
  func checkQuestion(_ findings: inout Findings) {
    record?.checkQuestion(of: ContraindicationFields.question, &findings)
  }
}
