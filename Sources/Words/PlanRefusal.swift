package import SessionEngine

extension PlanRefusal {
  /// What stands in the way, as a whole sentence.
  package var sentence: String {
    switch self {
    case .tooShort(let available, let shortest):
      "Even the shortest plan takes \(shortest.asMinutes); \(available.asMinutes) are at hand,"
        + " \((shortest - available).asMinutes) are missing."
    case .nothingLeft(let stage):
      "Nothing is left of the \(stage.inSentence) stage after what has to be left out."
    case .closed(let stage, let findings):
      "Nothing is left of the \(stage.inSentence) stage after what the screening closes:"
        + " \(findings.map(\.findingInSentence).joined(separator: ", "))."
    case .noPeriod(let session, let day):
      day.map { "No period of the course holds day \($0): what is right changes with the days." }
        ?? "The course has no period for session \(session)."
    case .dayMissing:
      "This course counts by days since the injury: give the day, as in '--day 6'."
    }
  }
}
