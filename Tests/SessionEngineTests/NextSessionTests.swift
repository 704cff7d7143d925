import SessionEngine
import TestSupport
import Testing

@Suite struct NextSessionTests {
  private static let today = CalendarDate(daysSince1970: 200)
  private static let course = Course(
    sessions: 3...4,
    interval: .days(2...3),
    repeats: 2...2,
    periods: []
  )

  private static var massage: MassageProtocol {
    var massage = SmallProtocol.value
    massage.course = course
    return massage
  }

  private static var byDays: MassageProtocol {
    var massage = SmallProtocol.value
    let period = Period(id: "late", title: "Late", span: .days(from: 5, to: nil))
    massage.course = Course(sessions: 10...10, interval: nil, periods: [period])
    return massage
  }

  /// A session that was held so many days ago.
  private static func session(
    _ number: Int,
    ago: Int,
    of protocolID: String = "small-back",
    counts: Bool = true,
    isRehearsal: Bool = false,
    course: Int64? = 1,
    putOff: [PutOff] = []
  ) -> EarlierSession {
    EarlierSession(
      id: "\(protocolID)-\(number)-\(ago)",
      protocolID: protocolID,
      number: number,
      date: today.daysSince1970 - ago,
      counts: counts,
      isRehearsal: isRehearsal,
      course: course,
      putOff: putOff,
      painfulSide: .left
    )
  }

  private static func next(
    _ massage: MassageProtocol = massage,
    of patient: String? = "A-1",
    _ sessions: [EarlierSession] = [],
    given prescription: Prescription? = Prescription(course: 1),
    at place: CoursePlace = .next,
    inRehearsal: Bool = false
  ) -> NextSession {
    NextSession(
      by: massage,
      of: patient,
      knowing: PatientHistory(isKnown: true, sessions: sessions, prescription: prescription),
      at: place,
      inRehearsal: inRehearsal,
      on: today
    )
  }

  // MARK: Which session it is

  @Test(arguments: [
    ([], 1),
    ([session(1, ago: 2)], 2),
    ([session(1, ago: 4), session(2, ago: 2)], 3),
    // One that did not count is held again under its number.
    ([session(1, ago: 4), session(2, ago: 2, counts: false)], 2),
    // Numbers that were given count as far as they go.
    ([session(3, ago: 2)], 4),
    // Another protocol's, another course's and rehearsed sessions are none of it.
    ([session(1, ago: 2, of: "neck")], 1),
    ([session(1, ago: 90, course: 7)], 1),
    ([session(1, ago: 2, isRehearsal: true)], 1),
    // After the last of four the next course begins.
    ([session(1, ago: 9), session(2, ago: 7), session(3, ago: 5), session(4, ago: 3)], 1),
  ])
  func `the next session is counted from those that count`(sessions: [EarlierSession], next: Int) {
    #expect(Self.next(Self.massage, sessions).request.sessionNumber == next)
  }

  @Test func `a rehearsal follows rehearsals`() {
    let sessions = [
      Self.session(1, ago: 9), Self.session(2, ago: 7), Self.session(1, ago: 2, isRehearsal: true),
    ]
    let rehearsal = Self.next(Self.massage, sessions, inRehearsal: true)
    #expect(rehearsal.request.sessionNumber == 2)
    #expect(rehearsal.previous == sessions.last)
    #expect(rehearsal.enrolment == nil)
    #expect(Self.next(Self.massage, sessions).previous == sessions[1])
  }

  @Test func `without a course the sessions by the protocol are counted`() {
    let sessions = [Self.session(1, ago: 5, course: nil), Self.session(2, ago: 3, course: nil)]
    let next = Self.next(SmallProtocol.value, sessions, given: nil)
    #expect(next.request.sessionNumber == 3)
    #expect(next.course == nil)
    #expect(next.warnings.isEmpty)
    let named = sessions + [Self.session(5, ago: 2, course: nil)]
    #expect(Self.next(SmallProtocol.value, named, given: nil).request.sessionNumber == 6)
  }

  @Test func `what was only tried hides no session before it`() {
    let held = Self.session(1, ago: 5)
    var tried = Self.session(2, ago: 1, counts: false)
    tried.isAbandoned = true
    #expect(Self.next(Self.massage, [held, tried]).last == held)
  }

  @Test func `what came of a session is asked for wherever hands were laid on`() {
    let counted = Self.session(1, ago: 0)
    var brief = Self.session(2, ago: 0, counts: false)
    #expect(Self.next(Self.massage, [counted, brief]).previous == counted)
    brief.handsOn = .seconds(90)
    let next = Self.next(Self.massage, [brief])
    #expect(next.previous == brief)
    #expect(next.known.lastSession == Self.today.text)
    #expect(Self.next(Self.massage, [counted, brief]).previous == brief)
  }

  @Test func `a session that is not over leaves its referral, and else nothing`() {
    var standing = Self.session(1, ago: 0)
    standing.isOver = false
    standing.referral = ReferralCause(.session, .numbness)
    let next = Self.next(Self.massage, [standing])
    #expect(next.referrals.map(\.cause) == [ReferralCause(.session, .numbness)])
    #expect(next.request.sessionNumber == 1)
    #expect(next.previous == nil && next.last == nil)
    #expect(Self.next(Self.massage, [standing], inRehearsal: true).referrals.isEmpty)
  }

  @Test func `a number that was named stands, also past the end of the course`() {
    let sessions = (1...4).map { Self.session($0, ago: 10 - $0) }
    let named = Self.next(Self.massage, sessions, at: .session(7))
    #expect(named.request.sessionNumber == 7)
    #expect(!named.warnings.contains { $0.contains("begins another") })
    #expect(named.enrolment?.endsLast == false)
  }

  @Test func `the course is the one that was prescribed`() {
    let given = Prescription(course: 1, sessions: 2, interval: .weeks(1...1))
    let sessions = [Self.session(1, ago: 12), Self.session(2, ago: 10)]
    let next = Self.next(Self.massage, sessions, given: given)
    #expect(next.request.sessionNumber == 1)
    #expect(next.enrolment?.endsLast == true)
    #expect(next.enrolment?.begins == true)
    let early = Self.next(Self.massage, [Self.session(1, ago: 3)], given: given)
    #expect(early.warnings.first?.contains("one session every 1 week") == true)
  }

  @Test func `a walk-in begins with session 1, and nothing is told of a course`() {
    let walkIn = NextSession(
      by: Self.massage,
      of: nil,
      knowing: PatientHistory(),
      on: Self.today
    )
    #expect(walkIn.request.sessionNumber == 1)
    #expect(walkIn.course == nil)
    #expect(walkIn.warnings.isEmpty)
    #expect(walkIn.enrolment == nil)
    #expect(walkIn.questionnaire.questions.map(\.id) == ["fever", "tumour", "skin"])
  }

  // MARK: The day since the injury

  @Test(arguments: [
    (CoursePlace.next, CalendarDate?.some(CalendarDate(daysSince1970: 193)), Int?.some(7)),
    (.day(12), CalendarDate(daysSince1970: 193), 12),
    (.next, CalendarDate(daysSince1970: 205), 0),
    (.next, CalendarDate?.none, nil),
    (.session(2), CalendarDate(daysSince1970: 193), nil),
  ])
  func `the day is counted from the injury unless it is said`(
    place: CoursePlace,
    injuredOn: CalendarDate?,
    day: Int?
  ) {
    let given = Prescription(course: 1, injuredOn: injuredOn)
    let next = Self.next(Self.byDays, given: given, at: place)
    #expect(next.request.day == day)
    #expect(next.enrolment?.injuredOn == day.map { CalendarDate(daysSince1970: 200 - $0) })
  }

  @Test func `a course that counts sessions has no day`() {
    let given = Prescription(course: 1, injuredOn: CalendarDate(daysSince1970: 150))
    #expect(Self.next(Self.massage, given: given).request.day == nil)
  }

  // MARK: What earlier sessions ask of it

  @Test func `what was put off stays out, whatever the protocol it happened in`() {
    let putOff = PutOff(
      technique: .friction,
      zones: [.lumbar],
      furtherSessions: 3,
      reason: "pain"
    )
    let next = Self.next(Self.massage, [Self.session(1, ago: 4, of: "neck", putOff: [putOff])])
    #expect(next.request.dropped.map(\.technique) == [.friction])
    #expect(next.request.painfulSide == nil)
    #expect(Self.next(Self.massage, [Self.session(1, ago: 4)]).request.painfulSide == .left)
  }

  @Test(arguments: [
    ([session(1, ago: 1)], "1 day at the earliest"),
    ([session(1, ago: 2)], nil),
    ([session(1, ago: 3)], nil),
    ([session(1, ago: 9)], "this one was due by"),
    ([session(1, ago: 1, of: "neck")], nil),
    ([session(1, ago: 1, isRehearsal: true)], nil),
  ])
  func `too early and too late are warned of`(sessions: [EarlierSession], words: String?) {
    let warnings = Self.next(Self.massage, sessions).warnings
    #expect(warnings.count == (words == nil ? 0 : 1))
    #expect(warnings.allSatisfy { $0.contains(words ?? "") })
  }

  @Test(arguments: [(20, true), (182, false)])
  func `another course is announced, and warned of where it comes too soon`(
    ago: Int,
    isTooSoon: Bool
  ) {
    let next = Self.next(Self.massage, (1...4).map { Self.session($0, ago: ago + 4 - $0) })
    #expect(next.warnings.first == "The last course is done: this session begins another.")
    #expect(next.warnings.contains { $0.contains("should not begin before") } == isTooSoon)
    #expect(next.course?.sessions.isEmpty == true)
    #expect(next.enrolment?.endsLast == true)
    #expect(next.enrolment?.begins == true)
  }

  @Test(arguments: [
    ([EarlierSession](), true), ([session(1, ago: 2)], false),
    ([session(1, ago: 2, counts: false)], true),
  ])
  func `a course begins with the first session and goes on with the others`(
    sessions: [EarlierSession],
    begins: Bool
  ) {
    let enrolment = Self.next(Self.massage, sessions).enrolment
    #expect(enrolment?.endsLast == false)
    #expect(enrolment?.begins == begins)
  }

  @Test func `a code that nobody knows is remarked, and a taken up session enrols nobody`() {
    let unknown = NextSession(
      by: Self.massage,
      of: "A-1",
      knowing: PatientHistory(),
      on: Self.today
    )
    #expect(unknown.warnings == ["Nothing is on record about patient A-1."])
    let opening = SessionOpening(
      protocolID: "small-back",
      protocolTitle: "Small",
      protocolVersion: "1",
      protocolDigest: "",
      sessionNumber: 3,
      day: 9,
      questions: [],
      preparation: Preparation()
    )
    let same = Self.next(Self.massage, [Self.session(1, ago: 2)], at: .same(opening))
    #expect(same.request.sessionNumber == 3)
    #expect(same.request.day == 9)
    #expect(same.enrolment?.begins == false)
  }

  // MARK: What is on record

  private static let instant = WallTime(milliseconds: 0)
  private static let consent = Clearance(doctor: "Dr. Ada", date: "1970-05-01")

  private static var onRecord: PatientHistory {
    PatientHistory(
      isKnown: true,
      birthDate: BirthDate(text: "1930-04-01"),
      findings: [
        StandingFinding(contraindication: "tumour", isPresent: false, recordedAt: instant),
        StandingFinding(
          contraindication: "skin",
          isPresent: true,
          place: "left heel",
          recordedAt: instant
        ),
        StandingFinding(
          contraindication: StandingFinding.placeID,
          isPresent: true,
          zones: [.abdomen],
          recordedAt: instant
        ),
      ],
      consents: [
        RecordedClearance(contraindication: "skin", clearance: consent, recordedAt: instant),
        RecordedClearance(contraindication: "heart", clearance: consent, recordedAt: instant),
      ],
      rehearsed: [ScreeningAnswer(id: "fever", answer: .no)]
    )
  }

  @Test func `answers hold with the consents that go with them`() {
    let answers = Self.onRecord.answers(inRehearsal: false)
    #expect(answers.map(\.id) == ["tumour", "skin", "heart"])
    #expect(answers.map(\.answer) == [.no, .yes, .unanswered])
    #expect(answers.map(\.clearance) == [nil, Self.consent, Self.consent])
    #expect(answers[1].place == "left heel")
    #expect(Self.onRecord.answers(inRehearsal: true).first?.id == "fever")
    #expect(Self.onRecord.clearances == ["skin": Self.consent, "heart": Self.consent])
  }

  @Test(
    arguments: [
      ("calves", [Zone.calves], [nil]), ("left calves", [.calves], [.left]),
      ("calves both: knots", [.calves, .calves], [.left, .right]),
      ("the calves, rather deep", [.calves], [nil]), ("a spot", [nil], [nil]),
      ("feet and lumbar", [.lumbar, .feet], [nil, nil]),
    ] as [(String, [Zone?], [BodySide?])]
  )
  func `a place on record closes its zones, both sides where none is told`(
    place: String,
    zones: [Zone?],
    sides: [BodySide?]
  ) {
    let finding = StandingFinding(
      contraindication: "veins",
      isPresent: true,
      place: place,
      recordedAt: Self.instant
    )
    let answer = PatientHistory(isKnown: true, findings: [finding]).answers(inRehearsal: false)[0]
    #expect(answer.places.map(\.zone) == zones)
    #expect(answer.places.map(\.side) == sides)
    let question = Contraindication(
      id: "veins",
      class: .local,
      ask: .once,
      question: "Veins?",
      needs: [.place],
      limits: ConsentLimits(closesPlace: true)
    )
    // A place that names no zone is asked for again.
    #expect(question.openNeeds(after: answer) == (zones == [nil] ? [.place] : []))
  }

  @Test(arguments: [(364, true), (365, false)])
  func `a consent and an order hold for a year, then they are asked for again`(
    days: Int,
    holds: Bool
  ) throws {
    var history = Self.onRecord
    history.needs = [NeedAnswer(id: ProtocolNeed.orderID, clearance: Self.consent)]
    let given = try #require(CalendarDate(text: Self.consent.date))
    let next = NextSession(
      by: Self.massage,
      of: "A-1",
      knowing: history,
      on: given.adding(days: days)
    )
    #expect((next.clearances["heart"] == Self.consent) == holds)
    #expect(!next.needs.isEmpty == holds)
    let skin = next.questionnaire.recorded.first { $0.id == "skin" }
    #expect((skin?.clearance == Self.consent) == holds)
  }

  @Test func `age and places that are always left out go into the plan`() {
    let next = NextSession(
      by: Self.massage,
      of: "A-1",
      knowing: Self.onRecord,
      on: Self.today
    )
    #expect(next.request.age == AgeRange(exactly: Age(months: 40 * 12 + 3, days: 19)))
    #expect(next.request.findings == [Finding(reason: "standing", zones: [.abdomen])])
    #expect(next.questionnaire.recorded.map(\.id) == ["tumour", "skin"])
    #expect(next.questionnaire.silent.isEmpty)
  }

  @Test func `from the second session on what is known is asked only on news`() {
    var history = Self.onRecord
    history.sessions = [Self.session(1, ago: 2)]
    history.prescription = Prescription(course: 1)
    let next = NextSession(by: Self.massage, of: "A-1", knowing: history, on: Self.today)
    #expect(next.questionnaire.silent == ["tumour"])
    #expect(next.questionnaire.questions.map(\.id) == ["fever", "skin", "anything-new", "tumour"])
    #expect(next.previous?.id == "small-back-1-2")
  }
}
