package import GuideScreens

/// What the home screen starts from.
package struct HomeFacts: Sendable, Hashable {
  /// The latest first.
  package var interrupted: [HomeScreen.Interrupted]

  package init(interrupted: [HomeScreen.Interrupted] = []) { self.interrupted = interrupted }
}

/// A protocol to choose.
package typealias ProtocolFacts = ProtocolListScreen.Row
