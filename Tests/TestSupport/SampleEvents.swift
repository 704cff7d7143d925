package import SessionEngine

/// Events of every kind, with and without what may be absent.
package enum SampleEvents {
  package static let effects = [
    AfterEffect(kind: .soreness, severity: .mild, lasting: .days, note: "left “shoulder”\n\u{0}"),
    AfterEffect(kind: .relief),
  ]
  package static let reaction = Reaction(
    id: 3,
    kind: .pain,
    score: 10,
    severity: .severe,
    side: .left,
    zones: [.lumbar, .upperBack],
    note: "e\u{301} 😀 \\u0041",
    step: 0,
    happenedAt: .milliseconds(4_500)
  )
  package static let word = DoctorsWord(
    doctor: "Dr Ada",
    date: CalendarDate(daysSince1970: 20_777),
    .without,
    words: "lumbar, tapotement"
  )
  package static let referral = Referral(
    session: "s-1",
    day: CalendarDate(daysSince1970: 20_770),
    cause: ReferralCause(
      .afterwards,
      .headache,
      score: 3,
      severity: .severe,
      lasting: .days,
      advice: .urgent
    ),
    word: word
  )
  package static let proposal = Proposal(
    reaction: 3,
    directive: .stopTechnique,
    advice: .doctor,
    text: "Stop.",
    furtherSessions: 2
  )
  package static let therapist = Therapist(code: "T-01", name: "Ada Sample")
  package static let opening = SessionOpening(
    protocolID: "small-back",
    protocolTitle: "Small",
    protocolVersion: "1.2.3",
    protocolDigest: "00ff",
    patient: "A-014",
    sessionNumber: 4,
    day: 0,
    isRehearsal: true,
    age: AgeRange(from: Age(months: 8), before: Age(months: 9)),
    questions: [
      Contraindication(
        id: "fever",
        class: .local,
        ask: .once,
        question: "Fever?",
        zones: [.neck],
        text: "Not today.",
        isOnlyHere: true,
        isIndication: true,
        ages: AgeRange(from: Age(months: 1, days: 3), before: .adult),
        sex: .female,
        heading: "ill",
        short: "fever",
        needs: [.place, .week],
        limits: ConsentLimits(
          closesPlace: true,
          forbid: [.cupping],
          maxPressure: Pressure(2),
          within: [.back],
          isWithinPlace: true,
          forbiddenPositions: [.prone]
        ),
        advise: .urgent,
        isFirm: true,
        isConsentedByOrder: true,
        isExamination: true,
        revised: CalendarDate(year: 2026, month: 11, day: 28),
        loosened: Loosening(because: "it is the indication", source: "001:1", isReworded: true)
      ),
      Contraindication(id: "skin", class: .absolute, ask: .everySession, question: "Skin?"),
    ],
    headings: [Heading(id: "ill", page: .today, say: "Is there fever?", short: "a cold")],
    needs: [
      ProtocolNeed(id: "order", kind: .order, say: "Ordered by", isFirm: true, ask: .once),
      ProtocolNeed(id: "agreement", kind: .tick, say: "Agrees", isOptional: true),
    ],
    preparation: Preparation(
      room: ["Warm"],
      therapist: ["Hands warm"],
      patient: ["Prone", "Covered"]
    ),
    asksPainfulSide: true,
    previousSession: "s-1",
    referrals: [referral],
    toldToday: [ToldToday(id: "fever", at: "14:02")],
    therapist: therapist
  )

  /// One of each case at least; cases with optional parts also without them.
  package static let all: [SessionEvent] =
    [
      .planned(plan), .stepAdded(step, after: 2),
      .sessionStarted(opening),
      .answered(ScreeningAnswer(id: "fever", answer: .no)),
      .answered(
        ScreeningAnswer(
          id: "skin",
          answer: .yes,
          place: "left knee",
          clearance: Clearance(doctor: "Dr Ada", date: "2026-11-20"),
          override: "known"
        )
      ),
      .answered(
        ScreeningAnswer(
          id: "skin",
          answer: .yes,
          places: [
            BodyPlace(zone: .knees, side: .left, words: "a graze"), BodyPlace(zone: .lumbar),
          ],
          through: "ill",
          by: .guardian,
          weeks: 14,
          agreed: [],
          said: "none of these after all"
        )
      ),
      .needMet(
        NeedAnswer(id: "order", clearance: Clearance(doctor: "Dr Ada", date: "2026-11-20"))
      ),
      .needMet(NeedAnswer(id: "walks", isTicked: true, said: "x", side: .left, override: "why")),
      .pageRead(ReadPage(page: .today, lines: 5, stood: .milliseconds(4_200))),
      .pageRead(
        ReadPage(
          page: .health,
          lines: 6,
          stood: .milliseconds(9),
          beforehand: .guardian,
          formOf: CalendarDate(year: 2026, month: 11, day: 20)
        )
      ),
      .ageTold(opening),
      .painReported(.before, score: 0),
      .painfulSideTold(.right), .painfulSideTold(nil),
      .sinceLastTimeTold(effects), .sinceLastTimeTold([]),
      .referralAnswered(.seen(word)), .referralAnswered(.passedOver(reason: "it was long ago")),
      .prepared(item: 0, done: false),
      .changeoverStarted(step: 1, .turn(.supine)), .changeoverStarted(step: 1, .oil),
      .changeoverStarted(step: 1, .drape), .changeoverFinished(step: 1), .stepStarted(0),
      .stepFinished(0), .signSeen(step: 2), .stepsSkipped([2, 3], reason: nil),
      .stepsSkipped([2], reason: ""), .stepStopped(1, reaction: 3), .stepReopened(0),
      .stepRestarted(0), .stepAdjusted(0, by: .milliseconds(-30_001)),
      .stepsLeftOut([], reason: "late"), .stepsLeftOut([4], reason: "late"),
      .refitted([0: .seconds(3), 5: .milliseconds(1)]),
      .paused(.gap), .resumed, .interrupted(since: .milliseconds(61_003), .powerCut),
      .gapAnswered(counted: .zero), .reactionLogged(reaction),
      .reactionLogged(Reaction(id: 1, kind: .warmth, step: nil)),
      .reactionDescribed(3, note: "sharp"), .reactionRetracted(3), .noted("n", step: 4),
      .noted("m", step: 4, happenedAt: .seconds(3)),
      .noted("", step: nil), .proposed(proposal), .directiveTaken(proposal, answered: false),
      .directiveDeclined(proposal, reason: "no"), .stillThereAsked(reaction: 3),
      .stillThereAnswered(reaction: 3, true), .stillThereAnswered(reaction: 3, nil), .undone,
      .patienceHeld, .patienceGoesOn, .safeTold,
      .stopped(.postponed(reason: "crying")), .restStarted, .adviceGiven(item: 2, done: true),
      .closed(.completed), .closed(.endedEarly(reason: "")), .closed(.postponed(reason: "x")),
      .closed(.refused(contraindication: "tumour")),
    ]
    + [BloodPressure(systolic: 145, diastolic: 90)].compactMap(\.self).map {
      .bloodPressureMeasured(.before, $0)
    }
    + [therapist, Therapist(code: "T-02")].compactMap(\.self).map { .takenUp($0) }

  /// A step of which everything is said.
  package static let step = PlannedStep(
    index: 3,
    id: "kneading",
    stage: .main,
    title: "Kneading",
    technique: .petrissage,
    variant: "ring",
    zones: [.lumbar, .buttocks],
    position: .prone,
    side: .leftThenRight,
    directions: [.upward],
    motions: Array(Motion.allCases.prefix(1)),
    hands: Array(HandPart.allCases.prefix(1)),
    duration: .seconds(60),
    stretchedFrom: .seconds(40),
    atLeast: .seconds(30),
    atMost: .seconds(90),
    repetitions: 12,
    tempo: 20,
    pressure: PressureCourse(level: 3),
    until: TissueSign.allCases.first,
    before: [.turn(.prone), .oil],
    ask: [.pain],
    isOptional: true,
    text: "Knead.",
    cautions: ["Not on the spine"],
    avoid: [.sacrum],
    suggested: ["tempo"]
  )

  /// A plan of which everything is said.
  package static let plan = SessionPlan(
    protocolID: "small-back",
    protocolTitle: "Small",
    sessionNumber: 4,
    day: 3,
    periodID: "main",
    periodTitle: "Main part",
    isPeriodSuggested: true,
    periodNote: "Deeper now.",
    position: .prone,
    steps: [step],
    aims: [.main: "Loosen"],
    banners: [
      PlanBanner(
        zones: [.neck],
        technique: .tapotement,
        place: "mole",
        reason: "skin",
        text: "Left out"
      )
    ],
    allowed: .seconds(60)...(.seconds(600)),
    hardLimit: .seconds(700),
    stretchedFrom: .seconds(90),
    rules: [
      ReactionRule(
        reaction: .pain,
        level: 4,
        rise: 2,
        again: true,
        techniques: [.friction],
        zones: [.lumbar],
        directive: .ease,
        advice: .doctor,
        furtherSessions: 1,
        text: "Press less."
      )
    ],
    cautions: [
      Caution(
        zones: [.lumbar],
        forbid: [.tapotement],
        text: "Kidneys",
        ages: AgeRange(from: Age(months: 1, days: 3), before: .adult),
        sex: .female,
        techniques: [.friction],
        positions: [.prone],
        isTurning: true,
        weight: 2
      )
    ],
    limits: PlanLimits(zones: [.lumbar], forbid: [.cupping], maxPressure: Pressure(2)),
    aftercare: Aftercare(
      rest: .seconds(60)...(.seconds(120)),
      ask: [.pain],
      text: "Lie still.",
      advise: ["Keep warm"],
      suggested: ["rest"]
    )
  )
}
