/// A session as it lives: its state and the only two ways to move it.
///
/// `events(for:at:)` decides and changes nothing; `apply` records and never refuses.
package struct Session: Sendable, Hashable {
  package private(set) var state = SessionState()

  package init() {}

  /// A session that begins now, and its first entry.
  package static func opened(_ opening: SessionOpening, at wall: WallTime)
    -> (session: Self, entry: JournalEntry)
  {
    let entry = JournalEntry(
      sequence: 1,
      elapsed: .zero,
      at: wall,
      event: .sessionStarted(opening)
    )
    return (Self(replaying: [entry]), entry)
  }

  /// The session as its journal left it.
  package init(replaying entries: some Sequence<JournalEntry>) {
    for entry in entries { apply(entry) }
  }

  package mutating func apply(_ entry: JournalEntry) {
    state.apply(entry)
  }

  /// Numbers, stamps and applies events that were decided.
  ///
  /// Each event keeps its own instant: what fell due earlier is stamped earlier.
  package mutating func record(_ events: [TimedEvent], at wall: WallTime, now: Duration)
    -> [JournalEntry]
  {
    events.map { timed in
      let behind = max(.zero, now - timed.elapsed).wholeMilliseconds
      let entry = JournalEntry(
        sequence: state.entryCount + 1,
        elapsed: timed.elapsed,
        at: WallTime(milliseconds: wall.milliseconds - behind),
        event: timed.event
      )
      apply(entry)
      return entry
    }
  }
}

/// An event and the elapsed session time at which it happens.
package struct TimedEvent: Sendable, Hashable {
  package var elapsed: Duration
  package var event: SessionEvent

  package init(_ event: SessionEvent, at elapsed: Duration) {
    self.event = event
    self.elapsed = elapsed
  }
}
