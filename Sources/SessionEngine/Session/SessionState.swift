/// Where a session stands: the fold of its journal.
package struct SessionState: Sendable, Hashable {
  package var opening: SessionOpening?
  package var startedAt: WallTime?
  /// Who works now.
  package var therapist: Therapist?
  package var answers: [String: ScreeningAnswer] = [:]
  /// What was said to the protocol's needs.
  package var needs: [String: NeedAnswer] = [:]
  /// The pages of the screening that were answered, in this order.
  package var pagesRead: [ReadPage] = []
  /// The pages whose present lines were answered at the table.
  package var pagesAnswered: Set<Heading.Page> = []
  package var bloodPressureBefore: BloodPressure?
  package var bloodPressureAfter: BloodPressure?
  package var painBefore: Int?
  package var painAfter: Int?
  package var painfulSide: BodySide?
  package var isPainfulSideTold = false
  package var sinceLastTime: [AfterEffect] = []
  /// What was said to the referrals that stand before this session.
  package var referralAnswer: ReferralAnswer?
  /// Indices into the opening's preparation lines: room, therapist, patient.
  package var prepared: Set<Int> = []
  package var plan: SessionPlan?
  package var progress = Progress()
  package var undoPoint: UndoPoint?
  package var reactions: [LoggedReaction] = []
  package var notes: [LoggedNote] = []
  /// The directive that waits for an answer.
  package var proposal: PendingProposal?
  /// The one that a stricter or later one took the place of; it waits again if that is taken back.
  package var supersededProposal: PendingProposal?
  /// What held the session, by reaction, unless it was declined or taken back.
  var holds: [Int: Proposal] = [:]
  /// Somebody types: no proposal is carried out meanwhile.
  package var isPatienceHeld = false
  /// What stopped the session, until somebody says that the patient is safe.
  package var alarm: Alarm?
  /// The question "still there?" after a directive was taken.
  package var secondLook: SecondLook?
  /// The reactions that a rule has answered in this session.
  package var answeredKinds: Set<ReactionKind> = []
  /// How the session will close, once it was stopped.
  package var stopOutcome: Outcome?
  /// Levels of pressure taken off, by zone, for the rest of the session.
  package var eased: [Zone: Int] = [:]
  package var adviceGiven: Set<Int> = []
  /// What a reaction put off for further sessions.
  package var putOff: [PutOff] = []
  /// Elapsed time of the last entry.
  package var lastElapsed: Duration = .zero
  package var entryCount = 0

  package init() {}

  package var phase: Phase { progress.phase }

  package var outcome: Outcome? {
    if case .closed(let outcome) = phase { outcome } else { nil }
  }

  package var isPaused: Bool {
    if case .paused = phase { true } else { false }
  }
}

/// The part of the state that undo takes back.
package struct Progress: Sendable, Hashable {
  package var phase = Phase.screening
  /// In the order in which they are done.
  package var steps: [StepProgress] = []
  /// Position of the present step in `steps`.
  package var current: Int?
}

/// What the session is doing; `since` is elapsed session time.
package enum Phase: Sendable, Hashable {
  case screening
  case preparing
  case changingOver(Changeover, since: Duration)
  case running(since: Duration)
  /// `inChangeover` is set where the pause fell into a changeover.
  case paused(PauseCause, since: Duration, inChangeover: Changeover?)
  case resting(since: Duration)
  case closed(Outcome)
}

/// How far one planned step is.
package struct StepProgress: Sendable, Hashable {
  package enum Ending: Sendable, Hashable {
    case finished, signSeen
    case skipped(reason: String?)
    case stopped(reaction: Int)
    case leftOut(reason: String)
  }

  package var step: PlannedStep
  /// Added or swapped in while running.
  package var isAdded = false
  /// The planned duration with every lengthening, shortening, repetition and refit.
  package var limit: Duration
  /// The countdown from its start: as planned, or as refitted while running.
  package var length: Duration
  /// What was already spent when the present run of the countdown began.
  package var runStart: Duration = .zero
  /// Work on it up to the last entry.
  package var spent: Duration = .zero
  package var ending: Ending?
  /// Elapsed session time of its first stroke.
  package var startedAt: Duration?
  package var changeoversDone = 0

  package init(step: PlannedStep, isAdded: Bool = false) {
    self.step = step
    self.isAdded = isAdded
    self.limit = step.duration
    self.length = step.duration
  }
}

package struct LoggedReaction: Sendable, Hashable {
  package var reaction: Reaction
  package var elapsed: Duration
  package var at: WallTime
  package var isRetracted = false
  /// What was done about it.
  package var directive: Directive?
  package var advice: Advice?
}

package struct LoggedNote: Sendable, Hashable {
  package var text: String
  package var step: Int?
  package var elapsed: Duration
  package var at: WallTime
  package var isRetracted = false
}

/// A patient who is not safe yet.
package struct Alarm: Sendable, Hashable {
  package var proposal: Proposal
  /// Elapsed time of the reaction.
  package var since: Duration
}

package struct PendingProposal: Sendable, Hashable {
  package var proposal: Proposal
  /// When its time began; pauses and typing put it off.
  package var since: Duration
}

/// "Still there?" after a directive was taken, once after half a minute and once at the step's end.
package struct SecondLook: Sendable, Hashable {
  package enum Stage: Sendable, Hashable {
    case waiting(due: Duration)
    case asked(until: Duration)
    case untilStepEnds
    case askedAgain(until: Duration)
  }

  package var reaction: Int
  /// What was done about it: the rung of the ladder that was reached.
  package var rung: Directive
  package var stage: Stage

  mutating func putOff(by time: Duration) {
    switch stage {
    case .waiting(let due): stage = .waiting(due: due + time)
    case .asked(let until): stage = .asked(until: until + time)
    case .askedAgain(let until): stage = .askedAgain(until: until + time)
    case .untilStepEnds: return
    }
  }

  package var isAsked: Bool {
    switch stage {
    case .asked, .askedAgain: true
    case .waiting, .untilStepEnds: false
    }
  }

  /// When it is asked by itself, or its time to be answered is over.
  package var due: Duration? {
    switch stage {
    case .waiting(let due), .asked(let due), .askedAgain(let due): due
    case .untilStepEnds: nil
    }
  }
}

/// A technique or a zone that is left out in further sessions.
package struct PutOff: Sendable, Hashable {
  package var technique: Technique?
  package var zones: [Zone]
  package var furtherSessions: Int
  package var reason: String

  package init(technique: Technique?, zones: [Zone], furtherSessions: Int, reason: String) {
    self.technique = technique
    self.zones = zones
    self.furtherSessions = furtherSessions
    self.reason = reason
  }
}
