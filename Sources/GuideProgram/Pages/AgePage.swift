import GuideScreens
import SessionEngine
import Words

/// Asks for the age: the questions are those of that age.
struct AgePage: LinePage {
  var offer: NewSession
  var typed = TypedLine()

  var title: String { "How old is the patient?" }
  var detail: String? { offer.patient }
  var enter: String { typed.isBlank ? "an age" : typed.trimmed }

  func text(_ keys: KeyBindings) -> [String] {
    ["This is for \((offer.massage.ages ?? .all).ofPatients). As in '5 y' or '4 m'."]
  }

  mutating func send(_ line: TypedLine, _ desk: inout Desk) {
    guard let age = AgeRange(line: line.trimmed) else {
      return desk.refuse("An age is written as '5 y' or '4 m'.")
    }
    guard desk.guided != nil else {
      offer.take(age: age)
      return desk.open(offer)
    }
    desk.tell(age: age)
    desk.askNext(after: .age)
  }

  mutating func drop(_ desk: inout Desk) {
    if desk.guided != nil {
      desk.askBack(from: .age)
    } else {
      desk.goBack(or: .failed("the age was not said"))
    }
  }
}
