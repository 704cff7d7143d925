import ClinicRecords
import GuideProgram
import GuideScreens
import SessionEngine

/// What the home screen starts from: the running sessions' small files and nothing else.
enum HomeReading {
  static func facts(in folder: String, at wall: WallTime) -> HomeFacts {
    HomeFacts(
      interrupted: RunningSessions.all(in: folder).filter { !$0.content.isOutdated }
        .map { facts($0, at: wall) }
    )
  }

  static func facts(_ listed: RunningSessions.Listed, at wall: WallTime) -> InterruptedFacts {
    let last = listed.content.lastSign.wall
    let isToday = LocalTime.date(last) == LocalTime.date(wall)
    var facts = InterruptedFacts(
      session: listed.content.session,
      patient: listed.content.patient,
      protocolTitle: listed.content.protocolTitle,
      isRehearsal: listed.content.isRehearsal,
      time: isToday ? LocalTime.clock(last) : LocalTime.dateAndTime(last),
      isOld: last.isTooOldToResume(at: wall, here: LocalTime.here),
      isHeld: listed.isHeld
    )
    facts.isIntake = listed.content.isIntake
    // Answers of today are never too old for a session of today.
    facts.isOld = facts.isOld && !facts.isIntake
    return facts
  }
}

extension RunningSession {
  /// Answers that were kept for a day that is over.
  var isOutdated: Bool {
    isIntake && LocalTime.date(lastSign.wall) != LocalTime.date(.now)
  }
}
