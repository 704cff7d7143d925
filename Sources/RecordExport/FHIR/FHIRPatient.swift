internal import SessionEngine

/// Whom a Bundle is about: a code, or one walk-in's session.
struct FHIRPatient {
  private let kind: String
  private let value: String
  private let person: RecordContext.Person?
  let names: FHIRNames

  init(_ session: ExportedSession) {
    let context = session.context
    let base = session.patientCode.flatMap { _ in context.patientBase } ?? context.base
    names = FHIRNames(base: base)
    person = session.context.person
    if let code = session.patientCode {
      kind = "patient"
      value = code
    } else {
      kind = "walk-in"
      value = session.record.id
    }
  }

  var url: String { names.url(kind, value) }

  /// Name, birth date and sex only where they were asked for.
  func entry(named: Bool) -> FHIREntry {
    let known = named ? person : nil
    let name = known?.name.map { JSONValue.fhir(["use": "official", "text": .string($0)]) }
    return FHIREntry(
      url: url,
      type: "Patient",
      resource: .fhir([
        "resourceType": "Patient",
        "identifier": [names.identifier(kind, value)],
        "active": true,
        "name": .array([name].compactMap(\.self)),
        "gender": .text(known?.sex?.rawValue),
        "birthDate": .text(known?.birthDate),
      ]),
      delivery: .createOnce("identifier=\(names.idSystem(kind))|\(value.percentEncoded)")
    )
  }
}
