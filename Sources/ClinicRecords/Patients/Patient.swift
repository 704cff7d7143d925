package import SessionEngine

/// What is known of a patient beside the sessions; least of all a name.
package struct Patient: Sendable, Hashable {
  /// What screens show.
  package var code: String
  package var name: String?
  package var birthDate: BirthDate?
  package var sex: Sex?
  package var notes: String?
  package var findings: [StandingFinding]
  package var clearances: [RecordedClearance]

  package init(
    code: String,
    name: String? = nil,
    birthDate: BirthDate? = nil,
    sex: Sex? = nil,
    notes: String? = nil,
    findings: [StandingFinding] = [],
    clearances: [RecordedClearance] = []
  ) {
    self.code = code
    self.name = name
    self.birthDate = birthDate
    self.sex = sex
    self.notes = notes
    self.findings = findings
    self.clearances = clearances
  }

  /// Letters, digits, `.`, `-` and `_`, at most 32, the first a letter or a digit.
  package static func isCode(_ text: String) -> Bool {
    func isAlphanumeric(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
    guard let first = text.unicodeScalars.first, isAlphanumeric(first) else { return false }
    return text.unicodeScalars.count <= 32
      && text.unicodeScalars.allSatisfy { isAlphanumeric($0) || ".-_".unicodeScalars.contains($0) }
  }
}
