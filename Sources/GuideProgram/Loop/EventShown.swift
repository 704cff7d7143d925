import SessionEngine
import Words

/// What both guides make of an event; nothing where it is not worth a word or a sound.
struct EventShown {
  /// In a few words beside the keys, after the press that it came from.
  private(set) var answer: String?
  /// A line of the plain guide, as it happens.
  private(set) var line: String?
  /// A line of the plain guide for what a person logged, said once it is safe.
  private(set) var logged: String?
  private(set) var cue: Cue?
  private(set) var hook: HookEvent.Happening?

  /// The event in the state that it led to.
  init(_ event: SessionEvent, in state: SessionState) {
    // What led to the end of a session is not told beside the end.
    func running(_ line: String) -> String? { state.outcome == nil ? line : nil }
    switch event {
    case .sessionStarted(let opening):
      line = PlainLines.start(opening)
      hook = .start(isResumed: false)
    case .painReported(let moment, let score):
      answer = "pain \(score)"
      logged = "pain \(score) \(moment.inSentence) the session"
    case .bloodPressureMeasured(let moment, let value):
      answer = "blood pressure \(value.text)"
      logged = "blood pressure \(value.text) \(moment.inSentence) the session"
    case .referralAnswered(.seen(let word)):
      answer = word.inSentence
      line = "\(word.inSentence)."
    case .referralAnswered(.passedOver(let reason)):
      answer = "Goes on before a doctor was seen"
      line = "Held before a doctor was seen: \(reason)"
    case .planned(let plan): line = PlainLines.planned(plan)

    case .changeoverStarted(let index, let changeover):
      line = changeover.inSentence + (state.step(index).map { ". Next: \($0.inSentence)" } ?? "")
      cue = .changeover(changeover)
    case .changeoverFinished: answer = "Goes on"
    case .stepStarted(let index):
      guard let step = state.step(index) else { return }
      line = PlainLines.step(step, in: state)
      cue = .technique(step)
      hook = .step(step)
    case .stepFinished(let index): line = PlainLines.finished(index, "done", in: state)
    case .signSeen(let index):
      let isTurn = state.step(index)?.isTurn ?? false
      answer = isTurn ? "Goes on" : "The sign is there"
      line = PlainLines.finished(index, isTurn ? "done" : "the sign is there", in: state)
    case .stepsSkipped(let indices, let reason):
      answer = "Skipped " + state.names(indices)
      line = "Skipped: " + PlainLines.titles(indices, in: state) + (reason.map { " (\($0))" } ?? "")
    case .stepStopped(let index, _):
      answer = "Stopped " + state.names([index])
      line = PlainLines.finished(index, "stopped for a reaction", in: state)
    case .stepReopened(let index):
      answer = "Back to " + state.names([index])
      line = "Back to " + PlainLines.titles([index], in: state)
    case .stepRestarted(let index):
      answer = "Again from its full time"
      line = "Again from its full time: " + PlainLines.titles([index], in: state)
    case .stepAdjusted(let index, let change):
      answer = (change > .zero ? "30 s more" : "30 s less") + state.overLength(after: change)
      line = PlainLines.adjusted(index, change, in: state)
    case .stepAdded(let step, _):
      // The turn itself is told as it begins.
      guard !step.isTurn else { return }
      answer = "Added " + step.technique.onScreen
      line = "Added: \(step.inSentence), \(step.duration.asMinutes)"
    case .stepsLeftOut(let indices, let reason):
      answer = "Left out: " + state.names(indices)
      line = "Left out (\(ReactionKind.reason(reason))): " + PlainLines.titles(indices, in: state)
    case .refitted:
      answer = "The rest is fitted"
      line = "The rest of the plan is fitted to the time left."

    case .paused(let cause):
      if cause == .therapist { answer = "Paused" }
      if cause == .alarm { cue = .alarm }
      line = running("Paused, \(cause.inSentence).")
    case .resumed:
      answer = "Goes on"
      line = running("Goes on." + PlainLines.remaining(in: state))
    case .takenUp(let therapist): line = "Taken up by \(therapist.inRecord)."
    case .interrupted(let since, let cause):
      line = running(PlainLines.interrupted(since, cause))
      cue = .gap
    case .gapAnswered(let counted):
      guard counted > .zero else { return }
      answer = "\(counted.asMinutes) counted"
      line = running("\(counted.asMinutes) counts as work.")

    case .reactionLogged(let reaction):
      answer = reaction.inSentence
      logged = PlainLines.reaction(reaction, in: state)
      hook = .reaction(reaction)
    case .reactionDescribed:
      answer = "Words added"
      logged = "words added"
    case .reactionRetracted(let id):
      answer = "Reaction taken back"
      logged = "reaction \(id) taken back"
    case .noted(let text, _, _):
      answer = "Note kept"
      logged = "note: \(text)"
    case .proposed(let proposal): line = running(PlainLines.proposed(proposal))
    case .directiveTaken(let proposal, let answered):
      answer = proposal.directive.inSentence
      if let alarm = state.alarm, alarm.proposal == proposal, state.stopOutcome == nil {
        line = PlainLines.stop(alarm)
      } else {
        line = running(PlainLines.taken(proposal, answered: answered))
      }
    case .directiveDeclined(let proposal, let reason):
      answer = "Declined"
      line = running("\(proposal.directive.inSentence): declined, \(reason)")
    case .stillThereAsked(let id):
      let kind = state.reactions.first { $0.reaction.id == id }?.reaction.kind
      line = running("Is the \(kind?.inSentence ?? "reaction") still there? 'yes' or 'no'.")
    case .stillThereAnswered(_, let isThere):
      answer = isThere.map { $0 ? "Still there" : "It has passed" }
    case .undone:
      answer = "Taken back"
      line = running("Taken back." + PlainLines.remaining(in: state))
    case .safeTold:
      answer = "The patient is safe"
      line = "The patient is safe."

    case .stopped: answer = "Ended early"
    case .restStarted:
      line = running(PlainLines.rest(state))
      cue = .end
    case .adviceGiven(let item, let isGiven):
      let lines = state.plan?.aftercare.advise ?? []
      if isGiven {
        logged = "advised: " + (lines.indices.contains(item) ? lines[item] : "line \(item + 1)")
      }
    case .closed(let outcome):
      line = outcome.inSentence
      hook = .end(outcome: outcome.word)
    case .answered, .pageRead, .ageTold, .painfulSideTold, .sinceLastTimeTold, .needMet, .prepared,
      .patienceHeld, .patienceGoesOn:
      break
    }
  }
}

extension SessionState {
  /// Said where the session grows past the length it should have.
  func overLength(after change: Duration) -> String {
    guard change > .zero, let allowed = plan?.allowed.upperBound, plannedWork > allowed else {
      return ""
    }
    return ": the session is now longer than its \(allowed.asMinutes)"
  }

  fileprivate func names(_ indices: [Int]) -> String {
    let names = indices.prefix(3).compactMap(step).map {
      "\($0.technique.onScreen), \($0.placeOnScreen)"
    }
    return names.joined(separator: "; ") + (indices.count > 3 ? " …" : "")
  }
}
