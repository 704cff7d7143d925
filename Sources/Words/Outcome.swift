package import SessionEngine

extension Outcome {
  package var onScreen: String {
    switch self {
    case .completed: "completed"
    case .endedEarly(let reason): "ended early: \(reason)"
    case .postponed(let reason): "postponed: \(reason)"
    case .refused(let question): "refused: \(question.asWords)"
    }
  }

  package var inRecord: String { onScreen }

  /// A whole sentence of its own.
  package var inSentence: String {
    switch self {
    case .completed: "The session is completed."
    case .endedEarly(let reason): "The session ended early: \(reason)"
    case .postponed(let reason): "Not today: \(reason)"
    case .refused(let question):
      "The session is refused: \(question.asWords)"
    }
  }
}
