import GuideScreens
import SessionEngine
import Words

/// Asks for the day since the injury, before the session is opened: its first entry names the day.
struct DayPage: LinePage {
  var offer: NewSession
  var typed = TypedLine()

  var title: String { "Days since the injury?" }
  var detail: String? { offer.patient }
  var enter: String { typed.isBlank ? "a number of days" : "day \(typed.trimmed)" }

  func text(_ keys: KeyBindings) -> [String] {
    ["This course counts by days: 0 is the day of the injury, 1 the day after."]
  }

  mutating func send(_ line: TypedLine, _ desk: inout Desk) {
    guard let day = Int(line.trimmed), (0...9_999).contains(day) else {
      return desk.refuse("The days since the injury are a whole number; 0 is the day itself.")
    }
    offer.request.day = day
    // Once the course has begun, its next session knows its day by itself.
    let injured = CalendarDate(daysSince1970: offer.memory.today - day)
    offer.memory.enrolment?.injuredOn = injured
    desk.take(offer)
  }

  mutating func drop(_ desk: inout Desk) {
    desk.goBack(or: .failed(PlanRefusal.dayMissing.sentence))
  }
}
