import CNcurses

/// Readings of the machine's clocks.
package enum SystemClock {
  /// Time since the machine started, sleep included; deadlines are instants of this clock.
  package static func sinceBoot() -> Duration { reading(tableside_clock_continuous) }

  /// Time since the machine started that it was awake: the difference to `sinceBoot` is sleep.
  package static func awake() -> Duration { reading(tableside_clock_suspending) }

  /// Time since 1970 (UTC) by the wall clock, which may step at any moment.
  package static func wall() -> Duration { reading(CLOCK_REALTIME) }

  private static func reading(_ clock: clockid_t) -> Duration {
    var time = timespec()
    clock_gettime(clock, &time)
    return .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec))
  }
}
