/// Words of a step that stand for its dose, filled in when it is planned.
package enum DosePlaceholder: String, CaseIterable, Sendable {
  case time, times, pressure

  /// As it stands in a text, `{time}`.
  package var written: String { "{\(rawValue)}" }
}

extension PlannedStep {
  /// The step's text with its dose in place of the placeholders.
  ///
  /// `{time}` is the countdown, `{times}` the repetitions, on each side where it changes, and
  /// `{pressure}` the level in words. What the step does not have leaves no gap.
  func textWithDose() -> String {
    var parts = text.split(separator: "{", omittingEmptySubsequences: false)
    let start = parts.removeFirst()
    return parts.reduce(into: String(start)) { made, part in
      let word = part.prefix { $0 != "}" }
      guard word.count < part.count, let placeholder = DosePlaceholder(rawValue: String(word))
      else {
        made += "{" + part
        return
      }
      made += dose(placeholder) + part.dropFirst(word.count + 1)
    }
  }

  private func dose(_ placeholder: DosePlaceholder) -> String {
    switch placeholder {
    case .time: "\(duration.asMinutes) min"
    case .times: repetitions.map { $0 == 1 ? "once" : "\($0) times" } ?? "slowly"
    case .pressure: pressure?.inSentence ?? "lightly"
    }
  }
}

extension PressureCourse {
  /// The pressure as it stands in a sentence: `light`, `light to medium`.
  package var inSentence: String {
    start == end ? start.name : "\(start.name) to \(end.name)"
  }
}
