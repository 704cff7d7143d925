// Decisions that pause, resume, stop and close.

extension Decision {
  mutating func pause(_ cause: PauseCause) throws(Refusal) {
    switch state.phase {
    case .running, .changingOver:
      add(.paused(cause))
    case .paused(let present, _, _):
      // Leaving a session that stands already is no news.
      if cause != .left { throw Refusal("Already paused (\(present.inSentence)).") }
    case .screening, .preparing:
      throw Refusal("Nothing runs yet.")
    case .resting:
      throw Refusal("The rest goes on; it needs no hands.")
    case .closed:
      return
    }
  }

  mutating func resume() throws(Refusal) {
    guard case .paused(let cause, _, _) = state.phase else {
      throw Refusal("Nothing is paused.")
    }
    try requireNoHold()
    if cause == .gap { add(.gapAnswered(counted: .zero)) }
    add(.resumed)
  }

  mutating func finishChangeover() throws(Refusal) {
    guard case .changingOver = state.phase, let step = state.currentStep?.step else {
      throw Refusal("Nobody is turning, draping or taking oil.")
    }
    finishChangeover(before: step)
  }

  mutating func stop(_ reason: String) throws(Refusal) {
    guard !reason.isBlank else { throw Refusal("Ending early needs a reason.") }
    switch state.phase {
    case .screening, .preparing:
      add(.closed(.endedEarly(reason: reason)))
    case .running, .changingOver, .paused:
      add(.stopped(.endedEarly(reason: reason)))
      add(.restStarted)
    case .resting:
      throw Refusal("The last stroke is done; only the close is left.")
    case .closed:
      return
    }
  }

  mutating func giveAdvice(_ item: Int, _ done: Bool) throws(Refusal) {
    guard state.isResting else { throw Refusal("Advice is given after the last stroke.") }
    guard let lines = state.plan?.aftercare.advise, lines.indices.contains(item) else {
      throw Refusal("There is no such line of advice.")
    }
    if state.adviceGiven.contains(item) != done { add(.adviceGiven(item: item, done: done)) }
  }

  mutating func close() throws(Refusal) {
    guard state.isResting else {
      throw Refusal("The session is not at its end: ending it early needs a reason.")
    }
    add(.closed(state.stopOutcome ?? state.ownOutcome))
  }
}

extension PauseCause {
  /// The cause as it stands in a sentence.
  package var inSentence: String {
    switch self {
    case .therapist: "by you"
    case .left: "left and kept"
    case .rule: "asked for by a rule"
    case .alarm: "held by an alarm"
    case .gap: "the guide did not run"
    }
  }
}
