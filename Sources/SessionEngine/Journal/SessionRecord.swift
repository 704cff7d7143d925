/// What a journal says in the end: the source of summaries, history and exports.
package struct SessionRecord: Sendable, Hashable {
  package struct Step: Sendable, Hashable {
    /// What became of a planned step.
    package enum Result: String, CaseIterable, Sendable, Hashable {
      case done, shortened, lengthened, skipped, stopped, notReached
    }

    package var step: PlannedStep
    package var isAdded: Bool
    package var planned: Duration
    package var actual: Duration
    package var result: Result
    /// Finished, skipped or stopped; a step that was cut off or still runs has not ended.
    package var isEnded = true
    package var reason: String?
    /// Elapsed session time of its first stroke.
    package var startedAt: Duration?
    /// Elapsed session time of its last stroke.
    package var endedAt: Duration?
    /// What it was last worked with, everything eased taken off.
    package var pressure: PressureCourse?
  }

  package struct Answer: Sendable, Hashable {
    package var question: Contraindication
    package var answer: ScreeningAnswer
  }

  package var id: String
  package var opening: SessionOpening
  package var plan: SessionPlan?
  package var startedAt: WallTime
  /// Nothing while the session is not over.
  package var endedAt: WallTime?
  package var outcome: Outcome?
  package var answers: [Answer]
  package var needs: [NeedAnswer] = []
  package var bloodPressureBefore: BloodPressure?
  package var bloodPressureAfter: BloodPressure?
  package var painBefore: Int?
  package var painAfter: Int?
  package var painfulSide: BodySide?
  package var sinceLastTime: [AfterEffect]
  package var steps: [Step]
  package var reactions: [LoggedReaction]
  package var notes: [LoggedNote]
  package var adviceGiven: Set<Int>
  package var putOff: [PutOff]
  /// Why a doctor is to be seen before the next session.
  package var referral: ReferralCause?
  /// What was said to the referrals that stood before this one.
  package var referralAnswer: ReferralAnswer?
  package var entries: [JournalEntry]
  /// As `counts`, but rehearsals too: they count among themselves.
  package var countsAmongItsOwn: Bool

  /// Whether the main stage began and not all was skipped: only then it counts in its course.
  package var counts: Bool { countsAmongItsOwn && !opening.isRehearsal }

  /// Hands-on time that was really worked.
  package var handsOn: Duration { strokes.reduce(.zero) { $0 + $1.actual } }
  /// Hands-on time that was planned, steps added while running left out.
  package var planned: Duration {
    strokes.reduce(.zero) { $0 + ($1.isAdded ? .zero : $1.planned) }
  }

  /// The steps in which hands worked: all but the patient's turns.
  package var strokes: [Step] { steps.filter { !$0.step.isTurn } }
}
