import SessionEngine

extension ProtocolDraft {
  /// Ids are used once: steps, periods and contraindications each among themselves.
  func checkIDs(_ findings: inout Findings) {
    Self.checkOnce(
      steps.map { ($0.record[StepFields.id], $0.record.position(of: StepFields.id)) },
      "step",
      &findings
    )
    let periods = record[ProtocolFields.course]?.periods ?? []
    Self.checkOnce(
      periods.map { ($0.record[PeriodFields.id], $0.record.position(of: PeriodFields.id)) },
      "period",
      &findings
    )
    let questions = record[ProtocolFields.contraindications] ?? []
    Self.checkOnce(questions.map { ($0.id, $0.position) }, "contraindication", &findings)
    let overrides = record[ProtocolFields.overrides] ?? []
    Self.checkOnce(
      overrides.map { ($0.id, $0.record.position(of: OverrideFields.id)) },
      "override",
      &findings
    )
    let needs = record[ProtocolFields.needs] ?? []
    Self.checkOnce(needs.map { ($0.id, $0.position) }, "need", &findings)
  }

  private static func checkOnce(
    _ ids: [(id: String?, position: SourcePosition)],
    _ what: String,
    _ findings: inout Findings
  ) {
    var lines: [String: Int] = [:]
    for case (let id?, let position) in ids {
      if let first = lines[id] {
        findings.error(
          .badID,
          at: position,
          "The \(what) id \(quoted(id)) is used a second time; the first is on line \(first)."
        )
      } else {
        lines[id] = position.line
      }
    }
  }
}

extension Record {
  /// Records know a protocol by its id, people by its file's name: they are one.
  func checkID(against name: String?, _ findings: inout Findings) {
    guard let name, let id = self[ProtocolFields.id], id != name else { return }
    findings.error(
      .badID,
      at: position(of: ProtocolFields.id),
      "The id is \(quoted(id)), the file's name \(quoted(name + ".yaml")): name the file by its id."
    )
  }
}
