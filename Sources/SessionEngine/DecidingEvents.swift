extension Session {
  /// Decides a command into events, each with its own instant, or refuses it with a reason.
  ///
  /// `now` is elapsed session time. Whatever fell due before `now` is decided first, so that no
  /// command ever sees a state that time has already left.
  package func events(for command: Command, at now: Duration) throws(Refusal) -> [TimedEvent] {
    []
  }
}
