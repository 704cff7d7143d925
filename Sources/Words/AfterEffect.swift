package import SessionEngine

extension AfterEffect {
  /// How strong it was and how long it lasted, beside its kind: `mild, for days`.
  package var onScreen: String { words.dropFirst().joined(separator: ", ") }

  /// `headache, mild, for days`.
  package var inSentence: String { words.joined(separator: ", ") }

  package var inRecord: String { inSentence }

  private var words: [String] {
    [kind.inSentence, severity?.inSentence, lasting.map { "for \($0.inSentence)" }]
      .compactMap(\.self)
  }
}
