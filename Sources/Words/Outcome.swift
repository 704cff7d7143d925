package import SessionEngine

extension Outcome {
  package var onScreen: String {
    switch self {
    case .completed: "completed"
    case .endedEarly(let reason): "ended early: \(reason)"
    case .postponed(let reason): "postponed: \(Self.said(reason))"
    case .refused(let question): "refused: \(question.findingInSentence)"
    }
  }

  package var inRecord: String { onScreen }

  /// Why it was put off: journals hold a question and a reaction by their codes, all else in words.
  package static func said(_ reason: String) -> String {
    reason.contains(" ")
      ? reason : ReactionKind(rawValue: reason)?.inSentence ?? reason.findingInSentence
  }

  /// A whole sentence of its own.
  package var inSentence: String {
    switch self {
    case .completed: "The session is completed."
    case .endedEarly(let reason): "The session ended early: \(reason)"
    case .postponed(let reason): "Not today: \(Self.said(reason))"
    case .refused(let question):
      "The session is refused: \(question.findingInSentence)"
    }
  }
}
