import SessionEngine

extension ProtocolDraft {
  func checkContraindications(_ findings: inout Findings) {
    let drafts = record[ProtocolFields.contraindications] ?? []
    let known = common.contraindications.map(\.id)
    for draft in drafts {
      let shared = draft.id.flatMap(common.contraindication)
      draft.check(against: shared, known: known, &findings)
      draft.checkQuestion(&findings)
    }
    guard !isCut, !drafts.isEmpty else { return }
    let questions = drafts.compactMap { draft in
      draft.contraindication(from: draft.id.flatMap(common.contraindication))
    }
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

extension ContraindicationDraft {
  /// A question ends in a question mark.
  func checkQuestion(_ findings: inout Findings) {
    guard let record, let question = record[ContraindicationFields.question],
      !question.hasSuffix("?")
    else { return }
    findings.error(
      .noQuestionMark,
      at: record.position(of: ContraindicationFields.question),
      "A question ends in \"?\", and a yes to it means risk."
    )
  }
}
