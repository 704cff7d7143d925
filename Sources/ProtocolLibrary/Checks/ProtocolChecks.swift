import SessionEngine

extension ProtocolDraft {
  /// Whether the file broke off: then nothing can be said of the whole.
  var isCut: Bool { record.node.isCut }

  /// The sense of the file: everything that one field alone cannot show.
  ///
  /// Answers with the protocol itself, made once for all who need it.
  func check(_ findings: inout Findings) -> MassageProtocol? {
    let whole = massageProtocol
    let sums = whole?.periodSums ?? []
    checkOrder(&findings)
    checkSharedParts(&findings)
    checkContraindications(&findings)
    checkOverrides(&findings)
    checkNeeds(&findings)
    checkFamily(&findings)
    checkReactions(&findings)
    checkIDs(&findings)
    checkSteps(&findings)
    checkCourse(&findings)
    checkTimes(whole, sums, &findings)
    checkClinically(sums, &findings)
    checkSurroundings(sums, &findings)
    checkTexts(sums, &findings)
    return whole
  }

  /// What follows `aftercare` could be cut off unseen.
  private func checkOrder(_ findings: inout Findings) {
    guard let entries = record.node.mapping,
      let place = entries.firstIndex(where: { $0.key == ProtocolFields.aftercare.name })
    else { return }
    let guiding: [any AnyField] = [
      ProtocolFields.ages, ProtocolFields.course, ProtocolFields.preparation,
      ProtocolFields.contraindications, ProtocolFields.overrides, ProtocolFields.needs,
      ProtocolFields.cautions, ProtocolFields.stages,
      ProtocolFields.reactions,
    ]
    let late = entries[place...].dropFirst().filter { entry in
      guiding.contains { $0.name == entry.key }
    }
    guard !late.isEmpty else { return }
    findings.error(
      .aftercareTooEarly,
      at: entries[place].keyPosition,
      "\"aftercare\" comes after \(listed(late.map { "\"\($0.key)\"" }, last: "and")), "
        + "so that a file cut short never passes for whole."
    )
  }

  /// Parts that may be left out only where shared lines stand in for them.
  private func checkSharedParts(_ findings: inout Findings) {
    guard !isCut else { return }
    let needed: [(any AnyField, Bool)] = [
      (ProtocolFields.preparation, common.preparation == Preparation()),
      (ProtocolFields.contraindications, common.core.isEmpty),
      (ProtocolFields.reactions, common.reactions.isEmpty),
    ]
    for (field, isNeeded) in needed where isNeeded && !record.holds(field) {
      findings.error(
        .missingField,
        at: record.node.headPosition,
        "A protocol needs the field \"\(field.name)\"."
      )
    }
    if let preparation = record[ProtocolFields.preparation]?.record,
      preparation.node.mapping?.isEmpty == true
    {
      findings.error(
        .missingField,
        at: preparation.node.headPosition,
        "\"preparation\" needs \"room\", \"therapist\" or \"patient\"."
      )
    }
  }
}
