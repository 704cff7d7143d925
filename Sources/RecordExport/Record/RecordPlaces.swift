internal import SessionEngine
internal import TextSafety
internal import Words

extension SessionRecord {
  /// The step with an index of the plan.
  func step(at index: Int?) -> Step? {
    guard let index else { return nil }
    return steps.first { $0.step.index == index }
  }
}

extension SessionRecord {
  /// What a question of the screening is about, in words that are no question.
  func words(forQuestion id: String) -> String {
    answers.first { $0.question.id == id }?.question.inRecord ?? id.findingInSentence
  }
}

extension String {
  /// Outside text, safe to show.
  var shown: String { ShownText(self).string }
}
