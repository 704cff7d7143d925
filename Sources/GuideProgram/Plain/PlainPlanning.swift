import SessionEngine
import Words

// What the plain guide asks of the plan: the position, the minutes.

extension PlainGuide {
  mutating func askPosition(at moment: Moment) -> [Effect] {
    guard let positions = guided?.positions, let first = positions.first else {
      return askMinutes(at: moment)
    }
    place = .position
    let choices = positions.enumerated().map { "'\($0.offset + 1)' \($0.element.rawValue)" }
    return [
      .say(
        "In which position: \(choices.joined(separator: ", "))?"
          + " An empty line takes \(first.rawValue)."
      )
    ]
  }

  mutating func position(_ command: PlainCommand, at moment: Moment) -> [Effect] {
    let positions = guided?.positions ?? []
    switch command {
    case .goOn, .start: guided?.wishes.position = positions.first
    case .pain(let number) where positions.indices.contains(number - 1):
      guided?.wishes.position = positions[number - 1]
    default: return [.say("The positions are 1 to \(positions.count).")]
    }
    return command == .start ? startAtOnce(at: moment) : askMinutes(at: moment)
  }

  private mutating func askMinutes(at moment: Moment) -> [Effect] {
    guard guided?.asksMinutes ?? false else { return plan(at: moment) }
    place = .minutes(after: nil)
    let length = guided?.planLength.map {
      " The plan takes \($0.upperBound.asMinutes), \($0.lowerBound.asMinutes) at the shortest."
    }
    return [
      .say("How many minutes are at hand? The sources give no time.\(length ?? "")"),
      .say("A number, or an empty line for the whole plan."),
    ]
  }

  /// The plan does not fit: other minutes, or nothing.
  mutating func askMinutes(after refusal: PlanRefusal, at moment: Moment) -> [Effect] {
    place = .minutes(after: refusal)
    return [.say(refusal.sentence), .say("Another number of minutes, or 'no' to end here.")]
  }

  mutating func minutes(
    _ command: PlainCommand,
    after refusal: PlanRefusal?,
    at moment: Moment
  ) -> [Effect] {
    switch command {
    case .pain(let minutes) where PlanWishes.minutes.contains(minutes):
      guided?.wishes.available = .seconds(minutes * 60)
      return plan(at: moment)
    case .goOn where refusal == nil: return plan(at: moment)
    case .start where refusal == nil: return startAtOnce(at: moment)
    case .no:
      return refusal.map { giveUp(for: $0, at: moment) } ?? plan(at: moment)
    default:
      let (least, most) = (PlanWishes.minutes.lowerBound, PlanWishes.minutes.upperBound)
      return [
        .say("A number of minutes from \(least) to \(most)\(refusal == nil ? "" : ", or 'no'").")
      ]
    }
  }

  /// What is still open stays as it is suggested.
  private mutating func startAtOnce(at moment: Moment) -> [Effect] {
    plan(at: moment) + startSession(at: moment)
  }
}
