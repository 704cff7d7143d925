import SessionEngine
import Words

/// What whoever filled the pages in is told at their end: nothing alarming unless it is urgent.
struct HandedOver: Hashable, Sendable {
  /// What was answered yes, in a few words each.
  var told: [String] = []
  /// The answers leave it to the therapist whether there is a massage today.
  var isEnded = false
  /// Somebody has to see the patient soon, whatever comes of the massage.
  var advice: Advice?

  static let kept = "The answers are kept for today's session."

  var isEmpty: Bool { told.isEmpty }

  var sentence: String {
    if told.isEmpty { return "Nothing was marked. Please tell the therapist that you are done." }
    let when = isEnded ? "Please tell the therapist now" : "Please tell the therapist"
    return "\(when): \(told.joined(separator: ", "))."
  }

  /// Whom to call, where it cannot wait.
  func call(_ emergencyNumber: String) -> String? {
    switch advice {
    case .emergency: "\(Advice.emergency.onScreen) \(emergencyNumber)"
    case .urgent: Advice.urgent.onScreen
    case .doctor, nil: nil
    }
  }
}

extension HandedOver {
  init(_ flow: OpeningFlow) {
    let state = flow.state
    let found = state.questions.filter { question in
      state.answers[question.id].map { $0.answer == .yes && $0.through != nil } ?? false
    }
    told =
      found.map { question in
        state.answers[question.id]?.said ?? question.short ?? question.question
      } + state.sinceLastTime.map(\.inSentence)
    isEnded = flow.ending != nil
    advice = flow.ending.flatMap(flow.question)?.advise
  }
}
