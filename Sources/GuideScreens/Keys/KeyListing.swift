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
    var rows: [Listing] = []
    for entry in entries(in: context) {
      switch entry.act {
      case .score(1...9), .markNumber(2...): continue
      case .score(0):
        rows.append(range(from: entry, to: .score(9), context, "Log how strong the pain is."))
      case .markNumber(1):
        let last = Act.markNumber(Act.markNumbers.upperBound)
        rows.append(range(from: entry, to: last, context, "Mark that question as a yes, or not."))
      case .pauseResume, .skip, .back, .restart, .lengthen, .shorten, .nextStage, .jump, .sign,
        .workWentOn, .addTechnique, .refit, .undo, .endEarly, .score, .reactionSheet, .note,
        .confirm, .decline, .cancel, .backward, .forward, .up, .down, .firstRow, .lastRow, .mark,
        .markNumber, .override, .somethingElse, .answerer, .side, .again, .row, .press, .details,
        .blank, .help, .repaint,
        .leave, .trends:
        rows.append(Listing(keys: entry.keys, sentence: entry.act.sentence))
      }
    }
    return rows
  }

  private func range(
    from entry: Entry,
    to last: Act,
    _ context: KeyContext,
    _ sentence: String
  ) -> Listing {
    let ends = entry.keys.prefix(1) + keys(for: last, in: context).prefix(1)
    return Listing(keys: Array(ends), isRange: true, sentence: sentence)
  }
}
