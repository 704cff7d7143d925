import RecordExport
import SessionEngine
import Testing

/// A session moved by commands; whatever is refused fails the test.
struct ExampleSession {
  var session: Session
  var entries: [JournalEntry]
  let id: String
  private let start: WallTime

  /// 2026-11-20T14:02:11.250Z.
  static let start = WallTime(milliseconds: 1_795_183_331_250)

  static let questions = [
    Contraindication(
      id: "fever",
      class: .postpone,
      ask: .everySession,
      question: "Raised temperature today?"
    ),
    Contraindication(
      id: "skin",
      class: .local,
      ask: .everySession,
      question: "Any wound or rash on the back?"
    ),
    Contraindication(
      id: "tumour",
      class: .absolute,
      ask: .once,
      question: "Is a tumour known or suspected?"
    ),
  ]

  static let rules = [
    ReactionRule(reaction: .pain, level: 4, directive: .ease, text: "Press less."),
    ReactionRule(
      reaction: .pain,
      level: 7,
      directive: .stopTechnique,
      furtherSessions: 2,
      text: "Stop this technique."
    ),
    ReactionRule(
      reaction: .numbness,
      directive: .stopSession,
      advice: .doctor,
      text: "Stop the session."
    ),
  ]

  static let plan = SessionPlan(
    protocolID: "lumbar",
    protocolTitle: "Lumbar massage",
    sessionNumber: 4,
    periodTitle: "Main part",
    position: .prone,
    steps: [
      step(0, "warm-up", .introductory, .effleurage, [.back], 120, pressure: 1),
      step(1, "rubbing", .main, .friction, [.lumbar], 180, side: .leftThenRight),
      step(2, "kneading", .main, .petrissage, [.lumbar, .buttocks], 90),
      step(3, "closing", .final, .effleurage, [.back], 60, pressure: 1),
    ],
    allowed: .seconds(300)...(.seconds(600)),
    rules: rules,
    aftercare: Aftercare(
      rest: .seconds(60)...(.seconds(900)),
      ask: [.pain],
      advise: ["Keep warm", "Drink water"]
    )
  )

  static func step(
    _ index: Int,
    _ id: String,
    _ stage: StageName,
    _ technique: Technique,
    _ zones: [Zone],
    _ seconds: Int,
    side: WorkedSide = .both,
    pressure: Int = 3
  ) -> PlannedStep {
    PlannedStep(
      index: index,
      id: id,
      stage: stage,
      technique: technique,
      zones: zones,
      side: side,
      duration: .seconds(seconds),
      atLeast: .seconds(seconds / 2),
      pressure: Pressure(pressure).map { PressureCourse(start: $0, end: $0) },
      text: "Do it."
    )
  }

  init(
    id: String = "0d9d3b1e",
    patient: String? = "A-014",
    rehearsal: Bool = false,
    title: String = "Lumbar massage",
    number: Int = 4,
    start: WallTime = Self.start,
    headings: [Heading] = [],
    questions: [Contraindication] = Self.questions,
    needs: [ProtocolNeed] = [],
    therapist: Therapist? = nil
  ) {
    self.id = id
    self.start = start
    let opened = Session.opened(
      SessionOpening(
        protocolID: "lumbar",
        protocolTitle: title,
        protocolVersion: "1.0.0",
        protocolDigest: "ab12",
        patient: patient,
        sessionNumber: number,
        isRehearsal: rehearsal,
        questions: questions,
        headings: headings,
        needs: needs,
        preparation: Preparation(),
        previousSession: "before",
        therapist: therapist
      ),
      at: start
    )
    session = opened.session
    entries = [opened.entry]
  }

  /// Carries out a command at a second of the session.
  mutating func takes(
    _ command: Command,
    at second: Double = 0,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let now = Duration.milliseconds(Int64((second * 1_000).rounded()))
    do throws(Refusal) {
      let events = try session.events(for: command, at: now)
      let wall = WallTime(milliseconds: start.milliseconds + now.wholeMilliseconds)
      entries += session.record(events, at: wall, now: now)
    } catch {
      Issue.record("refused: \(error.sentence)", sourceLocation: sourceLocation)
    }
  }

  /// Carries out a command where it is allowed.
  mutating func tries(_ command: Command, at second: Double) {
    let now = Duration.milliseconds(Int64((second * 1_000).rounded()))
    guard let events = try? session.events(for: command, at: now) else { return }
    let wall = WallTime(milliseconds: start.milliseconds + now.wholeMilliseconds)
    entries += session.record(events, at: wall, now: now)
  }

  /// Answers every question with no, but those named here.
  mutating func screen(_ answers: [ScreeningAnswer] = []) {
    let rest = Self.questions.filter { question in !answers.contains { $0.id == question.id } }
    takes(.answer(answers + rest.map { ScreeningAnswer(id: $0.id, answer: .no) }))
  }

  /// Screened, planned and begun.
  mutating func begin(painBefore: Int? = 6, answers: [ScreeningAnswer] = []) {
    screen(answers)
    if let painBefore { takes(.reportPain(.before, score: painBefore)) }
    takes(.adopt(Self.plan))
    takes(.begin)
  }

  var record: SessionRecord {
    get throws { try #require(SessionRecord(id: id, entries: entries)) }
  }

  /// A session with a finding, a pain score that was eased, words, and everything asked after it.
  static func completed(
    id: String = "0d9d3b1e",
    patient: String? = "A-014",
    rehearsal: Bool = false
  ) -> Self {
    var example = Self(id: id, patient: patient, rehearsal: rehearsal)
    example.takes(
      .tellSinceLastTime([AfterEffect(kind: .soreness, severity: .moderate, lasting: .days)])
    )
    example.begin(
      answers: [ScreeningAnswer(id: "skin", answer: .yes, place: "mole left of L2")]
    )
    example.takes(.react(.pain, score: 4, severity: nil, side: .left, note: nil), at: 71.2)
    example.takes(.confirm, at: 73)
    example.takes(.note("soft tissue *today* | ok"), at: 130)
    example.takes(.react(.tenderPoint, score: nil, severity: nil, side: .left, note: nil), at: 200)
    example.takes(.pass, at: 450)
    example.takes(.reportPain(.after, score: 3), at: 500)
    example.takes(.giveAdvice(item: 0, done: true), at: 510)
    example.takes(.close, at: 520.5)
    return example
  }

  /// Read aloud line by line to a guardian, ordered by a doctor, with a measured blood pressure.
  static func readAloud() -> Self {
    var heart = Contraindication(
      id: "heart",
      class: .consult,
      ask: .once,
      question: "A disease of the heart?",
      heading: "vessels",
      short: "heart",
      needs: [.bloodPressure]
    )
    heart.ask = .everySession
    var fever = Self.questions[0]
    fever.heading = "ill"
    var example = Self(
      id: "aloud",
      headings: [
        Heading(id: "ill", page: .today, say: "Since {date}: is anybody ill?"),
        Heading(id: "vessels", page: .health, say: "Heart or vessels?"),
      ],
      questions: [fever, heart, Self.questions[2]],
      needs: [
        ProtocolNeed(id: "order", kind: .order, say: "Ordered by", isFirm: true),
        ProtocolNeed(id: "agreement", kind: .tick, say: "The guardian agrees", isOptional: true),
      ]
    )
    let clearance = Clearance(doctor: "Dr. Ada", date: "2026-11-01")
    example.takes(.meetNeed(NeedAnswer(id: "order", clearance: clearance)))
    example.takes(.meetNeed(NeedAnswer(id: "agreement", isTicked: true)))
    example.takes(
      .answer([
        ScreeningAnswer(id: "fever", answer: .no, through: "ill", by: .guardian),
        ScreeningAnswer(
          id: "heart",
          answer: .yes,
          clearance: clearance,
          through: "vessels",
          by: .guardian,
          said: "a murmur"
        ),
        ScreeningAnswer(id: "tumour", answer: .no, through: "own", by: .patient),
        ScreeningAnswer(
          id: "ill-other",
          answer: .yes,
          clearance: clearance,
          through: "ill",
          by: .guardian,
          said: "sleeps badly"
        ),
      ])
    )
    example.takes(
      .readPage(
        ReadPage(page: .today, lines: 1, stood: .seconds(9), beforehand: .guardian)
      )
    )
    example.takes(
      .readPage(
        ReadPage(
          page: .health,
          lines: 1,
          stood: .seconds(9),
          formOf: CalendarDate(text: "2026-11-01")
        )
      )
    )
    if let pressure = BloodPressure(systolic: 145, diastolic: 90) {
      example.takes(.reportBloodPressure(.before, pressure))
    }
    example.takes(.adopt(Self.plan))
    example.takes(.begin)
    example.takes(.pass, at: 450)
    if let pressure = BloodPressure(systolic: 138, diastolic: 85) {
      example.takes(.reportBloodPressure(.after, pressure), at: 500)
    }
    example.takes(.close, at: 520)
    return example
  }

  static func endedEarly(reason: String = "has to leave") -> Self {
    var example = Self(id: "early")
    example.begin()
    example.takes(.pass, at: 150)
    example.takes(.stop(reason: reason), at: 160)
    example.takes(.close, at: 170)
    return example
  }

  static func stoppedByAlarm() -> Self {
    var example = Self(id: "alarm")
    example.begin()
    example.takes(.react(.pain, score: 8, severity: nil, side: nil, note: nil), at: 130)
    example.takes(.confirm, at: 131)
    example.takes(
      .react(.numbness, score: nil, severity: .severe, side: .left, note: "leg"),
      at: 150
    )
    example.takes(.confirm, at: 152)
    example.takes(.close, at: 170)
    return example
  }

  static func refused() -> Self {
    var example = Self(id: "refused")
    example.screen([ScreeningAnswer(id: "tumour", answer: .yes)])
    example.takes(.concludeScreening)
    return example
  }

  static func postponed() -> Self {
    var example = Self(id: "postponed")
    example.screen([ScreeningAnswer(id: "fever", answer: .yes)])
    example.takes(.concludeScreening)
    return example
  }

  /// Opened by one therapist and taken up by another, who saw the skin turn red.
  static func handedOver() -> Self {
    var example = Self(id: "handed", therapist: Therapist(code: "T-01", name: "Ada Sample"))
    example.begin()
    example.takes(.react(.pain, score: 2, severity: nil, side: nil, note: nil), at: 30)
    if let second = Therapist(code: "T-02") { example.takes(.takeUp(second), at: 200) }
    example.takes(.react(.redness, score: nil, severity: nil, side: nil, note: nil), at: 210)
    example.takes(.note("warm"), at: 220)
    example.takes(.pass, at: 450)
    example.takes(.close, at: 520)
    return example
  }

  static func running() -> Self {
    var example = Self(id: "running")
    example.begin()
    example.takes(.pass, at: 130.4)
    return example
  }

  /// One of every outcome.
  static var everyOutcome: [Self] {
    [
      completed(), readAloud(), endedEarly(), stoppedByAlarm(), refused(), postponed(), running(),
      handedOver(),
    ]
  }

  /// Every reaction in every strength, before, during and after the work; what the guide asks for
  /// is done.
  static var everyReaction: [Self] {
    ReactionKind.allCases.flatMap { kind in
      ([nil] + Severity.allCases.map(Optional.some)).map { severity in
        var example = Self(id: "\(kind.rawValue)-\(severity?.rawValue ?? "plain")")
        let score = kind == .pain ? 8 : nil
        let react = Command.react(kind, score: score, severity: severity, side: .left, note: "so")
        example.begin()
        example.takes(react, at: 130)
        for second in [131.0, 200] { example.tries(.confirm, at: second) }
        example.tries(.pass, at: 700)
        example.tries(
          .react(.headache, score: nil, severity: severity, side: nil, note: nil),
          at: 710
        )
        example.tries(.confirm, at: 711)
        example.takes(.close, at: 720)
        return example
      }
    }
  }
}
