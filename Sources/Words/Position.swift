package import SessionEngine

extension Position {
  /// How the patient lay or sat: `prone`, `on the side`.
  package var inRecord: String {
    switch self {
    case .side: "on the side"
    case .prone, .supine, .seated: inSentence
    }
  }
}
