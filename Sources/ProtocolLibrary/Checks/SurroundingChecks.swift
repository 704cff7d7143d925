import SessionEngine
import TextSafety

/// Rest, devices and turning: what stands around the strokes must fit them.
extension ProtocolDraft {
  func checkSurroundings(_ sums: [PeriodSum], _ findings: inout Findings) {
    guard !isCut else { return }
    checkRest(sums, &findings)
    guard isInEnglish else { return }
    checkFlame(&findings)
    checkDevices(&findings)
    checkTurns(&findings)
  }

  /// Ten to fifteen minutes after a short massage, thirty after a whole back (004:143, 001:388).
  private func checkRest(_ sums: [PeriodSum], _ findings: inout Findings) {
    guard let after = record[ProtocolFields.aftercare]?.record,
      let rest = after[AftercareFields.rest], let session = record[ProtocolFields.session]
    else { return }
    let isOurs = after[AftercareFields.suggested]?.contains("rest") ?? false
    let hands = sums.map(\.sum).max() ?? session.upperBound
    if isOurs, rest.lowerBound > .seconds(900),
      session.upperBound < .seconds(900) || hands < .seconds(720)
    {
      let longest = min(hands, session.upperBound)
      findings.warning(
        .restOutOfProportion,
        at: after.position(of: AftercareFields.rest),
        "\(rest.lowerBound.inSentence) of rest are long after \(longest.inSentence) of massage; "
          + "10 to 15 min are enough."
      )
    }
    let positions = record[ProtocolFields.position] ?? []
    if isInEnglish, positions.contains(.seated),
      after[AftercareFields.text]?.lowercased().hasPrefix("lie on") == true
    {
      findings.warning(
        .restNotInPosition,
        at: after.position(of: AftercareFields.text),
        "Who is massaged seated cannot lie on: say how the rest goes on the chair."
      )
    }
  }

  private var usesCups: Bool { worked.techniques.contains(.cupping) }

  /// Glass cups are set with a flame, in every file of their family.
  private func checkFlame(_ findings: inout Findings) {
    let materials = record[ProtocolFields.materials] ?? []
    let mayBeGlass = materials.contains { line in
      let line = line.lowercased()
      return line.holds("cup") && !line.holds("rubber or plastic")
    }
    guard usesCups, mayBeGlass,
      !allCautions.contains(where: { $0.text.lowercased().holds("flame") })
    else { return }
    findings.error(
      .flameUnguarded,
      at: record.position(of: ProtocolFields.materials),
      "Cups of glass are set with a flame: a caution says how it is kept from skin, hair and alcohol."
    )
  }

  /// Cups and devices are cleaned after use (G55, 000:754).
  private func checkDevices(_ findings: inout Findings) {
    let hasDevice = steps.contains { step in
      step.record[StepFields.variant]?.lowercased().holds("device") ?? false
    }
    guard usesCups || hasDevice, let after = record[ProtocolFields.aftercare]?.record else {
      return
    }
    let advice = (after[AftercareFields.advise] ?? []).map { $0.lowercased() }
    guard !advice.contains(where: { $0.holds("clean") }) else { return }
    findings.warning(
      .deviceNotCleaned,
      at: after.node.headPosition,
      "Cups and devices are cleaned with alcohol after use: say so in \"advise\"."
    )
  }

  /// With a broken spine nobody is turned over without a word of care.
  private func checkTurns(_ findings: inout Findings) {
    guard (record[ProtocolFields.conditions] ?? []).contains("fracture"),
      !allCautions.contains(where: \.isTurning)
    else { return }
    let lying = record[ProtocolFields.position]?.first
    let turn = steps.first { step in
      step.record[StepFields.position].map { $0 != lying } ?? false
    }
    guard let turn else { return }
    findings.error(
      .turnUnguarded,
      at: turn.record.position(of: StepFields.position),
      "The patient turns over with a broken spine: a caution with \"turning: true\" says how."
    )
  }
}
