internal import SessionEngine

extension FHIRSession {
  /// The clinic that the session was made at, where it is the one that exports it.
  private var clinic: RecordContext.Clinic? {
    exported.context.clinic.flatMap { $0.base == names.base && $0.name != nil ? $0 : nil }
  }

  private static let uriSystem = "urn:ietf:rfc:3986"

  private var clinicAddress: String { names.url("clinic", names.base) }

  var organization: FHIREntry? {
    clinic.map { clinic in
      FHIREntry(
        url: clinicAddress,
        type: "Organization",
        resource: .fhir([
          "resourceType": "Organization",
          "identifier": [["system": .string(Self.uriSystem), "value": .string(names.base)]],
          "name": .text(clinic.name),
          "address": clinic.lines.isEmpty
            ? nil : [["text": .string(clinic.lines.joined(separator: ", "))]],
        ]),
        delivery: .replace("identifier=\(Self.uriSystem)|\(names.base.percentEncoded)")
      )
    }
  }

  var organizationReference: JSONValue? { clinic.map { _ in .reference(clinicAddress) } }
}
