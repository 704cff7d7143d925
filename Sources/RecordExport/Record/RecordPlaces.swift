internal import SessionEngine
internal import TextSafety

extension SessionRecord {
  /// The step with an index of the plan.
  func step(at index: Int?) -> Step? {
    guard let index else { return nil }
    return steps.first { $0.step.index == index }
  }
}

extension String {
  /// Outside text, safe to show.
  var shown: String { ShownText(self).string }
}
