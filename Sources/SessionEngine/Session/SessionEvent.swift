/// What happened: the journal's words.
///
/// The state of a session is their fold and nothing else.
package enum SessionEvent: Sendable, Hashable {
  // The large ones lie apart: every event is as large as the largest.
  indirect case sessionStarted(SessionOpening)
  case answered(ScreeningAnswer)
  /// A page of the screening was answered.
  case pageRead(ReadPage)
  /// What is asked from now on: the questions of the age that was told.
  indirect case ageTold(SessionOpening)
  case painReported(PainMoment, score: Int)
  case bloodPressureMeasured(PainMoment, BloodPressure)
  case painfulSideTold(BodySide?)
  case sinceLastTimeTold([AfterEffect])
  case needMet(NeedAnswer)
  case referralAnswered(ReferralAnswer)
  case prepared(item: Int, done: Bool)
  indirect case planned(SessionPlan)

  case changeoverStarted(step: Int, Changeover)
  case changeoverFinished(step: Int)
  case stepStarted(Int)
  /// The countdown ran to its end.
  case stepFinished(Int)
  /// The sign was there before the limit.
  case signSeen(step: Int)
  /// Steps passed over by one press, the present one first.
  case stepsSkipped([Int], reason: String?)
  case stepStopped(Int, reaction: Int)
  /// Gone back or jumped to: it goes on where it was left, a finished one runs again.
  case stepReopened(Int)
  case stepRestarted(Int)
  case stepAdjusted(Int, by: Duration)
  indirect case stepAdded(PlannedStep, after: Int?)
  case stepsLeftOut([Int], reason: String)
  case refitted([Int: Duration])

  case paused(PauseCause)
  case resumed
  /// Another therapist goes on.
  case takenUp(Therapist)
  /// The session stands where the guide was last known to run.
  case interrupted(since: Duration, InterruptionCause)
  /// How much of the gap counts as work on the present step.
  case gapAnswered(counted: Duration)

  case reactionLogged(Reaction)
  case reactionDescribed(Int, note: String)
  case reactionRetracted(Int)
  case noted(String, step: Int?, happenedAt: Duration? = nil)
  case proposed(Proposal)
  /// Also when nobody answered in time.
  case directiveTaken(Proposal, answered: Bool)
  case directiveDeclined(Proposal, reason: String)
  case stillThereAsked(reaction: Int)
  case stillThereAnswered(reaction: Int, Bool?)
  /// Nothing that is asked runs out while somebody types.
  case patienceHeld
  case patienceGoesOn
  case undone
  /// After a stop for an alarm.
  case safeTold

  /// The hands are off; what is left is the rest and the close with this outcome.
  case stopped(Outcome)
  case restStarted
  case adviceGiven(item: Int, done: Bool)
  case closed(Outcome)

  /// Its word in journals and exports.
  package enum Kind: String, CaseIterable, Sendable {
    case sessionStarted, answered, painReported, bloodPressureMeasured, pageRead, ageTold,
      needMet, painfulSideTold, sinceLastTimeTold, referralAnswered, prepared, planned,
      changeoverStarted,
      changeoverFinished, stepStarted, stepFinished, signSeen, stepsSkipped, stepStopped,
      stepReopened, stepRestarted, stepAdjusted, stepAdded, stepsLeftOut, refitted, paused,
      resumed, takenUp, interrupted, gapAnswered, reactionLogged, reactionDescribed,
      reactionRetracted,
      noted, proposed, directiveTaken, directiveDeclined, stillThereAsked, stillThereAnswered,
      patienceHeld, patienceGoesOn, safeTold, undone, stopped, restStarted, adviceGiven, closed
  }
}

extension SessionEvent {
  package var kind: Kind {
    switch self {
    case .sessionStarted: .sessionStarted
    case .answered: .answered
    case .painReported: .painReported
    case .bloodPressureMeasured: .bloodPressureMeasured
    case .pageRead: .pageRead
    case .ageTold: .ageTold
    case .needMet: .needMet
    case .painfulSideTold: .painfulSideTold
    case .sinceLastTimeTold: .sinceLastTimeTold
    case .referralAnswered: .referralAnswered
    case .prepared: .prepared
    case .planned: .planned
    case .changeoverStarted: .changeoverStarted
    case .changeoverFinished: .changeoverFinished
    case .stepStarted: .stepStarted
    case .stepFinished: .stepFinished
    case .signSeen: .signSeen
    case .stepsSkipped: .stepsSkipped
    case .stepStopped: .stepStopped
    case .stepReopened: .stepReopened
    case .stepRestarted: .stepRestarted
    case .stepAdjusted: .stepAdjusted
    case .stepAdded: .stepAdded
    case .stepsLeftOut: .stepsLeftOut
    case .refitted: .refitted
    case .paused: .paused
    case .resumed: .resumed
    case .takenUp: .takenUp
    case .interrupted: .interrupted
    case .gapAnswered: .gapAnswered
    case .reactionLogged: .reactionLogged
    case .reactionDescribed: .reactionDescribed
    case .reactionRetracted: .reactionRetracted
    case .noted: .noted
    case .proposed: .proposed
    case .directiveTaken: .directiveTaken
    case .directiveDeclined: .directiveDeclined
    case .stillThereAsked: .stillThereAsked
    case .stillThereAnswered: .stillThereAnswered
    case .patienceHeld: .patienceHeld
    case .patienceGoesOn: .patienceGoesOn
    case .safeTold: .safeTold
    case .undone: .undone
    case .stopped: .stopped
    case .restStarted: .restStarted
    case .adviceGiven: .adviceGiven
    case .closed: .closed
    }
  }
}

/// What is known when a session is opened.
package struct SessionOpening: Sendable, Hashable {
  package var protocolID: String
  package var protocolTitle: String
  package var protocolVersion: String
  /// SHA-256 of the protocol's text, in hexadecimal digits.
  package var protocolDigest: String
  /// The patient's code.
  package var patient: String?
  package var sessionNumber: Int
  package var day: Int?
  package var isRehearsal: Bool
  /// The age its questions are made for, where it is known.
  package var age: AgeRange?
  /// The questions of this session's screening, in the order in which they are asked.
  package var questions: [Contraindication]
  /// The lines under which they are asked.
  package var headings: [Heading]
  /// What the protocol needs before the start.
  package var needs: [ProtocolNeed]
  package var preparation: Preparation
  /// Which side hurts is asked once, before the start.
  package var asksPainfulSide: Bool
  /// The session whose after-effects are asked about.
  package var previousSession: String?
  /// What a doctor has to decide first: referrals that are open, and a doctor's no.
  package var referrals: [Referral]
  /// What was answered yes earlier the same day.
  package var toldToday: [ToldToday]
  /// Who works.
  package var therapist: Therapist?

  package init(
    protocolID: String,
    protocolTitle: String,
    protocolVersion: String,
    protocolDigest: String,
    patient: String? = nil,
    sessionNumber: Int = 1,
    day: Int? = nil,
    isRehearsal: Bool = false,
    age: AgeRange? = nil,
    questions: [Contraindication],
    headings: [Heading] = [],
    needs: [ProtocolNeed] = [],
    preparation: Preparation,
    asksPainfulSide: Bool = false,
    previousSession: String? = nil,
    referrals: [Referral] = [],
    toldToday: [ToldToday] = [],
    therapist: Therapist? = nil
  ) {
    self.protocolID = protocolID
    self.protocolTitle = protocolTitle
    self.protocolVersion = protocolVersion
    self.protocolDigest = protocolDigest
    self.patient = patient
    self.sessionNumber = sessionNumber
    self.day = day
    self.isRehearsal = isRehearsal
    self.age = age
    self.questions = questions
    self.headings = headings
    self.needs = needs
    self.preparation = preparation
    self.asksPainfulSide = asksPainfulSide
    self.previousSession = previousSession
    self.referrals = referrals
    self.toldToday = toldToday
    self.therapist = therapist
  }
}

/// How a session ended.
package enum Outcome: Sendable, Hashable {
  case completed
  case endedEarly(reason: String)
  case postponed(reason: String)
  case refused(contraindication: String)

  /// The word that exports use.
  package var word: String {
    switch self {
    case .completed: "completed"
    case .endedEarly: "endedEarly"
    case .postponed: "postponed"
    case .refused: "refused"
    }
  }

  /// The outcome of a word that exports use.
  package init?(word: String, reason: String) {
    switch word {
    case "completed": self = .completed
    case "endedEarly": self = .endedEarly(reason: reason)
    case "postponed": self = .postponed(reason: reason)
    case "refused": self = .refused(contraindication: reason)
    default: return nil
    }
  }

  package var reason: String? {
    switch self {
    case .completed: nil
    case .endedEarly(let reason), .postponed(let reason): reason
    case .refused(let contraindication): contraindication
    }
  }
}
