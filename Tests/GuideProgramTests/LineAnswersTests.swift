import GuideScreens
import SessionEngine
import TerminalFrame
import TestSupport
import Testing

@testable import GuideProgram

/// Answers given line by line, what a yes means, and what it needs.
@Suite struct LineAnswersTests {
  init() { Repertoire.useUTF8() }

  private static let names = ["ill", "veins", "cancer", "bones"]

  /// A page of four lines, one question under each.
  private static func offer(_ change: (inout NewSession) -> Void = { _ in }) -> NewSession {
    var offer = NewSession(
      id: "s-1",
      massage: SmallProtocol.value,
      digest: "00",
      request: PlanRequest()
    )
    offer.massage.headings = names.map { name in
      Heading(id: name, page: .health, say: "Is there anything with \(name)?")
    }
    offer.questions = names.map { name in
      Contraindication(
        id: name + "-1",
        class: .consult,
        ask: .once,
        question: "Really \(name)?",
        heading: name,
        short: name
      )
    }
    offer.memory.today = 20_000
    change(&offer)
    return offer
  }

  @Test(arguments: [400, 600, 900, 1_200])
  func `each answer meets the line it was meant for, however soon the same one comes again`(
    milliseconds: Int
  ) {
    var played = PlayedOpening(Self.offer(), asksEach: true)
    played.pace = .milliseconds(milliseconds)
    played.type("nnyn")
    played.press(.enter)
    let shown = played.seen.suffix(2).joined()
    for (row, box) in ["[n]", "[n]", "[y]", "[n]"].enumerated() {
      #expect(shown.contains("\(row + 1) \(box)"), "\(shown)")
    }
  }

  @Test(arguments: [100, 150, 300])
  func `answers that come too fast to be told apart say so and move no further`(
    milliseconds: Int
  ) {
    var played = PlayedOpening(Self.offer(), asksEach: true)
    played.pace = .milliseconds(milliseconds)
    played.type("nnyn")
    #expect(played.text.contains("Too quick: line 2 is still open."))
    #expect(played.text.contains("1 [n]") && played.text.contains("2 [ ]"))
    #expect(played.text.contains("3 [ ]") && played.text.contains("4 [ ]"))
  }

  /// The flow after these commands.
  private static func flow(_ offer: NewSession, _ commands: Command...) throws -> OpeningFlow {
    try flow(offer, commands)
  }

  private static func flow(_ offer: NewSession, _ first: Command, _ commands: [Command]) throws
    -> OpeningFlow
  {
    try flow(offer, [first] + commands)
  }

  private static func flow(_ offer: NewSession, _ commands: [Command]) throws -> OpeningFlow {
    var session = Session.opened(offer.opening, at: WallTime(milliseconds: 0)).session
    for command in commands {
      _ = session.record(
        try session.events(for: command, at: .zero),
        at: WallTime(milliseconds: 0),
        now: .zero
      )
    }
    return OpeningFlow(offer: offer, state: session.state)
  }

  private static let pregnancy = Contraindication(
    id: "pregnancy",
    class: .consult,
    ask: .everySession,
    question: "Pregnant?",
    needs: [.week],
    isFirm: true
  )

  @Test(arguments: [(97, true), (98, true), (99, false), (360, false)])
  func `a consent older than the pregnancy is asked for again`(days: Int, holds: Bool) throws {
    let offer = Self.offer { $0.questions = [Self.pregnancy] }
    let need = OpenNeed.clearance(question: "pregnancy")
    let told = ScreeningAnswer(id: "pregnancy", answer: .yes, weeks: 14)
    let flow = try Self.flow(offer, .answer([told]))
    let line = "Dr. Weber \(flow.today.adding(days: -days).text)"
    if holds {
      #expect(try flow.consent(line, to: [need]).doctor == "Dr. Weber")
    } else {
      #expect(throws: Refusal.self) { try flow.consent(line, to: [need]) }
    }
    // What was on record before the week was told.
    let day = flow.today.adding(days: -days).text
    let known = ScreeningAnswer(
      id: "pregnancy",
      answer: .yes,
      clearance: Clearance(doctor: "Dr. Weber", date: day)
    )
    let before = try Self.flow(offer, .answer([known]))
    let week = try before.command("14", to: .finding(question: "pregnancy", .week))
    let after = try Self.flow(offer, .answer([known]), week)
    #expect(after.needRows.contains { $0.need == need && $0.isOpen } == !holds)
  }

  @Test(arguments: [",", ", ,", "A", "7", "."])
  func `a doctor has a name`(name: String) throws {
    let offer = Self.offer { $0.questions = [Self.pregnancy] }
    let flow = try Self.flow(offer)
    #expect(throws: Refusal.self) { try flow.consent("\(name) today") }
    let answer = ScreeningAnswer(
      id: "pregnancy",
      answer: .yes,
      clearance: Clearance(doctor: name, date: flow.today.text)
    )
    #expect(throws: Refusal.self) { try Self.flow(offer, .answer([answer])) }
    #expect(try flow.consent("Dr. Weber, today").doctor == "Dr. Weber")
  }

  @Test func `a written reason does not look like a doctor`() throws {
    let offer = Self.offer { offer in
      offer.questions = [Self.pregnancy, Self.veins]
      offer.massage.needs = [ProtocolNeed(id: "order", kind: .order, say: "Ordered by")]
    }
    let yes = ScreeningAnswer(id: "veins", answer: .yes, override: "known for years")
    let flow = try Self.flow(
      offer,
      .answer([yes]),
      .meetNeed(NeedAnswer(id: "order", override: "short"))
    )
    let rows = flow.needRows.map { "\($0.text): \($0.said ?? "")" }
    #expect(
      rows == [
        "Without a doctor's consent to veins, because: known for years",
        "Without a doctor's order, because: short",
      ]
    )
  }

  private static let veins = Contraindication(
    id: "veins",
    class: .consult,
    ask: .once,
    question: "Veins?",
    short: "veins"
  )

  @Test(
    arguments: [
      (Contraindication.Class.absolute, Advice.emergency, false, "No massage: call 112 now"),
      (.absolute, .urgent, false, "No massage: to a doctor today"),
      (.absolute, nil, false, "No massage"),
      (.absolute, nil, true, "Not with this protocol"),
      (.consult, nil, false, "Only with a doctor's consent"),
    ] as [(Contraindication.Class, Advice?, Bool, String)]
  )
  func `a refusal is titled by what it means`(
    kind: Contraindication.Class,
    advise: Advice?,
    isOnlyHere: Bool,
    title: String
  ) {
    let question = Contraindication(
      id: "x",
      class: kind,
      ask: .once,
      question: "X?",
      isOnlyHere: isOnlyHere,
      advise: advise
    )
    let page = RefusedPage(outcome: .refused(contraindication: "x"), refused: question)
    #expect(page.title == title)
  }

  @Test func `a line is said as it fits the patient`() {
    var heading = Heading(id: "woman", page: .today, say: "For a woman: pregnant?")
    heading.variants = [
      Heading.Variant(ages: .years(14), sex: .female, say: "Could it be a pregnancy?"),
      Heading.Variant(sex: .female, say: "Pregnant?"),
    ]
    func said(_ age: AgeRange?, _ sex: Sex?) -> String {
      heading.said(to: KnownPatient(age: age, sex: sex)).say
    }
    #expect(said(.years(14), .female) == "Could it be a pregnancy?")
    #expect(said(nil, .female) == "Pregnant?")
    #expect(said(.years(14), nil) == heading.say)
    #expect(said(.years(14), .other) == heading.say)
  }

  @Test func `who turns out to be a child is answered for by the guardian`() {
    let offer = Self.offer { offer in
      offer.massage.ages = .adults
      let age = Questionnaire(offer.massage, for: KnownPatient()).questions.filter(\.isAgeQuestion)
      offer.questions = age + offer.questions
      offer.massage.contraindications = offer.questions.filter { !$0.isAgeQuestion }
    }
    var played = PlayedOpening(offer)
    #expect(played.text.contains("answered by the patient"))
    played.press(.character("1"), .enter)
    #expect(played.text.contains("How old is the patient?"))
    played.type("12 y")
    played.press(.enter)
    #expect(played.text.contains("answered by the guardian"), "\(played.text)")
  }

  @Test func `a blood pressure far off is named by its value`() throws {
    let crisis = Contraindication(
      id: Contraindication.crisisID,
      class: .postpone,
      ask: .everySession,
      question: "Very high or very low?",
      isFirm: true
    )
    let offer = Self.offer { $0.questions = [crisis] }
    let value = try #require(BloodPressure(text: "195/115"))
    let no = ScreeningAnswer(id: crisis.id, answer: .no)
    let yes = ScreeningAnswer(id: crisis.id, answer: .yes)
    #expect(
      try Self.flow(offer, .answer([no]), .reportBloodPressure(.before, value)).state.measuredFarOff
        == value
    )
    #expect(try Self.flow(offer, .answer([yes])).state.measuredFarOff == nil)
    var page = RefusedPage(outcome: .postponed(reason: crisis.id), refused: crisis)
    page.measured = value
    let frame = PageScreen(page).frame(size: Size(columns: 80, rows: 24), look: Look())
    let shown = frame.lines.joined(separator: " ")
    #expect(shown.contains("Blood pressure 195/115 before the session."))
    #expect(!shown.contains("Very high"))
  }

  @Test func `what is needed is named by what was said`() throws {
    let skin = Heading(id: "skin", page: .today, say: "Skin?")
    let offer = Self.offer { offer in
      offer.massage.headings = [skin]
      offer.massage.ages = AgeRange(from: Age(months: 2), before: Age(months: 4))
      offer.request.age = AgeRange(from: Age(months: 5), before: Age(months: 6))
      let known = KnownPatient(age: offer.request.age)
      offer.massage.contraindications = [Self.pregnancy]
      offer.questions = Questionnaire(offer.massage, for: known).questions
    }
    let ages = offer.questions.first { $0.isAgeQuestion }
    let age = try #require(ages)
    let other = ScreeningAnswer(id: "skin-other", answer: .yes, said: "a tattoo of yesterday")
    let flow = try Self.flow(
      offer,
      .answer([
        other, ScreeningAnswer(id: age.id, answer: .yes),
        ScreeningAnswer(id: "pregnancy", answer: .yes),
      ])
    )
    #expect(
      Set(flow.needRows.map(\.text)) == [
        "Week of the pregnancy", "Doctor's consent: Pregnant?",
        "Doctor's consent: a tattoo of yesterday",
        "Doctor's consent: 5 months old, it is for ages from 2 months to below 4 months",
      ]
    )
    let place = BodyPlace(zone: .calves, side: .right, words: "a vein")
    #expect(place.text == "right calf: a vein")
  }

  @Test(arguments: [
    (AgeRange.adults, "adults"), (AgeRange(from: .years(18)), "adults"),
    (AgeRange(from: .years(16)), "patients from 16 years on"),
    (
      AgeRange(from: Age(months: 2), before: Age(months: 4)), "ages from 2 months to below 4 months"
    ),
  ])
  func `whom it is for is said in whole words`(ages: AgeRange, words: String) {
    #expect(ages.ofPatients == words)
  }

  @Test func `who works on oneself reads and prepares alone`() {
    var played = PlayedOpening(Self.offer { $0.massage.performer = .selfMassage })
    #expect(played.text.contains("Please read every line"))
    played.press(.enter)
    #expect(played.text.contains("You"))
    #expect(!played.text.contains("Therapist"))
  }

  @Test func `what a protocol is for is a yes, whatever is said under its line`() throws {
    var hernia = Self.veins
    hernia.isIndication = true
    hernia.isConsentedByOrder = true
    hernia.needs = [.place]
    hernia.limits.closesPlace = true
    let asked = hernia
    let offer = Self.offer { offer in
      offer.massage.headings = [Heading(id: "bones", page: .health, say: "Any slipped disc?")]
      offer.massage.contraindications = [asked].map { question in
        var question = question
        question.heading = "bones"
        return question
      }
      let told = Questionnaire(offer.massage, for: KnownPatient(sex: .male))
      offer.questions = told.questions.filter { !$0.isAgeQuestion }
      offer.memory.recorded = told.recorded
    }
    let known = try Self.flow(offer, .answer(offer.memory.recorded))
    #expect(known.marked(on: .health) == [0])
    let place = LinePlace(.health, 0)
    for said in [
      known.answer(noneAfterAll: place),
      known.answer(behind: place, marked: [], other: nil).map { [$0] } ?? [],
      known.answers(page: .health, marked: [], stood: .zero),
    ] {
      let flow = try Self.flow(offer, .answer(offer.memory.recorded), said)
      #expect(flow.state.answers["veins"]?.answer == .yes)
      #expect(flow.needRows.map(\.need) == [.finding(question: "veins", .place)])
    }
    let told = try known.command("lumbar L4/L5", to: .finding(question: "veins", .place))
    let closed = try Self.flow(offer, .answer(offer.memory.recorded), told)
    #expect(closed.state.findings.first?.closedPlaces.map(\.text) == ["lumbar: L4/L5"])
  }
}
