/// A question that was answered yes in an earlier session of the same day.
package struct ToldToday: Sendable, Hashable {
  /// The question's id.
  package var id: String
  /// The clock time, as people write it.
  package var at: String

  package init(id: String, at: String) {
    self.id = id
    self.at = at
  }
}

extension SessionState {
  /// What was a yes earlier today and is none now.
  package var changedAnswers: [ToldToday] {
    (opening?.toldToday ?? []).filter { told in
      guard question(told.id) != nil else { return false }
      return switch answers[told.id]?.answer {
      case .yes: false
      case .no, .assumed: true
      // What no question names is asked by its line alone.
      case .unanswered, nil: !(opening?.questions.contains { $0.id == told.id } ?? false)
      }
    }
  }

  /// Those of them to which nobody has said why.
  package var unexplained: [ToldToday] {
    changedAnswers.filter { answers[$0.id]?.override?.isBlank ?? true }
  }
}

extension ToldToday {
  /// `yes at 14:02, no now`.
  package var change: String { "yes at \(at), no now" }
}
