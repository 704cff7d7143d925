package import GuideScreens

/// What the home screen starts from.
package struct HomeFacts: Sendable, Hashable {
  /// The latest first.
  package var interrupted: [HomeScreen.Interrupted]

  package init(interrupted: [HomeScreen.Interrupted] = []) { self.interrupted = interrupted }
}

/// A patient to choose.
package struct PatientFacts: Sendable, Hashable {
  package var row: PatientListScreen.Row
  /// The protocol of the last session, to be done again as last time.
  package var lastProtocol: String?
  package var lastTitle: String?
  /// The period of the course in which the next session falls.
  package var period: String?

  package init(
    row: PatientListScreen.Row,
    lastProtocol: String? = nil,
    lastTitle: String? = nil,
    period: String? = nil
  ) {
    self.row = row
    self.period = period
    self.lastProtocol = lastProtocol
    self.lastTitle = lastTitle
  }
}

/// What is on record of a patient, as lines.
package struct PatientRecordFacts: Sendable, Hashable {
  /// The patient's code.
  package var patient: String
  package var lines: [String]
  /// How a change is written.
  package var fields: [String]
  /// Why the last change was not made; nothing where it was.
  package var problem: String?

  package init(patient: String, lines: [String], fields: [String], problem: String? = nil) {
    self.patient = patient
    self.lines = lines
    self.fields = fields
    self.problem = problem
  }
}

/// A protocol to choose.
package typealias ProtocolFacts = ProtocolListScreen.Row
