internal import SessionEngine

// There are five ways of saying something, and one name for each wherever it is said:
// `onScreen`, a few words in a row or a list; `inSentence`, within a sentence; `aloud`, for ears;
// `inRecord`, in notes and exports; `plainly`, to the patient. Words of closed lists are said alike
// in all of them, unless their own file here says otherwise.

extension RawRepresentable<String> {
  package var onScreen: String { inSentence }
  package var aloud: String { inSentence }
  package var inRecord: String { inSentence }
  package var plainly: String { inSentence }
}

extension [Zone] {
  package var onScreen: String { inSentence }
  /// `lumbar and upper back`.
  package var aloud: String { map(\.aloud).joined(separator: " and ") }
  package var inRecord: String { inSentence }
  /// `lower back, buttocks`.
  package var plainly: String { map(\.plainly).joined(separator: ", ") }
}
