import SessionEngine
import Words

// What the plain guide asks of the plan: other minutes, and the plan itself.

extension PlainGuide {
  mutating func minutes(
    _ command: PlainCommand,
    after refusal: PlanRefusal,
    at moment: Moment
  ) -> [Effect] {
    if let minutes = command.minutesWanted {
      guided?.wishes.available = .seconds(minutes * 60)
      return goOn(after: .minutes(after: refusal), at: moment)
    }
    if case .no = command { return giveUp(for: refusal, at: moment) }
    let (least, most) = (PlanWishes.minutes.lowerBound, PlanWishes.minutes.upperBound)
    return [.say("A number of minutes from \(least) to \(most), or 'no'.")]
  }

  /// No plan can be made: nothing starts, and the record says why.
  mutating func giveUp(for refusal: PlanRefusal, at moment: Moment) -> [Effect] {
    if let finding = refusal.findings.first {
      let closed = carryOut(.concludeWithoutPlan(finding: finding), at: moment)
      if let outcome = guided?.state.outcome {
        return closed + [.say(refusal.sentence)] + leave(.concluded(outcome), at: moment)
      }
    }
    return carryOut(.stop(reason: refusal.sentence), at: moment)
      + leave(.failed(refusal.sentence), at: moment)
  }

  mutating func review(_ command: PlainCommand, _ plan: SessionPlan, at moment: Moment) -> [Effect]
  {
    if let minutes = command.minutesWanted {
      guided?.wishes.available = .seconds(minutes * 60)
      return goOn(after: .otherMinutes, at: moment)
    }
    if command == .pain(0) {
      guided?.wishes.available = nil
      guided?.wishes.isWhole = true
      return goOn(after: .otherMinutes, at: moment)
    }
    if case .order(let text) = command { return ordered(text, at: moment) }
    if [.questions, .status].contains(command) { return asked }
    if command == .plan { return planned(from: plan.steps.map { StepProgress(step: $0) }) }
    guard [.goOn, .start, .yes].contains(command) else {
      return [
        .say(
          "'start' begins the first technique; a number fits the plan to its minutes, 0 makes it whole."
        )
      ]
    }
    return startSession(at: moment)
  }

  /// Every question with its answer.
  var asked: [Effect] {
    let lines = guided?.flow?.told.flatMap(\.lines) ?? []
    return (lines.isEmpty ? ["No question was asked."] : lines).map(Effect.say)
  }

  private mutating func ordered(_ text: String, at moment: Moment) -> [Effect] {
    guard let flow = guided?.flow else { return [] }
    do throws(Refusal) {
      guard let command = try flow.order(text), case .meetNeed(let order) = command else {
        return []
      }
      let effects = carryOut(command, at: moment)
      guard guided?.state.needs[order.id] == order else { return effects }
      return effects + [.say("Ordered by \(order.inSentence ?? ""), recorded.")]
    } catch {
      return [.say(error.sentence)]
    }
  }

  mutating func startSession(at moment: Moment) -> [Effect] {
    guard case .asking(.review) = place else { return [] }
    let effects = carryOut(.begin, at: moment)
    guard guided?.state.isMoving ?? false else { return effects }
    place = .session
    return effects + [.keepAwake(true)]
  }
}

extension PlainCommand {
  /// The minutes it asks for, where a session may last so long; a number alone is read as a score.
  fileprivate var minutesWanted: Int? {
    let minutes: Int? =
      if case .minutes(let minutes) = self { minutes } else if case .pain(let score) = self {
        score
      } else { nil }
    return minutes.flatMap { PlanWishes.minutes.contains($0) ? $0 : nil }
  }
}

extension ToldLine {
  /// The sentence, and each question with its answer below it.
  fileprivate var lines: [String] {
    [sentence] + answers.map { "  \($0.words): \($0.question)" }
  }
}
