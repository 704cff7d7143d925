import SessionEngine
import Words

/// What happens, in lines for ears and logs.
enum PlainLines {
  static func start(_ opening: SessionOpening) -> String {
    (opening.isRehearsal ? "REHEARSAL. " : "")
      + "\(opening.protocolTitle), session \(opening.sessionNumber)"
      + (opening.patient.map { ", patient \($0)" } ?? ", walk-in")
  }

  static func planned(_ plan: SessionPlan) -> String {
    let banners = plan.banners.map { " Left out: \($0.text)" }.joined()
    return "The plan: \(plan.steps.count) steps, \(plan.total.asMinutes) hands-on"
      + (plan.stretchedFrom.map { ", stretched from \($0.asMinutes)." } ?? ".")
      + (plan.periodTitle.map { " \($0)." } ?? "") + (plan.periodNote.map { " \($0)" } ?? "")
      + banners
  }

  static func step(_ step: PlannedStep, in state: SessionState) -> String {
    let place = state.progress.steps.firstIndex { $0.step.index == step.index }.map { $0 + 1 } ?? 0
    let progress = state.progress.steps.first { $0.step.index == step.index }
    let time = progress.map { $0.limit - $0.spent } ?? step.duration
    var parts = [
      "\(step.stage.inSentence) stage, step \(place) of \(state.progress.steps.count): \(step.inSentence)",
      step.marked(time.asMinutes, "duration"),
    ]
    if step.side != .both { parts.append("side: \(step.side.inRecord)") }
    if let count = step.repetitions { parts.append(step.marked("\(count) times", "repetitions")) }
    if let pressure = state.pressure(of: step) {
      parts.append(step.marked(pressure.aloud, "pressure"))
    }
    if let sign = step.until { parts.append("until \(sign.inSentence)") }
    let avoid = step.avoid.inSentence
    let places = (state.plan?.banners ?? []).map { " \($0.text)." }.joined()
    return parts.joined(separator: ", ") + ". \(step.text)"
      + (avoid.isEmpty ? "" : " Leave out: \(avoid).") + places
      + step.cautions.map { " Caution: \($0)" }.joined()
  }

  static func titles(_ indices: [Int], in state: SessionState) -> String {
    indices.compactMap(state.step).map(\.inSentence).joined(separator: "; ")
  }

  static func finished(_ index: Int, _ how: String, in state: SessionState) -> String? {
    guard let step = state.progress.steps.first(where: { $0.step.index == index }) else {
      return nil
    }
    return "\(step.step.inSentence): \(how), \(step.spent.asMinutes)"
  }

  static func adjusted(_ index: Int, _ change: Duration, in state: SessionState) -> String {
    let sign = change > .zero ? "longer" : "shorter"
    let size = change > .zero ? change : .zero - change
    return "\(size.asMinutes) \(sign): \(titles([index], in: state))"
      + "\(state.overLength(after: change))." + remaining(in: state)
  }

  static func remaining(in state: SessionState) -> String {
    guard let current = state.currentStep, state.isMoving || state.isPaused else { return "" }
    let left = state.remainingInStep(at: state.lastElapsed)
    return " \(current.step.inSentence), \(left.asMinutes) left."
  }

  static func interrupted(_ since: Duration, _ cause: InterruptionCause) -> String {
    "The guide did not run (\(cause.inSentence)); the session stands at \(since.asMinutes). Did the"
      + " work go on meanwhile? 'yes' counts the time, 'resume' goes on from there."
  }

  static func taken(_ proposal: Proposal, answered: Bool) -> String {
    proposal.directive == .note
      ? proposal.text
      : "\(proposal.directive.inSentence): \(answered ? "agreed" : "done without an answer")."
  }

  static func proposed(_ proposal: Proposal) -> String {
    let call = proposal.advice.map { " Advice: \($0.inRecord)." } ?? ""
    let wait =
      proposal.directive.holdsAtOnce ? "The session is held." : "Without an answer it is done."
    return "\(proposal.directive.inSentence)? \(proposal.text)\(call) 'yes' agrees, 'no REASON'"
      + " declines. \(wait)"
  }

  static func rest(_ state: SessionState) -> String {
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
    ["STOP.", alarm.proposal.text, alarm.proposal.advice?.onScreen].compactMap(\.self)
      .joined(separator: " ") + " 'safe' says that the patient is safe."
  }

  static func reaction(_ reaction: Reaction, in state: SessionState) -> String {
    let place = reaction.step.flatMap(state.step).map { " at \($0.inSentence)" } ?? ""
    return reaction.onScreen + place + (reaction.note.map { ": \($0)" } ?? "")
  }

  static func warning(_ next: PlannedStep?, _ left: Duration) -> String {
    "\(left.components.seconds) s left. Next: " + (next.map(\.inSentence) ?? "the end")
  }
}
