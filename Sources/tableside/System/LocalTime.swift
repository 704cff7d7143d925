import CSystem
import SessionEngine

/// Wall times as people here write them.
enum LocalTime {
  static func offset(at time: WallTime) -> Duration {
    .seconds(seconds_east(time.milliseconds / 1_000))
  }

  /// `14:32`.
  static func clock(_ time: WallTime) -> String {
    String(time.clock(offset: offset(at: time)).prefix(5))
  }

  static func date(_ time: WallTime) -> CalendarDate { here.date(of: time) }

  static let here = LocalClock(offset: offset)

  /// Why the times are not those of the place that was named; nothing where they are.
  static func complaint(_ environment: Environment) -> String? {
    guard var name = environment.text("TZ") else { return nil }
    if name.hasPrefix(":") { name.removeFirst() }
    let folder = environment.text("TZDIR") ?? "/usr/share/zoneinfo"
    let path = name.hasPrefix("/") ? name : folder + "/" + name
    // A name of its own has a digit, or names the one place that needs no file.
    let isRule = name.utf8.contains { (0x30...0x39).contains($0) }
    if isRule || ["", "UTC", "UTC0", "GMT"].contains(name) || access(path, R_OK) == 0 {
      return nil
    }
    return "TZ names \(named(name)), a time zone that is not known here: all times are UTC's"
  }

  /// `2026-11-20 14:32`.
  static func dateAndTime(_ time: WallTime) -> String {
    let offset = offset(at: time)
    return time.date(offset: offset).text + " " + time.clock(offset: offset).prefix(5)
  }
}
