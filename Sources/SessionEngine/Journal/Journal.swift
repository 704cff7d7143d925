/// A moment of the wall clock: milliseconds since 1970 in UTC.
///
/// It stamps records and nothing else.
package struct WallTime: Sendable, Hashable, Comparable {
  package let milliseconds: Int64

  package init(milliseconds: Int64) { self.milliseconds = milliseconds }

  package static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }
}

/// One fact of a session, numbered and stamped.
package struct JournalEntry: Sendable, Hashable {
  /// Counted from 1 without a gap.
  package let sequence: Int
  /// Time since the session was opened, in whole milliseconds, on a clock that never steps.
  package let elapsed: Duration
  package let at: WallTime
  package let event: SessionEvent

  package init(sequence: Int, elapsed: Duration, at: WallTime, event: SessionEvent) {
    self.sequence = sequence
    self.elapsed = elapsed
    self.at = at
    self.event = event
  }
}
