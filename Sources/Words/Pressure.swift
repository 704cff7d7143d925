package import SessionEngine

extension PressureCourse {
  /// `2`, or `2-4` where it changes within the step.
  package var onScreen: String {
    start == end ? "\(start.level)" : "\(start.level)-\(end.level)"
  }

  /// `pressure 2 light`, or `pressure 2 to 4` where it changes.
  package var aloud: String {
    start == end
      ? "pressure \(start.level) \(start.name)" : "pressure \(start.level) to \(end.level)"
  }

  package var inRecord: String { inSentence }
}
