import GuideScreens
import SessionEngine
import Words

/// Asks for other minutes at hand: where a plan did not fit, or where somebody wants them.
struct MinutesPage: LinePage, OpeningPage {
  var question: OpeningQuestion
  var patient: String?
  /// How long the plan is, in words.
  var length: String
  var typed: TypedLine

  var title: String { "How many minutes are at hand?" }
  var detail: String? { patient }

  var enter: String {
    guard typed.isBlank else { return "\(typed.trimmed) minutes" }
    return refusal?.shortest.map { "the shortest plan, \($0.asMinutes)" } ?? "the whole plan"
  }

  func text(_ keys: KeyBindings) -> [String] {
    [refusal?.sentence ?? length, keys.name(of: .cancel, in: context) + " goes back."]
  }

  /// Why the plan did not fit.
  private var refusal: PlanRefusal? {
    if case .minutes(let refusal) = question { refusal } else { nil }
  }

  /// An empty line means the whole plan, or the shortest one where the whole did not fit.
  mutating func send(_ line: TypedLine, _ desk: inout Desk) {
    if line.isBlank {
      desk.guided?.wishes.available = refusal?.shortest
      desk.guided?.wishes.isWhole = refusal == nil
      return desk.askNext(after: question)
    }
    guard let minutes = Int(line.trimmed), PlanWishes.minutes.contains(minutes) else {
      let (least, most) = (PlanWishes.minutes.lowerBound, PlanWishes.minutes.upperBound)
      return desk.refuse("The minutes are a whole number from \(least) to \(most).")
    }
    desk.guided?.wishes.available = .seconds(minutes * 60)
    desk.askNext(after: question)
  }
}

extension MinutesPage {
  init(_ question: OpeningQuestion, _ flow: OpeningFlow) {
    self.question = question
    patient = flow.state.opening?.patient
    let given = flow.asksMinutes ? "The sources of this protocol give no time. " : ""
    let length = flow.planLength.map {
      "The plan takes \($0.upperBound.asMinutes) hands-on, \($0.lowerBound.asMinutes) at the"
        + " shortest."
    }
    self.length = given + (length ?? "")
    typed = TypedLine()
  }
}

extension PlanRefusal {
  fileprivate var shortest: Duration? {
    if case .tooShort(_, let shortest) = self { shortest } else { nil }
  }
}
