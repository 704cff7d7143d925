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
    clearance?.inSentence ?? override ?? side?.inSentence ?? said ?? (isTicked ? "ticked" : nil)
  }
}
