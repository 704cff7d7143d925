// What the engine itself says in banners, questions and refusals; the other ways of saying are in
// the module Words.

extension RawRepresentable<String> {
  /// The word as it stands in a sentence: `skin rolling`, `not reached`.
  package var inSentence: String { rawValue.wordsOfCode }
}

extension String {
  /// A code's parts as words.
  var wordsOfCode: String {
    reduce(into: "") { words, letter in
      words += letter == "-" ? " " : letter.isUppercase ? " " + letter.lowercased() : "\(letter)"
    }
  }
}

extension String {
  /// The id of a finding in words: `belly hernia`, `something else (skin)`, `the patient's age`.
  package var findingInSentence: String {
    if hasPrefix(Contraindication.ageStart) { return "the patient's age" }
    if self == StandingFinding.placeID { return "always left out" }
    let words = split(separator: "-")
    let named = words.dropLast().joined(separator: " ")
    let isOther = hasSuffix(Contraindication.otherEnd) && !named.isEmpty
    return isOther ? "something else (\(named))" : words.joined(separator: " ")
  }
}

extension [Zone] {
  /// The zones as they stand in a sentence: `lumbar, upper back`.
  package var inSentence: String { map(\.inSentence).joined(separator: ", ") }
}
