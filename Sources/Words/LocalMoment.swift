package import SessionEngine

/// Local date and time as records say it, with the distance from UTC.
package struct LocalMoment {
  private let minutesFromUTC: Int

  package init(minutesFromUTC: Int) { self.minutesFromUTC = minutesFromUTC }

  /// `2026-11-20 14:32 UTC+01:00`.
  package func text(_ wall: WallTime) -> String {
    "\(wall.date(offset: offset).text) \(wall.clock(offset: offset).prefix(5)) \(zone)"
  }

  private var offset: Duration { .seconds(minutesFromUTC * 60) }

  private var zone: String {
    guard minutesFromUTC != 0 else { return "UTC" }
    let distance = WallTime(milliseconds: Int64(abs(minutesFromUTC)) * 60_000)
    return "UTC" + (minutesFromUTC < 0 ? "-" : "+") + distance.clock().prefix(5)
  }
}
