internal import SessionEngine

extension FHIRSession {
  /// The note of the session with its four parts.
  var note: FHIREntry {
    let soap = SOAPNote(exported)
    return entry("Composition", "note", id, isIdentifierSingle: true) { identifier in
      [
        "identifier": identifier,
        "status": status(noteStatus),
        "type": .concept([.loinc("11506-3", "Progress note")]),
        "subject": .reference(patient.url),
        "encounter": .reference(encounter),
        "date": .instant(exported.context.remarks.map(\.at).max() ?? lastMoment),
        "author": authors,
        "title": .string(soap.title),
        "custodian": organizationReference,
        "section": [
          section(soap.subjective, .loinc("61150-9", "Subjective Narrative"), subjectiveEntries),
          section(soap.objective, .loinc("61149-1", "Objective Narrative"), objectiveEntries),
          section(soap.assessment, .loinc("51848-0", "Evaluation note"), assessmentEntries),
          section(soap.plan, .loinc("18776-5", "Plan of care note"), planEntries, soap.additions),
        ],
      ]
    }
  }

  private var noteStatus: String {
    let isAmended = !exported.context.remarks.isEmpty || !exported.context.corrections.isEmpty
    return record.outcome == nil ? "preliminary" : isAmended ? "amended" : "final"
  }

  private var subjectiveEntries: [String] {
    let answers = screening.map { [$0.url] } ?? []
    let pain = record.painBefore.map { _ in [address(of: .before)] } ?? []
    return answers + pain + record.sinceLastTime.indices.map { address(ofEffect: $0 + 1) }
  }

  private var objectiveEntries: [String] {
    [procedure] + (record.bloodPressureBefore.map { _ in [address(ofPressure: .before)] } ?? [])
      + (record.bloodPressureAfter.map { _ in [address(ofPressure: .after)] } ?? [])
  }

  private var assessmentEntries: [String] {
    let pain = record.painAfter.map { _ in [address(of: .after)] } ?? []
    return pain + record.reactions.map { address(ofReaction: $0.reaction.id) }
  }

  private var planEntries: [String] {
    exported.context.course.map { [patient.names.url("course", $0.id)] } ?? []
  }

  private func section(
    _ section: SOAPNote.Section,
    _ code: FHIRCoding,
    _ entries: [String],
    _ additions: [String] = []
  ) -> JSONValue {
    let extra = additions.isEmpty ? [] : [SOAPNote.Block.list(additions)]
    let content = (section.blocks + extra).map(\.markup.text).joined()
    return .fhir([
      "title": .string(section.title),
      "code": .concept([code]),
      "text": [
        "status": "generated",
        "div": .string("<div xmlns=\"http://www.w3.org/1999/xhtml\">\(content)</div>"),
      ],
      "entry": .references(entries),
    ])
  }
}
