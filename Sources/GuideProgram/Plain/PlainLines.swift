import SessionEngine
import Words

/// What happens, in lines for ears and logs.
enum PlainLines {
  /// The line of an entry; nothing for what is said elsewhere or not worth a line.
  static func line(for entry: JournalEntry, in state: SessionState) -> String? {
    happening(entry.event, in: state).map { "\(entry.elapsed.asMinutes)  \($0)" }
  }

  private static func happening(_ event: SessionEvent, in state: SessionState) -> String? {
    // What led to the end of a session is not told beside the end.
    func running(_ line: String?) -> String? { state.outcome == nil ? line : nil }
    switch event {
    case .sessionStarted(let opening): return start(opening)
    case .planned(let plan): return planned(plan)
    case .changeoverStarted(let index, let changeover):
      return changeover.inSentence + (state.step(index).map { ". Next: \($0.inSentence)" } ?? "")
    case .changeoverFinished: return nil
    case .stepStarted(let index): return state.step(index).map { stepLine($0, in: state) }
    case .stepFinished(let index): return finished(index, "done", in: state)
    case .signSeen(let index): return finished(index, "the sign is there", in: state)
    case .stepsSkipped(let indices, let reason):
      return "Skipped: " + titles(indices, in: state) + because(reason)
    case .stepStopped(let index, _): return finished(index, "stopped for a reaction", in: state)
    case .stepReopened(let index): return "Back to " + titles([index], in: state)
    case .stepRestarted(let index): return "Again from its full time: " + titles([index], in: state)
    case .stepAdjusted(let index, let change): return adjusted(index, change, in: state)
    case .stepAdded(let step, _): return "Added: \(step.inSentence), \(step.duration.asMinutes)"
    case .stepsLeftOut(let indices, let reason):
      return "Left out (\(reason)): " + titles(indices, in: state)
    case .refitted: return "The rest of the plan is fitted to the time left."
    case .paused(let cause): return running("Paused, \(cause.inSentence).")
    case .resumed: return running("Goes on." + remaining(in: state))
    case .interrupted(let since, let cause):
      return running(
        "The guide did not run (\(cause.rawValue)); the session stands at"
          + " \(since.asMinutes). Did the work go on meanwhile? 'yes' counts the time, 'resume' goes"
          + " on from there."
      )
    case .gapAnswered(let counted):
      return running(counted > .zero ? "\(counted.asMinutes) counts as work." : nil)
    case .proposed(let proposal): return running(proposed(proposal))
    case .directiveTaken(let proposal, _)
    where state.alarm?.proposal == proposal && state.stopOutcome == nil:
      return state.alarm.map(stop)
    case .directiveTaken(let proposal, let answered):
      return running(
        proposal.directive == .note
          ? proposal.text
          : "\(proposal.directive.inSentence): \(answered ? "agreed" : "done without an answer")."
      )
    case .directiveDeclined(let proposal, let reason):
      return running("\(proposal.directive.inSentence): declined, \(reason)")
    case .stillThereAsked(let id):
      let kind = state.reactions.first { $0.reaction.id == id }?.reaction.kind
      return running("Is the \(kind?.inSentence ?? "reaction") still there? 'yes' or 'no'.")
    case .referralAnswered(.seen(let word)): return "\(word.inSentence)."
    case .referralAnswered(.passedOver(let reason)):
      return "Held before a doctor was seen: \(reason)"
    case .safeTold: return "The patient is safe."
    case .patienceHeld, .patienceGoesOn: return nil
    case .undone: return running("Taken back." + remaining(in: state))
    case .restStarted: return running(rest(state))
    case .closed(let outcome): return outcome.inSentence
    case .answered, .pageRead, .ageTold, .painReported, .bloodPressureMeasured, .painfulSideTold,
      .sinceLastTimeTold,
      .needMet, .prepared, .reactionLogged, .reactionDescribed, .reactionRetracted, .noted,
      .stillThereAnswered,
      .stopped, .adviceGiven:
      return nil
    }
  }

  // MARK: Parts

  private static func start(_ opening: SessionOpening) -> String {
    (opening.isRehearsal ? "REHEARSAL. " : "")
      + "\(opening.protocolTitle), session \(opening.sessionNumber)"
      + (opening.patient.map { ", patient \($0)" } ?? ", walk-in")
  }

  private static func planned(_ plan: SessionPlan) -> String {
    let banners = plan.banners.map { " Left out: \($0.text)" }.joined()
    return "The plan: \(plan.steps.count) steps, \(plan.total.asMinutes) hands-on."
      + (plan.periodTitle.map { " \($0)." } ?? "") + (plan.periodNote.map { " \($0)" } ?? "")
      + banners
  }

  private static func stepLine(_ step: PlannedStep, in state: SessionState) -> String {
    let place = state.progress.steps.firstIndex { $0.step.index == step.index }.map { $0 + 1 } ?? 0
    let progress = state.progress.steps.first { $0.step.index == step.index }
    let time = progress.map { $0.limit - $0.spent } ?? step.duration
    var parts = [
      "\(step.stage.rawValue) stage, step \(place) of \(state.progress.steps.count): \(step.inSentence)",
      time.asMinutes,
    ]
    if step.side != .both { parts.append("side: \(step.side.rawValue)") }
    if let count = step.repetitions { parts.append("\(count) times") }
    if let pressure = state.pressure(of: step) { parts.append(pressure.aloud) }
    if let sign = step.until { parts.append("until \(sign.rawValue)") }
    let avoid = step.avoid.map(\.rawValue).joined(separator: ", ")
    return parts.joined(separator: ", ") + ". \(step.text)"
      + (avoid.isEmpty ? "" : " Leave out: \(avoid).")
      + step.cautions.map { " Caution: \($0)" }.joined()
  }

  private static func titles(_ indices: [Int], in state: SessionState) -> String {
    indices.compactMap(state.step).map(\.inSentence).joined(separator: "; ")
  }

  private static func finished(_ index: Int, _ how: String, in state: SessionState) -> String? {
    guard let step = state.progress.steps.first(where: { $0.step.index == index }) else {
      return nil
    }
    return "\(step.step.inSentence): \(how), \(step.spent.asMinutes)"
  }

  private static func adjusted(_ index: Int, _ change: Duration, in state: SessionState) -> String {
    let sign = change > .zero ? "longer" : "shorter"
    let size = change > .zero ? change : .zero - change
    let over = ScreenAnswers.overLength(change, state) ?? ""
    return "\(size.asMinutes) \(sign): \(titles([index], in: state))\(over)."
      + remaining(in: state)
  }

  private static func remaining(in state: SessionState) -> String {
    guard let current = state.currentStep, state.isMoving || state.isPaused else { return "" }
    let left = state.remainingInStep(at: state.lastElapsed)
    return " \(current.step.inSentence), \(left.asMinutes) left."
  }

  private static func proposed(_ proposal: Proposal) -> String {
    let call = proposal.advice.map { " Advice: \($0.rawValue)." } ?? ""
    let wait =
      proposal.directive.holdsAtOnce ? "The session is held." : "Without an answer it is done."
    return "\(proposal.directive.inSentence)? \(proposal.text)\(call) 'yes' agrees, 'no REASON'"
      + " declines. \(wait)"
  }

  private static func rest(_ state: SessionState) -> String {
    if let alarm = state.alarm { return stop(alarm) }
    guard let care = state.plan?.aftercare else { return "The last stroke is done." }
    let minutes =
      care.rest.lowerBound == care.rest.upperBound
      ? care.rest.upperBound.asMinutes
      : "\(care.rest.lowerBound.asMinutes) to \(care.rest.upperBound.asMinutes)"
    return "The last stroke is done. Rest, \(minutes)." + (care.text.map { " \($0)" } ?? "")
      + (care.advise.isEmpty ? "" : " Advise:")
      + care.advise.enumerated().map { " \($0.offset + 1) \($0.element)." }.joined()
      + (care.advise.isEmpty ? "" : " 'advised' says that it was given, 'advised 1' which of it.")
  }

  /// What stands until the patient is safe.
  static func stop(_ alarm: Alarm) -> String {
    "STOP. \(alarm.proposal.text) \(alarm.proposal.advice?.onScreen ?? "") 'safe' says that the"
      + " patient is safe."
  }

  private static func because(_ reason: String?) -> String {
    reason.map { " (\($0))" } ?? ""
  }

  /// What a person logged, said once it is safe.
  static func logged(_ entry: JournalEntry, in state: SessionState) -> String? {
    let what: String
    switch entry.event {
    case .reactionLogged(let reaction): what = self.reaction(reaction, in: state)
    case .reactionRetracted(let id): what = "reaction \(id) taken back"
    case .reactionDescribed: what = "words added"
    case .noted(let text, _, _): what = "note: \(text)"
    case .adviceGiven(let item, true):
      let lines = state.plan?.aftercare.advise ?? []
      what = "advised: " + (lines.indices.contains(item) ? lines[item] : "line \(item + 1)")
    case .painReported(let moment, let score): what = "pain \(score) \(moment.rawValue) the session"
    case .bloodPressureMeasured(let moment, let value):
      what = "blood pressure \(value.text) \(moment.rawValue) the session"
    case .adviceGiven, .sessionStarted, .answered, .pageRead, .ageTold, .painfulSideTold,
      .sinceLastTimeTold,
      .needMet,
      .referralAnswered,
      .prepared, .planned, .changeoverStarted, .changeoverFinished, .stepStarted, .stepFinished,
      .signSeen,
      .stepsSkipped, .stepStopped, .stepReopened, .stepRestarted, .stepAdjusted, .stepAdded,
      .stepsLeftOut, .refitted, .paused, .resumed, .interrupted, .gapAnswered, .proposed,
      .directiveTaken, .directiveDeclined, .stillThereAsked, .stillThereAnswered, .patienceHeld,
      .patienceGoesOn,
      .undone, .safeTold,
      .stopped, .restStarted, .closed:
      return nil
    }
    return "\(entry.elapsed.asMinutes)  \(what)"
  }

  private static func reaction(_ reaction: Reaction, in state: SessionState) -> String {
    let place = reaction.step.flatMap(state.step).map { " at \($0.inSentence)" } ?? ""
    return reaction.onScreen + place + (reaction.note.map { ": \($0)" } ?? "")
  }

  static func warning(_ next: PlannedStep?, _ left: Duration) -> String {
    "\(left.components.seconds) s left. Next: " + (next.map(\.inSentence) ?? "the end")
  }
}
