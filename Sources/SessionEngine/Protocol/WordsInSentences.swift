// What the engine itself says in banners, questions and refusals; the other ways of saying are in
// the module Words.

extension RawRepresentable<String> {
  /// The word as it stands in a sentence: `skin rolling`, `not reached`.
  package var inSentence: String {
    rawValue.reduce(into: "") { words, letter in
      words += letter == "-" ? " " : letter.isUppercase ? " " + letter.lowercased() : "\(letter)"
    }
  }
}

extension [Zone] {
  /// The zones as they stand in a sentence: `lumbar, upper back`.
  package var inSentence: String { map(\.inSentence).joined(separator: ", ") }
}
