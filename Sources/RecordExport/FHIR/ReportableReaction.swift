package import SessionEngine

extension LoggedReaction {
  /// Whether the reaction is an event to report: an alarm, a severe one, one that ended the
  /// session, or one for which the patient was sent to somebody.
  package var isAdverseEvent: Bool {
    guard !isRetracted, reaction.kind.group != .welcome else { return false }
    return reaction.kind.group == .alarm || reaction.severity == .severe || advice != nil
      || directive.map { $0 >= .stopSession } ?? false
  }
}
