// What the engine itself says in banners, questions and refusals; the other ways of saying are in
// the module Words.

extension RawRepresentable<String> {
  /// The word as it stands in a sentence: `skin rolling`.
  package var inSentence: String { rawValue.split(separator: "-").joined(separator: " ") }
}

extension [Zone] {
  /// The zones as they stand in a sentence: `lumbar, upper back`.
  package var inSentence: String { map(\.inSentence).joined(separator: ", ") }
}
