import SessionEngine
import TestSupport
import Testing

@Suite struct ReferralTests {
  private static let rules = [
    ReactionRule(
      reaction: .pain,
      level: 7,
      directive: .stopSession,
      advice: .doctor,
      text: "Stop."
    ),
    ReactionRule(reaction: .pain, level: 4, directive: .stopTechnique, text: "Leave it."),
    ReactionRule(reaction: .crying, directive: .postpone, text: "Comfort."),
    ReactionRule(reaction: .weakness, directive: .stopSession, advice: .urgent, text: "Stop."),
  ]

  /// A way in which a session can end.
  enum Way: CaseIterable {
    case completed, skipped, endedEarly, left, postponed
    case alarm, alarmByRule, alarmBeforeTheStart, alarmAtRest
    case alarmDeclined, alarmNotMeant, alarmTakenBack, alarmAndEndedEarly, alarmAtRestUnanswered
    case advice, lastRung

    /// What a doctor has to be seen for, if one has to.
    var cause: ReferralCause? {
      switch self {
      case .completed, .skipped, .endedEarly, .left, .postponed, .alarmNotMeant, .alarmTakenBack:
        nil
      case .alarm, .alarmBeforeTheStart, .alarmAtRest, .alarmAndEndedEarly,
        .alarmAtRestUnanswered, .alarmDeclined:
        ReferralCause(.session, .numbness)
      case .alarmByRule: ReferralCause(.session, .weakness, advice: .urgent)
      case .advice: ReferralCause(.session, .pain, score: 7)
      case .lastRung: ReferralCause(.session, .pain, score: 4)
      }
    }

    func record() throws -> SessionRecord {
      let plan = SessionFixture.smallPlan(rules: ReferralTests.rules)
      var visit = self == .alarmBeforeTheStart ? SessionFixture(plan: plan) : .running(plan: plan)
      func react(_ kind: ReactionKind, _ score: Int? = nil) -> Command {
        .react(kind, score: score, severity: nil, side: nil, note: nil)
      }
      switch self {
      case .completed: visit.takes(.pass, at: 150)
      case .skipped: for _ in 0..<4 { visit.takes(.skip(reason: nil), at: 1) }
      case .endedEarly: visit.takes(.stop(reason: "no time left"), at: 50)
      case .left: visit.takes(.stop(reason: "interrupted and not taken up"), at: 10)
      case .postponed: visit.takes(react(.crying), at: 10)
      case .alarm, .alarmDeclined, .alarmNotMeant, .alarmTakenBack, .alarmAndEndedEarly,
        .alarmBeforeTheStart:
        visit.takes(react(.numbness), at: 10)
      case .alarmByRule: visit.takes(react(.weakness), at: 10)
      case .alarmAtRest, .alarmAtRestUnanswered:
        visit.takes(.pass, at: 150)
        visit.takes(react(.numbness), at: 151)
      case .advice: visit.takes(react(.pain, 7), at: 10)
      case .lastRung:
        visit.takes(react(.pain, 4), at: 45)
        visit.takes(.confirm, at: 46)
        visit.takes(.pass, at: 77)
        visit.takes(.answerStillThere(true), at: 78)
      }
      switch self {
      case .postponed, .alarm, .alarmByRule, .alarmBeforeTheStart, .alarmAtRest, .advice, .lastRung:
        visit.takes(.confirm, at: 152)
      case .alarmDeclined:
        visit.takes(.decline(reason: "it was the cushion"), at: 11)
        visit.takes(.resume, at: 12)
      case .alarmNotMeant:
        visit.takes(.decline(reason: Proposal.notMeant), at: 11)
        visit.takes(.resume, at: 12)
      case .alarmTakenBack: visit.takes(.undo, at: 11)
      case .alarmAndEndedEarly: visit.takes(.stop(reason: "enough"), at: 11)
      case .completed, .skipped, .endedEarly, .left, .alarmAtRestUnanswered: break
      }
      visit.takes(.pass, at: 400)
      if visit.state.outcome == nil { visit.takes(.close, at: 401) }
      return try #require(SessionRecord(id: "s-1", entries: visit.entries))
    }
  }

  static let effects: [AfterEffect?] =
    [nil, AfterEffect(kind: .relief, severity: .severe, lasting: .weeks)]
    + AfterEffect.Lasting.allCases.flatMap { lasting in
      Severity.allCases.map { AfterEffect(kind: .soreness, severity: $0, lasting: lasting) }
    }

  @Test(arguments: Way.allCases)
  func `what a session leaves a doctor to decide`(way: Way) throws {
    let record = try way.record()
    #expect(record.referral == way.cause)
    #expect(record.outcome != nil)
  }

  @Test(arguments: Way.allCases, effects)
  func `the next session begins only where nothing is left to a doctor`(
    way: Way,
    effect: AfterEffect?
  ) throws {
    let record = try way.record()
    let earlier = EarlierSession(
      id: record.id,
      protocolID: "small",
      number: 1,
      date: 20_000,
      counts: record.counts,
      referral: record.referral
    )
    var next = Self.opened([earlier].referralsInTheWay)
    if let effect { next.takes(.tellSinceLastTime([effect]), at: 0) }
    let isMajor = effect?.adverseClass == .major
    guard way.cause != nil || isMajor else {
      next.takes(.adopt(SessionFixture.smallPlan()), at: 1)
      return next.takes(.begin, at: 1)
    }
    next.refuses(.adopt(SessionFixture.smallPlan()), at: 1)
    var postponed = next
    postponed.takes(.concludeScreening, at: 2)
    guard case .postponed? = postponed.state.outcome else {
      Issue.record("it ends as \(postponed.state.outcome as Any)")
      return
    }
    next.refuses(.answerReferral(.passedOver(reason: " ")), at: 2)
    next.takes(.answerReferral(.passedOver(reason: "the doctor is on holiday")), at: 2)
    next.takes(.adopt(SessionFixture.smallPlan()), at: 3)
    next.takes(.begin, at: 3)
  }

  private static func opened(_ referrals: [Referral]) -> SessionFixture {
    var fixture = SessionFixture(plan: nil)
    let opened = Session.opened(
      SessionOpening(
        protocolID: "small",
        protocolTitle: "Small",
        protocolVersion: "1",
        protocolDigest: "",
        questions: [],
        preparation: Preparation(),
        referrals: referrals
      ),
      at: WallTime(milliseconds: 0)
    )
    fixture.session = opened.session
    fixture.entries = [opened.entry]
    return fixture
  }

  private static let open = Referral(
    session: "s-1",
    day: CalendarDate(text: "2026-11-20"),
    cause: ReferralCause(.session, .numbness)
  )

  private static func word(_ line: String) throws -> DoctorsWord { try DoctorsWord(line: line) }

  @Test func `a session goes on once it is recorded what a doctor said`() throws {
    for line in ["Dr Ada 2026-11-21 goes-on", "Dr Ada 2026-11-21 without lumbar"] {
      var next = Self.opened([Self.open])
      next.takes(.answerReferral(.seen(try Self.word(line))), at: 1)
      next.takes(.adopt(SessionFixture.smallPlan()), at: 2)
    }
  }

  @Test func `a doctor who was seen before the session that asks for one answers nothing`() throws {
    var next = Self.opened([Self.open])
    let day = try #require(Self.open.day)
    let before = CalendarDate(daysSince1970: day.daysSince1970 - 1)
    let early = DoctorsWord(doctor: "Dr Ada", date: before, .goesOn)
    next.refuses(.answerReferral(.seen(early)), at: 1)
    next.takes(.answerReferral(.seen(DoctorsWord(doctor: "Dr Ada", date: day, .goesOn))), at: 2)
  }

  @Test func `a doctor's no refuses the session, and no written reason goes round it`() throws {
    var next = Self.opened([Self.open])
    next.takes(.answerReferral(.seen(try Self.word("Dr Ada 2026-11-21 no-more"))), at: 1)
    next.refuses(.adopt(SessionFixture.smallPlan()), at: 2)
    next.takes(.concludeScreening, at: 3)
    #expect(next.state.outcome == .refused(contraindication: Referral.noMoreID))

    var referral = Self.open
    referral.word = try Self.word("Dr Ada 2026-11-21 no-more")
    var later = Self.opened([referral])
    later.refuses(.answerReferral(.passedOver(reason: "it is long ago")), at: 1)
    later.takes(.answerReferral(.seen(try Self.word("Dr Bo 2026-12-01 goes-on"))), at: 2)
    later.takes(.adopt(SessionFixture.smallPlan()), at: 3)
  }

  @Test(
    arguments: [
      ("Dr Ada 2026-11-21 goes-on", [], []),
      ("Dr. Ada Lovelace 2026-11-21 without lumbar", [.lumbar], []),
      ("Ada 2026-11-21 without the upper back, tapotement", [.upperBack], [.tapotement]),
      ("Ada 2026-11-21 without strong pressure", [], []),
    ] as [(String, [Zone], [Technique])]
  )
  func `a doctor's word is read and written as one line`(
    line: String,
    zones: [Zone],
    techniques: [Technique]
  ) throws {
    let word = try Self.word(line)
    #expect(word.line == line)
    #expect(word.zones == zones)
    #expect(word.techniques == techniques)
  }

  @Test(arguments: [
    "", "goes-on", "2026-11-21 goes-on", "Ada goes-on", "Ada 2026-11-21", "Ada 2026-11-21 perhaps",
    "Ada 2026-02-30 goes-on", "Ada 2026-11-21 without", "Ada 2026-11-21 no-more lumbar",
  ])
  func `a line that says too little or too much is refused`(line: String) {
    #expect(throws: Refusal.self) { try DoctorsWord(line: line) }
  }

  @Test func `what a doctor wants left out is left out until another word`() throws {
    var request = PlanRequest()
    request.obey(try Self.word("Ada 2026-11-21 without lumbar, tapotement"))
    #expect(request.findings.flatMap(\.zones) == [.lumbar])
    #expect(request.dropped.map(\.technique) == [.tapotement])
    var open = PlanRequest()
    open.obey(try Self.word("Ada 2026-11-21 goes-on"))
    #expect(open == PlanRequest())
  }

  @Test func `the graver of two rules says whom the patient is sent to`() throws {
    let rules = [
      ReactionRule(reaction: .pain, level: 7, directive: .stopSession, advice: .urgent, text: "A."),
      ReactionRule(reaction: .pain, directive: .stopSession, text: "B."),
    ]
    for order in [rules, rules.reversed()] {
      var visit = SessionFixture.running(plan: SessionFixture.smallPlan(rules: order))
      visit.takes(.react(.pain, score: 8, severity: nil, side: nil, note: nil), at: 5)
      visit.takes(.confirm, at: 6)
      #expect(visit.state.referral?.advice == .urgent)
    }
  }
}
