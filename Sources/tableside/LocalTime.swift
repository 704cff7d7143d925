import CGetopt
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

  static func date(_ time: WallTime) -> CalendarDate { time.date(offset: offset(at: time)) }

  /// `2026-11-20 14:32`.
  static func dateAndTime(_ time: WallTime) -> String { "\(date(time).text) \(clock(time))" }
}
