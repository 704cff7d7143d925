package import SessionEngine

extension Contraindication.Class {
  /// What a yes means.
  package var onScreen: String {
    switch self {
    case .absolute: "Not with this protocol"
    case .postpone: "Not today"
    case .consult: "Only with a doctor's consent"
    case .local: "Place left out"
    }
  }
}

extension Contraindication {
  /// What a yes found, in words that are no question.
  package var inRecord: String { short ?? id.findingInSentence }
}

extension String {
  /// A word of a list as words: `neck pain`.
  package var asWords: String { split(separator: "-").joined(separator: " ") }
}

extension Clearance {
  /// `Dr. Weber, 2026-11-20`.
  package var inSentence: String { "\(doctor), \(date)" }
}

extension NeedAnswer {
  /// What was said, in a few words.
  package var inSentence: String? {
    clearance?.inSentence ?? override.map { "without it, because: \($0)" } ?? side?.inSentence
      ?? said ?? (isTicked ? "ticked" : nil)
  }

  /// What stands before the reason why there is no order: nobody is to take that for a doctor.
  package static let withoutOrder = "Without a doctor's order, because"
}

extension ProtocolNeed {
  /// `Ordered by: Dr. Weber, 2026-11-20`.
  package func inSentence(_ answer: NeedAnswer) -> String {
    if kind == .order, answer.clearance == nil, let reason = answer.override {
      return "\(NeedAnswer.withoutOrder): \(reason)"
    }
    return "\(say): \(answer.inSentence ?? "")"
  }
}
