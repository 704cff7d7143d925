import ClinicRecords
import GuideProgram
import GuideScreens
import SessionEngine

/// What the home screen starts from: the running sessions' small files and nothing else.
enum HomeReading {
  private static let freshHours: Int64 = 4

  static func facts(in folder: String, at wall: WallTime) -> HomeFacts {
    HomeFacts(
      interrupted: RunningSessions.all(in: folder).map { facts($0, at: wall) }
    )
  }

  static func facts(_ listed: RunningSessions.Listed, at wall: WallTime) -> InterruptedFacts {
    let last = listed.content.lastSign.wall
    return InterruptedFacts(
      session: listed.content.session,
      patient: listed.content.patient,
      protocolTitle: listed.content.protocolTitle,
      isRehearsal: listed.content.isRehearsal,
      time: isToday(last, wall) ? LocalTime.clock(last) : LocalTime.dateAndTime(last),
      isOld: isOld(last, wall),
      isHeld: listed.isHeld
    )
  }

  private static func isToday(_ time: WallTime, _ now: WallTime) -> Bool {
    LocalTime.date(time) == LocalTime.date(now)
  }

  private static func isOld(_ time: WallTime, _ now: WallTime) -> Bool {
    !isToday(time, now) || now.milliseconds - time.milliseconds > freshHours * 3_600_000
  }
}
