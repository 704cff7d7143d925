package import TerminalFrame

extension KeyBindings {
  /// One row of a list of keys.
  package struct Listing: Sendable, Hashable {
    package var keys: [Key]
    /// The two keys are the ends of a row of keys.
    package var isRange = false
    package var sentence: String
  }

  /// The keys of a place with their sentences; the ten scores and the nine marks are one row each.
  package func listing(in context: KeyContext) -> [Listing] {
    entries(in: context).filter { !$0.act.isWithinRow }.map { entry in
      guard let row = entry.act.row else {
        return Listing(keys: entry.keys, sentence: entry.act.sentence(in: context))
      }
      let ends = entry.keys.prefix(1) + keys(for: row.end, in: context).prefix(1)
      return Listing(keys: Array(ends), isRange: true, sentence: row.sentence)
    }
  }
}

extension Act {
  /// The row of keys that begins here and is listed as one: the ten scores, the marks and choices.
  var row: (end: Act, sentence: String)? {
    if case .score(0) = self { return (.score(9), "Log how strong the pain is.") }
    if self == .markNumber(Self.markNumbers.lowerBound) {
      return (.markNumber(Self.markNumbers.upperBound), "Mark that question as a yes, or not.")
    }
    guard self == .choose(Self.chosenNumbers.lowerBound) else { return nil }
    return (
      .choose(Self.chosenNumbers.upperBound),
      "Take the line of this number, while nothing is typed."
    )
  }

  /// One of such a row, but not its first.
  var isWithinRow: Bool {
    if case .score(1...9) = self { return true }
    if case .markNumber(let number) = self { return number > Self.markNumbers.lowerBound }
    if case .choose(let number) = self { return number > Self.chosenNumbers.lowerBound }
    return false
  }
}
