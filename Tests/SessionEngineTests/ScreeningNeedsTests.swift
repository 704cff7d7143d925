import SessionEngine
import Testing

/// What a yes and a protocol need before the first countdown.
struct ScreeningNeedsTests {
  private static let consent = Clearance(doctor: "Dr. Weber", date: "2026-11-01")

  private static func question(
    _ class: Contraindication.Class,
    needs: [ScreeningNeed] = [],
    zones: [Zone] = [],
    limits: ConsentLimits = ConsentLimits(),
    isFirm: Bool = false
  ) -> Contraindication {
    Contraindication(
      id: "finding",
      class: `class`,
      ask: .once,
      question: "A finding?",
      zones: zones,
      needs: needs,
      limits: limits,
      isFirm: isFirm
    )
  }

  private static func yes(
    places: [BodyPlace] = [],
    clearance: Clearance? = nil,
    override: String? = nil,
    weeks: Int? = nil,
    agreed: [Zone]? = nil
  ) -> ScreeningAnswer {
    ScreeningAnswer(
      id: "finding",
      answer: .yes,
      places: places,
      clearance: clearance,
      override: override,
      weeks: weeks,
      agreed: agreed
    )
  }

  @Test func `every need of a yes holds the start until it is said`() {
    let asked = Self.question(.consult, needs: [.place, .week, .zones], zones: [.lumbar])
    var fixture = SessionFixture(plan: nil, questions: [asked])
    let steps: [(ScreeningAnswer, [OpenNeed])] = [
      (
        Self.yes(),
        [
          .finding(question: "finding", .place), .finding(question: "finding", .week),
          .finding(question: "finding", .zones), .clearance(question: "finding"),
        ]
      ),
      (
        Self.yes(places: [BodyPlace(zone: .neck)], clearance: Self.consent),
        [.finding(question: "finding", .week), .finding(question: "finding", .zones)]
      ),
      (
        Self.yes(places: [BodyPlace(zone: .neck)], clearance: Self.consent, weeks: 14),
        [.finding(question: "finding", .zones)]
      ),
      (
        Self.yes(places: [BodyPlace(zone: .neck)], clearance: Self.consent, weeks: 14, agreed: []),
        []
      ),
    ]
    for (second, (answer, open)) in steps.enumerated() {
      fixture.takes(.answer([answer]), at: Double(second))
      #expect(fixture.state.openNeeds == open)
      if let need = open.first, fixture.state.verdict == .clear {
        fixture.refuses(
          .adopt(SessionFixture.smallPlan()),
          at: Double(second),
          saying: fixture.state.sentence(for: need)
        )
      }
    }
    fixture.takes(.adopt(SessionFixture.smallPlan()), at: 9)
  }

  @Test(arguments: [
    Self.yes(clearance: consent), Self.yes(override: "known for years"),
  ])
  func `what is closed stays closed whatever was agreed to`(answer: ScreeningAnswer) {
    let limits = ConsentLimits(
      forbid: [.tapotement],
      maxPressure: Pressure(2),
      forbiddenPositions: [.prone]
    )
    let asked = Self.question(.consult, zones: [.lumbar], limits: limits)
    var fixture = SessionFixture(plan: nil, questions: [asked])
    fixture.takes(.answer([answer]), at: 1)
    #expect(fixture.state.verdict == .clear)
    #expect(
      fixture.state.findings == [
        Finding(
          reason: "finding",
          zones: [.lumbar],
          forbid: [.tapotement],
          maxPressure: Pressure(2),
          forbiddenPositions: [.prone]
        )
      ]
    )
  }

  @Test func `a written reason goes round no firm question`() {
    for kind in [Contraindication.Class.consult, .postpone] {
      var fixture = SessionFixture(plan: nil, questions: [Self.question(kind, isFirm: true)])
      fixture.refuses(.answer([Self.yes(override: "I know")]), at: 1)
    }
  }

  @Test func `the zone of a place is closed where the question closes it`() {
    let asked = Self.question(
      .local,
      needs: [.place],
      limits: ConsentLimits(closesPlace: true, maxPressure: Pressure(2), isWithinPlace: true)
    )
    var fixture = SessionFixture(plan: nil, questions: [asked])
    let knee = BodyPlace(zone: .knees, side: .left, words: "joint")
    fixture.takes(.answer([Self.yes(places: [knee])]), at: 1)
    #expect(fixture.state.findings.first?.closedPlaces == [knee])
    #expect(fixture.state.findings.first?.within == [.knees])
    #expect(fixture.state.findings.first?.place == "left knee: joint")
  }

  @Test(arguments: [("145/90", false), ("180/80", true), ("170/110", true), ("89/70", true)])
  func `blood pressure is measured before the start, and far off it ends the session`(
    text: String,
    isFarOff: Bool
  ) throws {
    let asked = Self.question(.consult, needs: [.bloodPressure])
    var fixture = SessionFixture(plan: nil, questions: [asked])
    fixture.takes(.answer([Self.yes(clearance: Self.consent)]), at: 1)
    #expect(fixture.state.openNeeds == [.finding(question: "finding", .bloodPressure)])
    fixture.refuses(.adopt(SessionFixture.smallPlan()), at: 2)
    let value = try #require(BloodPressure(text: text))
    fixture.refuses(.reportBloodPressure(.after, value), at: 3)
    fixture.takes(.reportBloodPressure(.before, value), at: 3)
    #expect(fixture.state.openNeeds == [])
    #expect(fixture.state.verdict == (isFarOff ? .postponed("pressure-crisis") : .clear))
    if isFarOff {
      fixture.takes(.concludeScreening, at: 4)
      #expect(fixture.state.outcome == .postponed(reason: "pressure-crisis"))
    } else {
      fixture.takes(.adopt(SessionFixture.smallPlan()), at: 4)
      fixture.takes(.begin, at: 5)
      fixture.takes(.stop(reason: "enough"), at: 6)
      fixture.takes(.reportBloodPressure(.after, value), at: 7)
      #expect(fixture.state.bloodPressureAfter == value)
    }
  }

  @Test(arguments: ["", "145", "90/145", "145/90/1", "+145/90", "1450/90", "a/b", "145/19"])
  func `what is no blood pressure is none`(text: String) {
    #expect(BloodPressure(text: text) == nil)
  }

  @Test func `the affected side that a protocol needs is the one its steps stand by`() {
    let need = ProtocolNeed(id: "affected-side", kind: .side, say: "Affected side", isFirm: true)
    var fixture = SessionFixture(plan: nil, needs: [need])
    fixture.takes(.meetNeed(NeedAnswer(id: need.id, side: .left)), at: 1)
    #expect(fixture.state.painfulSide == .left)
    #expect(fixture.state.isPainfulSideTold)
  }

  @Test func `what the protocol needs holds the start until it is there`() {
    let needs = [
      ProtocolNeed(id: "order", kind: .order, say: "Ordered by", isFirm: true, ask: .once),
      ProtocolNeed(id: "walks", kind: .tick, say: "Walks"),
      ProtocolNeed(id: "curve", kind: .side, say: "Concave side"),
    ]
    var fixture = SessionFixture(plan: nil, needs: needs)
    fixture.takes(.answer([ScreeningAnswer(id: "fever", answer: .no)]), at: 1)
    #expect(fixture.state.openNeeds == needs.map { .ofProtocol(id: $0.id) })
    fixture.refuses(
      .adopt(SessionFixture.smallPlan()),
      at: 2,
      saying: "Needed before the start: Ordered by"
    )
    fixture.refuses(.meetNeed(NeedAnswer(id: "order", override: "known")), at: 2)
    fixture.refuses(.meetNeed(NeedAnswer(id: "walks", override: " ")), at: 2)
    fixture.refuses(.meetNeed(NeedAnswer(id: "flies", isTicked: true)), at: 2)
    let undated = Clearance(doctor: "Dr. Weber", date: "soon")
    fixture.refuses(.meetNeed(NeedAnswer(id: "order", clearance: undated)), at: 2)
    fixture.takes(.meetNeed(NeedAnswer(id: "order", isTicked: true)), at: 3)
    #expect(fixture.state.openNeeds.count == 3)
    fixture.takes(.meetNeed(NeedAnswer(id: "order", clearance: Self.consent)), at: 4)
    fixture.takes(.meetNeed(NeedAnswer(id: "walks", override: "carried in")), at: 5)
    fixture.takes(.meetNeed(NeedAnswer(id: "curve", side: .left)), at: 6)
    #expect(fixture.state.openNeeds == [])
    fixture.takes(.adopt(SessionFixture.smallPlan()), at: 7)
  }

  @Test func `without a firm need the session is refused`() {
    let order = ProtocolNeed(id: "order", kind: .order, say: "Ordered by", isFirm: true)
    var fixture = SessionFixture(plan: nil, needs: [order])
    fixture.takes(.answer([ScreeningAnswer(id: "fever", answer: .no)]), at: 1)
    fixture.takes(.concludeScreening, at: 2)
    #expect(fixture.state.outcome == .refused(contraindication: "order"))
  }

  @Test func `the order stands for a consent where the protocol says so`() {
    var asked = Self.question(.consult)
    asked.isConsentedByOrder = true
    let order = ProtocolNeed(id: "order", kind: .order, say: "Ordered by", isFirm: true)
    var fixture = SessionFixture(plan: nil, questions: [asked], needs: [order])
    fixture.takes(.answer([Self.yes()]), at: 1)
    #expect(fixture.state.verdict == .needsClearance("finding"))
    fixture.takes(.meetNeed(NeedAnswer(id: "order", clearance: Self.consent)), at: 2)
    #expect(fixture.state.verdict == .clear)
    #expect(fixture.state.openNeeds == [])
  }

  @Test(arguments: [
    (Contraindication.Class.local, Contraindication.Rhythm.everySession, true),
    (.local, .once, false), (.consult, .everySession, false),
  ])
  func `what leaves no plan closes the session, for today where it may pass`(
    kind: Contraindication.Class,
    ask: Contraindication.Rhythm,
    isOfToday: Bool
  ) {
    var asked = Self.question(kind, zones: [.back])
    asked.ask = ask
    var fixture = SessionFixture(plan: nil, questions: [asked])
    fixture.refuses(.concludeWithoutPlan(finding: "finding"), at: 1)
    fixture.takes(.answer([Self.yes(clearance: Self.consent)]), at: 1)
    fixture.takes(.concludeWithoutPlan(finding: "finding"), at: 2)
    #expect(
      fixture.state.outcome
        == (isOfToday
          ? .postponed(reason: "finding") : .refused(contraindication: "finding"))
    )
  }

  @Test func `something else under a heading waits for a doctor and stands in the record`() {
    let ill = Heading(id: "ill", page: .today, say: "Is there fever?")
    var fixture = SessionFixture(plan: nil, headings: [ill])
    fixture.takes(.answer([ScreeningAnswer(id: "fever", answer: .no)]), at: 1)
    #expect(fixture.state.verdict == .clear)
    fixture.takes(
      .answer([
        ScreeningAnswer(id: "ill-other", answer: .yes, through: "ill", said: "a bee sting")
      ]),
      at: 2
    )
    #expect(fixture.state.verdict == .needsClearance("ill-other"))
    let record = SessionRecord(id: "s", entries: fixture.entries)
    #expect(record?.answers.map(\.answer.id) == ["fever", "ill-other"])
    #expect(record?.answers.last?.answer.said == "a bee sting")
  }

  @Test func `a step from outside the plan keeps the limits of the screening`() {
    var plan = SessionFixture.smallPlan()
    plan.limits = PlanLimits(zones: [.lumbar, .back], forbid: [.cupping], maxPressure: Pressure(2))
    var fixture = SessionFixture.running(plan: plan)
    func added(_ technique: Technique, _ zone: Zone) -> PlannedStep {
      SessionFixture.step(9, "more", .main, technique, [zone], 30)
    }
    fixture.refuses(.add(added(.friction, .back)), at: 1)
    fixture.refuses(.add(added(.cupping, .neck)), at: 1)
    fixture.takes(.add(added(.friction, .neck)), at: 1)
    let step = fixture.state.progress.steps.first { $0.isAdded }
    #expect(step?.step.pressure?.strongest == Pressure(2))
  }

  @Test(arguments: [
    ("belly-hernia", "belly hernia"), ("skin-other", "something else (skin)"),
    ("age-neck-on-chair", "the patient's age"), ("age-limit", "the patient's age"),
    ("standing", "always left out"), ("fever", "fever"), ("-other", "other"),
  ])
  func `a finding is said in words, not by its id`(id: String, words: String) {
    #expect(id.findingInSentence == words)
  }
}
