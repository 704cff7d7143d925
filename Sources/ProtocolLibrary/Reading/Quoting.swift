import TextSafety

/// Text from a file as a message may quote it: safe to show, in quotes, of bounded length.
package func quoted(_ raw: String, upTo lengthMax: Int = 40) -> String {
  let start = raw.prefix(lengthMax + 1)
  // A cluster may hold any number of marks: bound the scalars too before cleaning.
  let bounded = String(String.UnicodeScalarView(start.unicodeScalars.prefix(4 * lengthMax)))
  let shown = ShownText(String(bounded.prefix(lengthMax))).string
  return start.count > lengthMax ? "\"\(shown)…\"" : "\"\(shown)\""
}

/// Words as a person lists them: `a, b or c`.
package func listed(_ words: [String], last conjunction: String = "or") -> String {
  guard let last = words.last, words.count > 1 else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " \(conjunction) " + last
}

/// A sentence with the nearest known word, or nothing where none is near.
package func suggestion(for word: String, among known: [String]) -> String {
  guard let nearest = nearestWord(to: word, among: known) else { return "" }
  return " Did you mean \"\(nearest)\"?"
}
