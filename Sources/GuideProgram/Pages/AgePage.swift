import GuideScreens
import SessionEngine
import Words

/// Asks for the age before the session is opened: the questions are those of that age.
struct AgePage: LinePage {
  var offer: NewSession
  var typed = TypedLine()

  var title: String { "How old is the patient?" }
  var detail: String? { offer.patient }
  var enter: String { typed.isBlank ? "an age" : typed.trimmed }

  func text(_ keys: KeyBindings) -> [String] {
    ["This is meant for \((offer.massage.ages ?? .all).onScreen). As in '5 y' or '4 m'."]
  }

  mutating func send(_ line: TypedLine, _ desk: inout Desk) {
    guard let age = AgeRange(line: line.trimmed) else {
      return desk.refuse("An age is written as '5 y' or '4 m'.")
    }
    offer.take(age: age)
    desk.open(offer)
  }

  mutating func drop(_ desk: inout Desk) { desk.giveUp(.failed("the age was not said")) }
}
