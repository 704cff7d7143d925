/// A decision in the making: events so far, and the state they would lead to.
struct Decision {
  private(set) var state: SessionState
  private(set) var events: [TimedEvent] = []
  /// The instant at which the next event happens.
  var now: Duration
  /// What is told belongs to this point; to the present one without it.
  var point: SessionPoint?

  init(_ state: SessionState, at now: Duration) {
    self.state = state
    self.now = now
  }

  mutating func add(_ event: SessionEvent) {
    events.append(TimedEvent(event, at: now))
    // The wall time of a decision is not known here; it is stamped when the event is recorded.
    state.apply(
      JournalEntry(
        sequence: state.entryCount + 1,
        elapsed: now,
        at: WallTime(milliseconds: 0),
        event: event
      )
    )
  }
}
