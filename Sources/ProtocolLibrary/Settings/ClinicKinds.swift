import SessionEngine

/// The clinic as notes and other systems name it.
package struct ClinicSettings: Sendable, Hashable {
  package var name: String?
  /// The address, a line each.
  package var lines: [String] = []
  /// What identifiers in FHIR begin with, without a slash at the end.
  package var fhirBase: String?
}

enum TherapistFields {
  static let code: Field<String> = Field(
    "code",
    .shortCode,
    "The short code that records hold.",
    required: true
  )
  static let name: Field<String> = Field("name", .line(upTo: 100), "The name.")
  static let table = FieldTable("A therapist", [code, name])
}

enum ClinicFields {
  static let name: Field<String> = Field("name", .line(upTo: 100), "The name.")
  static let lines: Field<[String]> = Field(
    "lines",
    .oneOrMore(of: .line(upTo: 100), 1...6),
    "The address, a line each."
  )
  static let fhirBase: Field<String> = Field(
    "fhir_base",
    .webAddress,
    "What identifiers in FHIR begin with, as https://clinic.example/fhir."
  )
  static let table = FieldTable("The clinic", [name, lines, fhirBase])
}

extension Kind where Value == Therapist {
  static var therapist: Self {
    Self(.mapping(TherapistFields.table)) { node, _, findings in
      guard let record = Record(node, TherapistFields.table, &findings),
        let code = record[TherapistFields.code]
      else { return nil }
      return Therapist(code: code, name: record[TherapistFields.name])
    }
  }
}

extension Kind where Value == ClinicSettings {
  static var clinic: Self {
    Self(.mapping(ClinicFields.table)) { node, _, findings in
      guard let record = Record(node, ClinicFields.table, &findings) else { return nil }
      return ClinicSettings(
        name: record[ClinicFields.name],
        lines: record[ClinicFields.lines] ?? [],
        fhirBase: record[ClinicFields.fhirBase]
      )
    }
  }
}

extension Kind where Value == String {
  fileprivate static var shortCode: Self {
    Self(.text(length: 1...32, pattern: nil)) { node, name, findings in
      guard let text = scalar(node, name, &findings) else { return nil }
      guard !text.isShortCode else { return text }
      findings.error(
        .badText,
        at: node.position,
        "\"\(name)\" has \(String.shortCodeRule), found \(quoted(text))."
      )
      return nil
    }
  }

  /// An address of the web without a query, and without a slash at its end.
  fileprivate static var webAddress: Self {
    Self(.text(length: 10...200, pattern: "^https?://[^/?#\\s]+[^?#\\s]*$")) {
      node,
      name,
      findings in
      guard let text = scalar(node, name, &findings) else { return nil }
      let address = text.last == "/" ? String(text.dropLast()) : text
      let rest = ["https://", "http://"].first { address.hasPrefix($0) }
        .map { address.dropFirst($0.count) }
      let isAddress =
        address.utf8.count <= 200
        && rest.map { rest in
          rest.first.map { $0 != "/" } ?? false
            && rest.utf8.allSatisfy { byte in
              (0x21...0x7E).contains(byte) && !#"?#"<>\^`{|}"#.utf8.contains(byte)
            }
        } ?? false
      guard !isAddress else { return address }
      findings.error(
        .badText,
        at: node.position,
        "\"\(name)\" is an address like https://clinic.example/fhir, found \(quoted(text))."
      )
      return nil
    }
  }
}
