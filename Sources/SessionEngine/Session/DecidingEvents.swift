extension Session {
  /// Decides a command into events, each with its own instant, or refuses it with a reason.
  ///
  /// `now` is elapsed session time. Whatever fell due before `now` is decided first, so that no
  /// command ever meets a state that time has already left. A refusal changes nothing.
  ///
  /// - Throws: `Refusal` with one sentence for a person.
  package func events(for command: Command, at now: Duration) throws(Refusal) -> [TimedEvent] {
    let now = max(now.cutToMilliseconds, state.lastElapsed)
    if state.outcome != nil { return try Self.decideClosed(command) }
    var decision = Decision(state, at: now)
    if case .interrupt(let since, let cause) = command {
      decision.interrupt(since: max(since.cutToMilliseconds, state.lastElapsed), cause, now: now)
      return decision.events
    }
    decision.passTime(until: now)
    try decision.decide(command)
    return decision.events
  }

  private static func decideClosed(_ command: Command) throws(Refusal) -> [TimedEvent] {
    if case .pass = command { return [] }
    throw Refusal("This session is closed. What comes later is added to its record.")
  }
}

extension Decision {
  fileprivate mutating func decide(_ command: Command) throws(Refusal) {
    switch command {
    case .pass, .interrupt: return

    case .answer(let answers): try answer(answers)
    case .concludeScreening: try concludeScreening()
    case .concludeWithoutPlan(let finding): try concludeWithoutPlan(finding)
    case .readPage(let page): try readPage(page)
    case .tellAge(let opening): try tellAge(opening)
    case .meetNeed(let answer): try meetNeed(answer)
    case .reportBloodPressure(let moment, let value): try reportBloodPressure(moment, value)
    case .reportPain(let moment, let score): try reportPain(moment, score)
    case .tellPainfulSide(let side): try tellPainfulSide(side)
    case .tellSinceLastTime(let effects): try tellSinceLastTime(effects)
    case .answerReferral(let answer): try answerReferral(answer)
    case .prepare(let item, let done): try prepare(item, done)
    case .adopt(let plan): try adopt(plan)
    case .begin: try begin()

    case .pause(let cause): try pause(cause)
    case .resume: try resume()
    case .answerGap(let workWentOn): try answerGap(workWentOn)
    case .finishChangeover: try finishChangeover()
    case .stop(let reason): try stop(reason)
    case .giveAdvice(let item, let done): try giveAdvice(item, done)
    case .close: try close()

    case .skip(let reason): skip([try presentStep().step.index], reason)
    case .back: try back(from: presentStep())
    case .restart: try restart(presentStep())
    case .lengthen(let reason): try lengthen(presentStep(), reason)
    case .shorten: try shorten(presentStep())
    case .nextStage: try nextStage(after: presentStep())
    case .jump(let index): try jump(to: index, from: presentStep())
    case .seeSign: try seeSign(presentStep())
    case .add(let step): try add(step, after: presentStep())
    case .swap(let step): try swap(presentStep(), for: step)
    case .refit(let rest): try refit(rest, from: presentStep())

    case .react(let kind, let score, let severity, let side, let note):
      try react(kind, score, severity, side, note)
    case .note(let text): try note(text)
    case .told(let point, let command):
      self.point = point
      try decide(command)
    case .describe(let reaction, let note): try describe(reaction, note)
    case .undo: try undo()
    case .confirm: try confirm()
    case .decline(let reason): try decline(reason)
    case .answerStillThere(let isThere): try answerStillThere(isThere)
    case .holdPatience(let isHeld): holdPatience(isHeld)
    case .tellSafe: try tellSafe()
    case .takeUp(let therapist): takeUp(therapist)
    }
  }
}
