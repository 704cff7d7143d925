import CNcurses

/// Readings of the machine's clocks.
package enum SystemClock {
  /// Time since the machine started, sleep included; deadlines are instants of this clock.
  package static func sinceBoot() -> Duration { reading(tableside_clock_continuous) }

  /// Time since the machine started that it was awake: the difference to `sinceBoot` is sleep.
  package static func awake() -> Duration { reading(tableside_clock_suspending) }

  /// Time since 1970 (UTC) by the wall clock, which may step at any moment.
  package static func wall() -> Duration { reading(CLOCK_REALTIME) }

  /// Names this run of the machine: instants since boot of another run mean nothing.
  ///
  /// nil where the system does not tell.
  package static func bootID() -> String? {
    #if os(Linux)
    let file = tableside_open_for_reading("/proc/sys/kernel/random/boot_id")
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = read(file, &bytes, bytes.count)
    #else
    var bytes = [UInt8](repeating: 0, count: 64)
    var count = bytes.count
    guard sysctlbyname("kern.bootsessionuuid", &bytes, &count, nil, 0) == 0 else { return nil }
    #endif
    guard count > 0 else { return nil }
    let name = bytes.prefix(count).prefix { $0 > 0x20 && $0 < 0x7F }
    return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
  }

  private static func reading(_ clock: clockid_t) -> Duration {
    var time = timespec()
    clock_gettime(clock, &time)
    return .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec))
  }
}
