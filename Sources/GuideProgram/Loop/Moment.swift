package import SessionEngine

/// One reading of all clocks; a turn of the loop has exactly one.
package struct Moment: Sendable, Hashable {
  /// Since the machine started, sleep included.
  package var boot: Duration
  /// Since the machine started, sleep left out.
  package var awake: Duration
  /// Stamps the record and nothing else.
  package var wall: WallTime

  package init(boot: Duration, awake: Duration, wall: WallTime) {
    self.boot = boot
    self.awake = awake
    self.wall = wall
  }

  /// How long the machine slept between an earlier moment and this one.
  package func slept(since earlier: Self) -> Duration {
    max(.zero, (boot - earlier.boot) - (awake - earlier.awake))
  }
}

/// Session time read off the clock that goes on while the machine sleeps.
package struct SessionClock: Sendable, Hashable {
  private let start: Duration
  private let elapsedAtStart: Duration
  package let speed: Speed

  /// A clock that shows `elapsed` at `moment`.
  package init(showing elapsed: Duration, at moment: Moment, speed: Speed) {
    start = moment.boot
    elapsedAtStart = elapsed.cutToMilliseconds
    self.speed = speed
  }

  /// Elapsed session time in whole milliseconds.
  package func elapsed(at moment: Moment) -> Duration {
    elapsedAtStart + speed.sessionTime(for: max(.zero, moment.boot - start))
  }

  /// The boot time at which the clock shows at least this much.
  package func boot(at elapsed: Duration) -> Duration {
    start + speed.realTime(for: max(.zero, elapsed - elapsedAtStart))
  }
}
