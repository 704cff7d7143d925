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
  /// What identifiers outside begin with; given by the records that the patient was added to.
  package var base: String?

  package init(
    code: String,
    name: String? = nil,
    birthDate: BirthDate? = nil,
    sex: Sex? = nil,
    notes: String? = nil,
    findings: [StandingFinding] = [],
    clearances: [RecordedClearance] = [],
    base: String? = nil
  ) {
    self.code = code
    self.name = name
    self.birthDate = birthDate
    self.sex = sex
    self.notes = notes
    self.findings = findings
    self.clearances = clearances
    self.base = base
  }

  /// Letters, digits, `.`, `-` and `_`, at most 32, the first a letter or a digit.
  package static func isCode(_ text: String) -> Bool { text.isShortCode }
}
