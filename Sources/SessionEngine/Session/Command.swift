/// What a person, or the passing of time, asks of a session.
package enum Command: Sendable, Hashable {
  // Before the first countdown.
  case answer([ScreeningAnswer])
  /// A page of the screening stood so long before it was answered.
  case readPage(ReadPage)
  /// The opening with the questions of the age that was told; what was answered stays answered.
  case tellAge(SessionOpening)
  /// Closes a session that its answers forbid: refused or postponed.
  case concludeScreening
  /// Closes a session whose finding leaves no step: refused, or postponed where it may pass.
  case concludeWithoutPlan(finding: String)
  /// Something that the protocol needs is there, or a reason why it is begun without it.
  case meetNeed(NeedAnswer)
  case reportBloodPressure(PainMoment, BloodPressure)
  case reportPain(PainMoment, score: Int)
  case tellPainfulSide(BodySide?)
  case tellSinceLastTime([AfterEffect])
  /// What a doctor said, or why the session is held before one was seen.
  case answerReferral(ReferralAnswer)
  case prepare(item: Int, done: Bool)
  /// Takes the plan that will be done.
  case adopt(SessionPlan)
  case begin

  // While it runs.
  /// Time passing: whatever fell due until now happens at its own instant.
  case pass
  case pause(PauseCause)
  case resume
  case skip(reason: String?)
  case back
  case restart
  /// By 30 s; a reason is needed past a child's or infant's limit.
  case lengthen(reason: String?)
  /// By 30 s.
  case shorten
  case nextStage
  case jump(to: Int)
  /// The sign the running step waits for is there.
  case seeSign
  /// The turning, draping or taking of oil is done.
  case finishChangeover
  case add(PlannedStep)
  case swap(PlannedStep)
  /// Takes a refitted rest of the plan.
  case refit(Refit)

  // At any time from the first question to the close.
  case react(ReactionKind, score: Int?, severity: Severity?, side: BodySide?, note: String?)
  case note(String)
  /// A reaction or a note that belongs to an earlier point, at which it began to be told.
  indirect case told(of: SessionPoint, Command)
  /// Adds words to a reaction.
  case describe(reaction: Int, note: String)
  case undo
  case confirm
  case decline(reason: String)
  case answerStillThere(Bool)
  /// Somebody begins to type, or is done: proposals wait meanwhile.
  case holdPatience(Bool)
  /// After a stop for an alarm: the patient is safe.
  case tellSafe

  // Gaps and ends.
  /// This therapist goes on with the session.
  case takeUp(Therapist)
  /// The guide did not run between its last sign of life and now.
  case interrupt(since: Duration, InterruptionCause)
  /// Whether the hands went on during the gap.
  case answerGap(workWentOn: Bool)
  case stop(reason: String)
  case giveAdvice(item: Int, done: Bool)
  case close
}

package enum PainMoment: String, CaseIterable, Sendable, Hashable {
  case before, after
}

/// Why the clock stands.
package enum PauseCause: String, CaseIterable, Sendable, Hashable {
  case therapist
  /// A running guide was left and kept.
  case left
  /// A rule asked for it.
  case rule
  /// An alarm holds the session.
  case alarm
  /// Nobody knows whether the hands went on.
  case gap
}

/// What happened after the last session.
package struct AfterEffect: Sendable, Hashable {
  package enum Lasting: String, CaseIterable, Sendable, Hashable {
    case hours, days, weeks
  }

  package var kind: ReactionKind
  package var severity: Severity?
  package var lasting: Lasting?
  package var note: String?

  package init(
    kind: ReactionKind,
    severity: Severity? = nil,
    lasting: Lasting? = nil,
    note: String? = nil
  ) {
    self.kind = kind
    self.severity = severity
    self.lasting = lasting
    self.note = note
  }
}
