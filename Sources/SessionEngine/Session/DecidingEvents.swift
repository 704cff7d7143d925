extension Session {
  /// Decides a command into events, each with its own instant, or refuses it with a reason.
  ///
  /// `now` is elapsed session time. Whatever fell due before `now` is decided first, so that no
  /// command ever meets a state that time has already left. A refusal changes nothing.
  package func events(for command: Command, at now: Duration) throws(Refusal) -> [TimedEvent] {
    let now = max(now.cutToMilliseconds, state.lastElapsed)
    if state.outcome != nil { return try Self.decideClosed(command) }
    var draft = Draft(state, at: now)
    if case .interrupt(let since, let cause) = command {
      draft.interrupt(since: max(since.cutToMilliseconds, state.lastElapsed), cause, now: now)
      return draft.events
    }
    draft.passTime(until: now)
    try draft.decide(command)
    return draft.events
  }

  private static func decideClosed(_ command: Command) throws(Refusal) -> [TimedEvent] {
    if case .pass = command { return [] }
    throw Refusal("This session is closed. What comes later is added to its record.")
  }
}

extension Draft {
  fileprivate mutating func decide(_ command: Command) throws(Refusal) {
    switch command {
    case .pass, .interrupt:
      return
    case .reportPain(.after, let score):
      guard state.isResting else {
        throw Refusal("The pain after the session is asked when its last stroke is done.")
      }
      try reportPain(.after, score)
    case .answer, .concludeScreening, .reportPain(.before, _), .tellPainfulSide, .tellSinceLastTime,
      .prepare,
      .adopt, .begin:
      try decideOpening(command)
    case .pause, .resume, .answerGap, .finishChangeover, .stop, .giveAdvice, .close:
      try decidePhase(command)
    case .skip, .back, .restart, .lengthen, .shorten, .nextStage, .jump, .seeSign, .add, .swap,
      .refit:
      try decideStep(command)
    case .react, .note, .describe, .undo, .confirm, .decline, .answerStillThere:
      try decideReaction(command)
    }
  }
}
