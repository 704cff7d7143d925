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

  package init(row: PatientListScreen.Row, lastProtocol: String? = nil, lastTitle: String? = nil) {
    self.row = row
    self.lastProtocol = lastProtocol
    self.lastTitle = lastTitle
  }
}

/// A protocol to choose.
package typealias ProtocolFacts = ProtocolListScreen.Row
