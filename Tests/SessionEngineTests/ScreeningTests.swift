import SessionEngine
import Testing

struct ScreeningTests {
  static func question(
    _ id: String,
    _ class: Contraindication.Class,
    zones: [Zone] = []
  ) -> Contraindication {
    Contraindication(
      id: id,
      class: `class`,
      ask: .everySession,
      question: "Any \(id)?",
      zones: zones
    )
  }

  static func screening(_ class: Contraindication.Class, zones: [Zone] = []) -> SessionFixture {
    SessionFixture(plan: nil, questions: [question("finding", `class`, zones: zones)])
  }

  @Test func `an unanswered question blocks the start`() {
    var fixture = Self.screening(.absolute)
    #expect(fixture.state.verdict == .unanswered(["finding"]))
    fixture.refuses(
      .adopt(SessionFixture.smallPlan()),
      at: 1,
      saying: "One question is not answered yet."
    )
    fixture.refuses(.begin, at: 1)
  }

  @Test func `an absolute finding refuses the session and no reason overrides it`() {
    var fixture = Self.screening(.absolute)
    fixture.refuses(
      .answer([ScreeningAnswer(id: "finding", answer: .yes, override: "I know")]),
      at: 1
    )
    fixture.takes(.answer([ScreeningAnswer(id: "finding", answer: .yes)]), at: 1)
    fixture.refuses(.adopt(SessionFixture.smallPlan()), at: 2)
    fixture.takes(.concludeScreening, at: 3)
    #expect(fixture.state.outcome == .refused(contraindication: "finding"))
  }

  @Test func `a postponing finding ends the session for today`() {
    var fixture = Self.screening(.postpone)
    fixture.takes(.answer([ScreeningAnswer(id: "finding", answer: .yes)]), at: 1)
    fixture.refuses(.adopt(SessionFixture.smallPlan()), at: 2)
    fixture.takes(.concludeScreening, at: 3)
    #expect(fixture.state.outcome == .postponed(reason: "finding"))
  }

  @Test func `a written reason goes round a postponing finding`() {
    var fixture = Self.screening(.postpone)
    fixture.takes(
      .answer([ScreeningAnswer(id: "finding", answer: .yes, override: "an old cold")]),
      at: 1
    )
    #expect(fixture.state.verdict == .clear)
    fixture.takes(.adopt(SessionFixture.smallPlan()), at: 2)
    fixture.takes(.begin, at: 3)
    #expect(fixture.state.isRunning)
  }

  @Test func `a consult finding needs the doctor's name and date`() {
    var fixture = Self.screening(.consult)
    fixture.takes(.answer([ScreeningAnswer(id: "finding", answer: .yes)]), at: 1)
    #expect(fixture.state.verdict == .needsClearance("finding"))
    fixture.refuses(.adopt(SessionFixture.smallPlan()), at: 2)
    let nameless = Clearance(doctor: " ", date: "2026-01-01")
    fixture.refuses(
      .answer([ScreeningAnswer(id: "finding", answer: .yes, clearance: nameless)]),
      at: 2
    )
    let undated = Clearance(doctor: "Dr. Weber", date: "last week")
    fixture.refuses(
      .answer([ScreeningAnswer(id: "finding", answer: .yes, clearance: undated)]),
      at: 3,
      saying: "The day of the consent is written year-month-day, as in 2026-11-20."
    )
    let clearance = Clearance(doctor: "Dr. Weber", date: "2026-01-01")
    fixture.takes(
      .answer([ScreeningAnswer(id: "finding", answer: .yes, clearance: clearance)]),
      at: 3
    )
    #expect(fixture.state.verdict == .clear)
  }

  @Test func `without a consent the session is refused whatever else is unanswered`() {
    let questions = [Self.question("finding", .consult), Self.question("fever", .postpone)]
    var fixture = SessionFixture(plan: nil, questions: questions)
    fixture.refuses(.concludeScreening, at: 1, saying: "2 questions are not answered yet.")
    fixture.takes(.answer([ScreeningAnswer(id: "finding", answer: .yes)]), at: 2)
    fixture.takes(.concludeScreening, at: 3)
    #expect(fixture.state.outcome == .refused(contraindication: "finding"))
  }

  @Test func `a local finding without zones needs its place`() {
    var fixture = Self.screening(.local)
    fixture.takes(.answer([ScreeningAnswer(id: "finding", answer: .yes)]), at: 1)
    #expect(fixture.state.verdict == .needsPlace("finding"))
    fixture.takes(
      .answer([ScreeningAnswer(id: "finding", answer: .yes, place: "left shoulder blade")]),
      at: 2
    )
    #expect(fixture.state.verdict == .clear)
    #expect(
      fixture.state.findings
        == [Finding(reason: "finding", place: "left shoulder blade", isOfToday: true)]
    )
  }

  @Test func `a local finding with zones hands them to the plan`() {
    var fixture = Self.screening(.local, zones: [.thighs])
    fixture.takes(.answer([ScreeningAnswer(id: "finding", answer: .yes)]), at: 1)
    let found = Finding(reason: "finding", zones: [.thighs], isOfToday: true)
    #expect(fixture.state.findings == [found])
  }

  @Test func `changing an answer takes the plan back`() {
    var fixture = SessionFixture()
    #expect(fixture.state.plan != nil)
    fixture.takes(.answer([ScreeningAnswer(id: "fever", answer: .yes)]), at: 1)
    #expect(fixture.state.plan == nil)
    #expect(fixture.state.phase == .screening)
    fixture.refuses(.begin, at: 2)
  }

  @Test func `every line of the preparation is ticked before the start`() {
    var fixture = SessionFixture(
      preparation: Preparation(room: ["Couch ready"], patient: ["Toilet visited"])
    )
    fixture.refuses(.begin, at: 1, saying: "Not ready yet: Couch ready")
    fixture.takes(.prepare(item: 0, done: true), at: 1)
    fixture.takes(.prepare(item: 1, done: true), at: 1)
    fixture.refuses(.prepare(item: 2, done: true), at: 1)
    fixture.takes(.begin, at: 2)
  }

  @Test func `a question that was not asked cannot be answered`() {
    var fixture = SessionFixture(plan: nil)
    fixture.refuses(.answer([ScreeningAnswer(id: "gout", answer: .no)]), at: 1)
  }
}
