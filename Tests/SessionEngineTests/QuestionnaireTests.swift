import SessionEngine
import TestSupport
import Testing

@Suite struct QuestionnaireTests {
  private static var protocolForAll: MassageProtocol {
    var massage = SmallProtocol.value
    massage.contraindications += [
      Contraindication(id: "pregnancy", class: .absolute, ask: .once, question: "?", sex: .female),
      Contraindication(
        id: "rickets",
        class: .consult,
        ask: .once,
        question: "?",
        ages: AgeRange(from: Age(months: 0), before: .years(2))
      ),
      Contraindication(id: "hernia", class: .consult, ask: .once, question: "?"),
    ]
    return massage
  }

  private static func ids(_ patient: KnownPatient) -> [String] {
    Questionnaire(protocolForAll, for: patient).questions.map(\.id)
  }

  @Test func `a walk-in is asked everything that can apply`() {
    #expect(
      Self.ids(KnownPatient()) == [
        "fever", "tumour", "skin", "pregnancy", "rickets", "hernia",
      ]
    )
  }

  @Test(arguments: [
    (Sex.male, AgeRange.years(30), ["fever", "tumour", "skin", "hernia"]),
    (.female, .years(30), ["fever", "tumour", "skin", "pregnancy", "hernia"]),
    (.male, AgeRange(exactly: Age(months: 6)), ["fever", "tumour", "skin", "rickets", "hernia"]),
    (.other, .years(30), ["fever", "tumour", "skin", "pregnancy", "hernia"]),
    (.unknown, .years(30), ["fever", "tumour", "skin", "pregnancy", "hernia"]),
  ])
  func `age and sex that are known leave out what cannot apply`(
    sex: Sex,
    age: AgeRange,
    asked: [String]
  ) {
    #expect(Self.ids(KnownPatient(age: age, sex: sex)) == asked)
  }

  @Test func `later sessions ask what is asked every time and what is new`() {
    let answers = ["tumour", "pregnancy", "rickets", "hernia"].map {
      ScreeningAnswer(id: $0, answer: .no)
    }
    let patient = KnownPatient(answers: answers, lastSession: "2026-11-20")
    let asked = Questionnaire(Self.protocolForAll, for: patient)
    let open = asked.questions.map(\.id).filter { !asked.silent.contains($0) }
    #expect(open == ["fever", "skin", "anything-new"])
    #expect(asked.recorded.map(\.id) == ["tumour", "pregnancy", "rickets", "hernia"])
    #expect(asked.questions.contains { $0.question == "Anything new since 2026-11-20?" })
  }

  @Test func `what was never answered, and a yes without a consent, is asked again`() {
    let patient = KnownPatient(
      answers: [
        ScreeningAnswer(id: "hernia", answer: .yes),
        ScreeningAnswer(id: "pregnancy", answer: .no),
        ScreeningAnswer(id: "rickets", answer: .no),
      ],
      lastSession: "2026-11-20"
    )
    let asked = Questionnaire(Self.protocolForAll, for: patient)
    #expect(asked.silent == ["pregnancy", "rickets"])
    var cleared = patient
    cleared.answers[0].clearance = Clearance(doctor: "Dr. Ada", date: "2026-11-01")
    #expect(Questionnaire(Self.protocolForAll, for: cleared).silent.contains("hernia"))
  }

  @Test(
    arguments: [
      (AgeRange.years(30), [String](), [String]()),
      (.years(10), ["age-small-back"], ["age-small-back"]),
      (.years(2), ["age-limit", "age-small-back"], ["age-limit", "age-small-back"]),
      (nil, ["age-small-back"], []),
    ] as [(AgeRange?, [String], [String])]
  )
  func `an age outside the protocol's needs a doctor, one below the limit forbids`(
    age: AgeRange?,
    raised: [String],
    recorded: [String]
  ) {
    var massage = SmallProtocol.value
    massage.ages = .adults
    massage.ageLimits = [AgeLimit(below: .years(3), text: "No cups before three.")]
    let asked = Questionnaire(massage, for: KnownPatient(age: age))
    #expect(asked.questions.map(\.id).filter { $0.hasPrefix("age") } == raised)
    #expect(asked.recorded.map(\.id) == recorded)
    let classes = asked.questions.filter { $0.id.hasPrefix("age") }.map(\.class)
    #expect(classes == (raised.count == 2 ? [.absolute, .consult] : raised.map { _ in .consult }))
  }

  @Test(arguments: [(4, nil), (2, true), (1, false)] as [(Int, Bool?)])
  func `where an order is needed anyway, it is also that for a young age inside the ages`(
    months: Int,
    isConsentedByOrder: Bool?
  ) {
    var massage = SmallProtocol.value
    massage.ages = AgeRange(from: Age(months: 2), before: .years(1))
    massage.needs = [ProtocolNeed(id: "order", kind: .order, say: "Ordered by", isFirm: true)]
    massage.ageLimits = [
      AgeLimit(below: Age(months: 3), class: .consult, text: "Only with a doctor's order.")
    ]
    let asked = Questionnaire(
      massage,
      for: KnownPatient(age: AgeRange(exactly: Age(months: months)))
    )
    let question = asked.questions.first(where: \.isAgeQuestion)
    #expect(question?.isConsentedByOrder == isConsentedByOrder)
    #expect(question?.question.contains("younger than 3 months") ?? true)
    let opened = ScreeningPages(
      asked.questions,
      under: massage.headings,
      silent: asked.silent,
      hasNews: true
    )
    #expect(!opened.health.contains { $0.questions.contains(where: \.isAgeQuestion) })
  }

  @Test(arguments: [
    ("tumour", ScreeningAnswer.Answer.no, true), ("tumour", .yes, true),
    ("tumour", .assumed, false),
    ("fever", .no, false), ("fever", .yes, false), ("skin", .yes, false), ("hernia", .yes, true),
  ])
  func `only what a person said to a question asked once is kept`(
    id: String,
    answer: ScreeningAnswer.Answer,
    isKept: Bool
  ) throws {
    let question = try #require(Self.protocolForAll.contraindications.first { $0.id == id })
    #expect(question.isKept(ScreeningAnswer(id: id, answer: answer)) == isKept)
  }

  @Test(
    arguments: AfterEffect.Lasting.allCases.flatMap { lasting in
      Severity.allCases.map { (lasting, $0) }
    }
  )
  func `an unwanted effect grows graver with its strength and its length`(
    lasting: AfterEffect.Lasting,
    severity: Severity
  ) {
    let table: [AfterEffect.Lasting: [Severity: AdverseClass]] = [
      .hours: [.mild: .mild, .moderate: .moderate, .severe: .major],
      .days: [.mild: .moderate, .moderate: .moderate, .severe: .major],
      .weeks: [.mild: .moderate, .moderate: .major, .severe: .major],
    ]
    #expect(AdverseClass(lasting: lasting, severity: severity) == table[lasting]?[severity])
  }
}
