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

  static func date(_ time: WallTime) -> CalendarDate { time.date(offset: offset(at: time)) }

  /// The first moment of a day.
  static func start(of day: CalendarDate) -> WallTime {
    let midnight = Int64(day.daysSince1970) * 86_400_000
    func moved(by offset: Duration) -> WallTime {
      WallTime(milliseconds: midnight - offset.components.seconds * 1_000)
    }
    // The distance from UTC is that of the moment itself, which a change of the clocks may lie before.
    let near = moved(by: offset(at: WallTime(milliseconds: midnight)))
    return moved(by: offset(at: near))
  }

  /// `2026-11-20 14:32`.
  static func dateAndTime(_ time: WallTime) -> String {
    let offset = offset(at: time)
    return time.date(offset: offset).text + " " + time.clock(offset: offset).prefix(5)
  }
}
