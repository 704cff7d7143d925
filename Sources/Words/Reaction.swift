package import SessionEngine

extension Reaction {
  /// `pain 4`, `dizziness moderate left`; in a record it has commas.
  package var onScreen: String { words(side: side?.onScreen) }

  /// `dizziness moderate left side`.
  package var inSentence: String { words(side: side.map { "\($0.inSentence) side" }) }

  private func words(side: String?) -> String {
    [kind.inSentence, score.map(String.init), severity?.inSentence, side].compactMap(\.self)
      .joined(separator: " ")
  }
}

extension ReactionKind {
  package var onScreen: String { inSentence }
  package var aloud: String { inSentence }
  package var inRecord: String { inSentence }

  /// Why something was left out: journals hold a reaction by its code, all else in words.
  package static func reason(_ text: String) -> String { Self(rawValue: text)?.inSentence ?? text }
}

extension ReactionKind.Group {
  package var onScreen: String {
    switch self {
    case .unwelcome: "unwelcome"
    case .alarm: "ALARM: holds the session"
    case .welcome: "welcome"
    }
  }
}
