import SessionEngine

extension CommonRules {
  /// What holds the lines of the screening together: every question of the core stands under one
  /// line, whose words cover it.
  func checkScreening(_ record: Record, isFirst: Bool, _ findings: inout Findings) {
    guard !headings.isEmpty, !record.node.isCut else { return }
    checkLines(record, &findings)
    checkQuestions(record, &findings)
    guard isFirst else { return }
    let asked = Set(core.map(\.id))
    for id in Self.neverLeftOut where !asked.contains(id) {
      findings.error(
        .coreQuestionLeftOut,
        at: record.position(of: CommonFields.contraindications),
        "Every massage asks for \(quoted(id)): it forbids them all."
      )
    }
  }

  private func checkLines(_ record: Record, _ findings: inout Findings) {
    var seen: Set<String> = []
    for draft in record[CommonFields.headings] ?? [] {
      guard let heading = draft.heading else { continue }
      let place = draft.record.position(of: HeadingFields.id)
      if !seen.insert(heading.id).inserted || heading.id == Heading.ownID
        || headings.count(where: { $0.id == heading.id }) > 1
      {
        findings.error(.badID, at: place, "The heading id \(quoted(heading.id)) is taken.")
      }
      draft.record.checkSentence(HeadingFields.say, &findings)
      draft.record.checkPositive(HeadingFields.short, &findings)
      for variant in draft.record[HeadingFields.variants] ?? [] {
        variant.record.checkSentence(HeadingVariantFields.say, &findings)
      }
      let isEmpty = !contraindications.contains { $0.heading == heading.id }
      if isEmpty, heading.short == nil {
        findings.error(
          .wordsDoNotCover,
          at: place,
          "No question stands under the heading \(quoted(heading.id))."
        )
      }
    }
  }

  private func checkQuestions(_ record: Record, _ findings: inout Findings) {
    let known = headings.map(\.id) + [Heading.ownID]
    var words: [String: String] = [:]
    for draft in record[CommonFields.contraindications] ?? [] {
      guard let id = draft.id, let fields = draft.record else { continue }
      guard let heading = fields[ContraindicationFields.heading] else {
        if fields.holds(ContraindicationFields.heading) { continue }
        findings.error(
          .wordsDoNotCover,
          at: draft.position,
          "The question \(quoted(id)) stands under no heading; \"own\" is for one that single "
            + "protocols name."
        )
        continue
      }
      if !known.contains(heading) {
        findings.error(
          .unknownWord,
          at: fields.position(of: ContraindicationFields.heading),
          "There is no heading \(quoted(heading))." + suggestion(for: heading, among: known)
        )
      }
      guard heading != Heading.ownID else { continue }
      guard let short = fields[ContraindicationFields.short] else {
        findings.error(
          .wordsDoNotCover,
          at: draft.position,
          "The words of the heading \(quoted(heading)) do not cover \(quoted(id)): give it \"short\"."
        )
        continue
      }
      fields.checkPositive(ContraindicationFields.short, &findings)
      fields.checkPositive(ContraindicationFields.question, &findings)
      if let other = words.updateValue(id, forKey: short) {
        findings.error(
          .twoHeadings,
          at: fields.position(of: ContraindicationFields.short),
          "\(quoted(short)) stands for \(quoted(other)) already: one question, one heading, words of "
            + "its own."
        )
      }
    }
  }

  /// The questions that forbid any massage of any age.
  package static let neverLeftOut = [
    "angioedema", "bleeding", "lymph-nodes", "gangrene", "stroke", "aneurysm", "thrombosis",
    "lung-embolism", "vessels", "clotting", "blood-disease", "scurvy", "cancer", "tumour",
    "haemangioma", "organ-failure", "tuberculosis", "osteomyelitis", "severe-condition",
    "nervous-system",
  ]
}

extension Record {
  /// The longest sentence that fits the line of a small window, in characters.
  private static let sayColumns = 73

  /// One sentence for the mouth, to which a yes means risk.
  fileprivate func checkSentence(_ field: Field<String>, _ findings: inout Findings) {
    checkQuestion(of: field, &findings)
    checkPositive(field, &findings)
    guard let say = self[field] else { return }
    let sentences = say.count { ".?!".contains($0) }
    guard say.count > Self.sayColumns || sentences > 1 else { return }
    findings.error(
      .sentenceTooLong,
      at: position(of: field),
      "A line is one sentence of at most \(Self.sayColumns) characters; this has \(say.count)."
    )
  }
}
