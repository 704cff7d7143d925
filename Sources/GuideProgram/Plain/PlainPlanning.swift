import SessionEngine
import Words

// What the plain guide asks of the plan: the position, the minutes, and the plan itself.

extension PlainGuide {
  func askPosition(of positions: [Position]) -> [Effect] {
    let choices = positions.enumerated().map { "'\($0.offset + 1)' \($0.element.rawValue)" }
    let first = positions.first?.rawValue ?? ""
    return [
      .say(
        "In which position: \(choices.joined(separator: ", "))? An empty line takes \(first)."
      )
    ]
  }

  mutating func position(_ command: PlainCommand, at moment: Moment) -> [Effect] {
    let positions = guided?.flow?.positions ?? []
    if command == .goOn || command == .start {
      guided?.wishes.position = positions.first
    } else {
      guard case .pain(let number) = command, positions.indices.contains(number - 1) else {
        return [.say("The positions are 1 to \(positions.count).")]
      }
      guided?.wishes.position = positions[number - 1]
    }
    return command == .start ? startAtOnce(at: moment) : goOn(after: .position, at: moment)
  }

  func askMinutes(_ length: ClosedRange<Duration>?) -> [Effect] {
    let length = length.map {
      " The plan takes \($0.upperBound.asMinutes), \($0.lowerBound.asMinutes) at the shortest."
    }
    return [
      .say("How many minutes are at hand? The sources give no time.\(length ?? "")"),
      .say("A number, or an empty line for the whole plan."),
    ]
  }

  mutating func minutes(
    _ command: PlainCommand,
    after refusal: PlanRefusal?,
    at moment: Moment
  ) -> [Effect] {
    switch command {
    case .pain(let minutes) where PlanWishes.minutes.contains(minutes):
      guided?.wishes.available = .seconds(minutes * 60)
    case .start where refusal == nil: return startAtOnce(at: moment)
    case .goOn where refusal == nil: break
    case .no:
      if let refusal { return giveUp(for: refusal, at: moment) }
    default:
      let (least, most) = (PlanWishes.minutes.lowerBound, PlanWishes.minutes.upperBound)
      return [
        .say("A number of minutes from \(least) to \(most)\(refusal == nil ? "" : ", or 'no'").")
      ]
    }
    return goOn(after: .minutes(after: refusal), at: moment)
  }

  /// What is still open stays as it is suggested.
  private mutating func startAtOnce(at moment: Moment) -> [Effect] {
    guard let planned = guided?.flow?.planned else { return [] }
    return ask(planned, at: moment) + startSession(at: moment)
  }

  /// No plan can be made: nothing starts, and the record says why.
  mutating func giveUp(for refusal: PlanRefusal, at moment: Moment) -> [Effect] {
    carryOut(.stop(reason: refusal.sentence), at: moment)
      + leave(.failed(refusal.sentence), at: moment)
  }

  mutating func review(_ command: PlainCommand, _ plan: SessionPlan, at moment: Moment) -> [Effect]
  {
    if case .pain(let minutes) = command, PlanWishes.minutes.contains(minutes) {
      guided?.wishes.available = .seconds(minutes * 60)
      return goOn(after: .otherMinutes, at: moment)
    }
    if command == .plan { return planned(from: plan.steps.map { StepProgress(step: $0) }) }
    guard command == .goOn || command == .yes else {
      return [.say("'start' begins the first technique; a number fits the plan to its minutes.")]
    }
    return startSession(at: moment)
  }

  mutating func startSession(at moment: Moment) -> [Effect] {
    guard case .asking(.review) = place else { return [] }
    let effects = carryOut(.begin, at: moment)
    guard guided?.state.isMoving ?? false else { return effects }
    place = .session
    return effects + [.keepAwake(true)]
  }
}
