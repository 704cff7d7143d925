internal import SessionEngine

/// The resources of one session, and the addresses by which they name each other.
struct FHIRSession {
  let exported: ExportedSession
  let patient: FHIRPatient
  let names: FHIRNames
  /// Without what no identifier finds again: the protocol's and the screening's definitions.
  let isLean: Bool

  init(_ exported: ExportedSession, patient: FHIRPatient, isLean: Bool) {
    self.exported = exported
    self.patient = patient
    self.isLean = isLean
    names = FHIRNames(base: exported.context.base)
  }

  var record: SessionRecord { exported.record }
  var id: String { record.id }
  var encounter: String { names.url("visit", id) }
  var procedure: String { names.url("session", id) }

  func procedure(of step: PlannedStep) -> String { names.url("step", "\(id)/\(step.index)") }

  /// The Procedure of a step, or of the whole session.
  func procedure(at index: Int?) -> String {
    record.step(at: index).map { procedure(of: $0.step) } ?? procedure
  }

  var lastMoment: WallTime { record.endedAt ?? record.entries.last?.at ?? record.startedAt }

  var entries: [FHIREntry] {
    (isLean ? [] : [planDefinition, questionnaire].compactMap(\.self))
      + [organization].compactMap(\.self) + practitioners
      + [visit, screening, treatment].compactMap(\.self) + record.steps.map(treatment)
      + observations + flags + adverseEvents + [note]
  }

  /// A resource that belongs to this session and is found again by its identifier.
  func entry(
    _ type: String,
    _ kind: String,
    _ key: String,
    isIdentifierSingle: Bool = false,
    _ fields: (JSONValue) -> KeyValuePairs<String, JSONValue?>
  ) -> FHIREntry {
    let identifier = names.identifier(kind, key)
    return FHIREntry(
      url: names.url(kind, key),
      type: type,
      resource: resource(type, fields(isIdentifierSingle ? identifier : [identifier])),
      delivery: .replace("identifier=\(names.idSystem(kind))|\(key.percentEncoded)")
    )
  }

  private func resource(_ type: String, _ fields: KeyValuePairs<String, JSONValue?>) -> JSONValue {
    guard case .object(let content) = JSONValue.fhir(fields) else { return .null }
    let test: [JSONValue.Field] =
      record.opening.isRehearsal
      ? [JSONValue.Field("meta", ["security": [Self.testData.json]])] : []
    return .object([JSONValue.Field("resourceType", .string(type))] + test + content)
  }

  private static let testData = FHIRCoding.hl7("v3-ActReason", "HTEST", "test health data")

  /// The status of a resource that a correction may have taken back.
  func status(_ status: String) -> JSONValue {
    exported.isVoided ? "entered-in-error" : .string(status)
  }

  private var visit: FHIREntry {
    entry("Encounter", "visit", id) { identifier in
      [
        "identifier": identifier,
        "status": status(record.outcome == nil ? "in-progress" : "finished"),
        "class": FHIRCoding(
          system: "http://terminology.hl7.org/CodeSystem/v3-ActCode",
          code: "AMB",
          display: "ambulatory"
        ).json,
        "subject": .reference(patient.url),
        "participant": participants,
        "period": .period(record.startedAt, record.endedAt),
        "serviceProvider": organizationReference,
      ]
    }
  }
}
