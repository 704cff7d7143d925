import SessionEngine
import TestSupport
import Testing

@testable import GuideProgram

/// What is asked before the first countdown, in which order, given what is known.
struct OpeningFlowTests {
  /// Each adds a question of its own to the opening.
  enum Part: CaseIterable {
    case sinceLastTime, manyQuestions, preparation, side, position, minutes
  }

  private struct Opening {
    var offer = SessionOffer(
      id: "s-1",
      massage: SmallProtocol.value,
      digest: "00",
      request: PlanRequest()
    )
    var session = Session()
    var wishes = PlanWishes()
    var hasSide = true

    init(
      _ parts: Set<Part> = [.preparation, .side],
      _ change: (inout SessionOffer) -> Void = { _ in }
    ) {
      if parts.contains(.sinceLastTime) { offer.previousSession = "s-0" }
      if parts.contains(.manyQuestions) { offer.questions += (1...6).map(Self.question) }
      if !parts.contains(.preparation) { offer.massage.preparation = Preparation() }
      if parts.contains(.position) { offer.massage.positions = [.prone, .seated] }
      offer.massage.asksMinutes = parts.contains(.minutes)
      hasSide = parts.contains(.side)
      change(&offer)
      session = Session.opened(offer.opening, at: WallTime(milliseconds: 0)).session
    }

    private static func question(_ number: Int) -> Contraindication {
      Contraindication(
        id: "local-\(number)",
        class: number == 6 ? .consult : .local,
        ask: .once,
        question: "Number \(number)?"
      )
    }

    var flow: OpeningFlow {
      var state = session.state
      state.opening?.asksPainfulSide = hasSide
      return OpeningFlow(offer: offer, state: state, wishes: wishes)
    }

    mutating func carryOut(_ commands: Command...) throws {
      for command in commands {
        _ = session.record(
          try session.events(for: command, at: .zero),
          at: WallTime(milliseconds: 0),
          now: .zero
        )
      }
    }

    /// Answers a page and goes on: yes to these rows, no to the others.
    mutating func answer(page: Int = 0, _ marked: Set<Int> = []) throws -> OpeningQuestion {
      try carryOut(flow.answer(page: page, marked: marked))
      return flow.next(after: .screening(page: page))
    }

    mutating func complete(_ question: OpeningQuestion, _ word: ScreeningWord, _ id: String) throws
      -> OpeningQuestion
    {
      try carryOut(flow.answer(word, to: id))
      return flow.next(after: question)
    }

    /// Every question to the review, with no to all of the screening and nothing else said.
    mutating func walk() throws -> [OpeningQuestion] {
      var way = [flow.first]
      while let last = way.last {
        if case .review = last { return way }
        if case .screening(let page) = last {
          way.append(try answer(page: page))
        } else {
          way.append(flow.next(after: last))
        }
        try #require(way.count < 20)
      }
      return way
    }
  }

  // MARK: The order

  @Test func `all that can be asked has one order`() throws {
    var opening = Opening(Set(Part.allCases))
    let way = try opening.walk()
    #expect(
      way.dropLast() == [
        .sinceLastTime, .screening(page: 0), .screening(page: 1), .preparation, .pain, .side,
        .position, .minutes(after: nil),
      ]
    )
  }

  @Test(arguments: 0..<64)
  func `the way back takes the same questions one by one`(choice: Int) throws {
    let parts = Part.allCases.enumerated().filter { choice & 1 << $0.offset != 0 }.map(\.element)
    var opening = Opening(Set(parts))
    let way = try opening.walk()
    // The screening, the pain and the review come up always.
    #expect(way.count == parts.count + 3)
    for (earlier, later) in zip(way, way.dropFirst()) {
      #expect(opening.flow.before(later) == earlier)
    }
    #expect(opening.flow.before(opening.flow.first) == nil)
  }

  @Test func `a session without a question begins with the pain`() {
    let opening = Opening([]) { $0.questions = [] }
    #expect(opening.flow.first == .pain)
    #expect(opening.flow.before(.pain) == nil)
  }

  @Test func `nothing is asked that was said beforehand`() {
    let opening = Opening([.position, .minutes]) {
      $0.request.position = .seated
      $0.request.available = .seconds(90)
    }
    #expect(opening.flow.questions == [.screening(page: 0), .pain])
  }

  @Test func `an interrupted opening goes on at what nobody has answered`() throws {
    var opening = Opening(Set(Part.allCases))
    #expect(opening.flow.resumed == .sinceLastTime)
    try opening.carryOut(.answer([ScreeningAnswer(id: "tumour", answer: .no)]))
    #expect(opening.flow.resumed == .screening(page: 0))
    _ = try opening.answer(page: 0)
    #expect(opening.flow.resumed == .screening(page: 1))
    _ = try opening.answer(page: 1)
    #expect(opening.flow.resumed == .preparation)
  }

  @Test func `an interrupted opening asks first for the word that is missing`() throws {
    var opening = Opening()
    let need = try opening.answer([2])
    #expect(opening.flow.resumed == need)
    #expect(try opening.complete(need, .place("left hip"), "skin") == .preparation)
    #expect(opening.flow.resumed == .preparation)
  }

  // MARK: The screening

  @Test func `what forbids the session ends the questions, the strictest first`() throws {
    var opening = Opening([.manyQuestions])
    let postponed = OpeningQuestion.forbidden(.postponed(reason: "fever"))
    #expect(try opening.answer([0]) == postponed)
    #expect(opening.flow.before(postponed) == .screening(page: 0))
    #expect(try opening.answer([0, 1, 2]) == .forbidden(.refused(contraindication: "tumour")))
  }

  @Test func `only what postpones can be gone round, with a reason`() throws {
    var opening = Opening()
    let postponed = Outcome.postponed(reason: "fever")
    #expect(try opening.answer([0]) == .forbidden(postponed))
    #expect(opening.flow.overridable(postponed)?.id == "fever")
    let refused = Outcome.refused(contraindication: "tumour")
    #expect(opening.flow.question(of: refused)?.id == "tumour")
    #expect(opening.flow.overridable(refused) == nil)
    #expect(
      try opening.complete(.forbidden(postponed), .override("seen by a doctor"), "fever")
        == .preparation
    )
  }

  @Test func `a yes is completed before the next page, in the order of the page`() throws {
    var opening = Opening([.manyQuestions, .preparation])
    let first = try opening.answer([3, 2])
    #expect(first == .need(ScreeningNeed(question: opening.offer.questions[2])))
    #expect(opening.flow.before(first) == .screening(page: 0))
    let second = try opening.complete(first, .place("hip"), "skin")
    #expect(second == .need(ScreeningNeed(question: opening.offer.questions[3])))
    #expect(try opening.complete(second, .place("knee"), "local-1") == .screening(page: 1))
  }

  @Test func `a consent is asked for, and its day must have been`() throws {
    var opening = Opening([.manyQuestions]) { $0.memory.today = 20_000 }
    _ = try opening.answer(page: 0)
    let asked = try opening.answer(page: 1, [2])
    guard case .need(let need) = asked else {
      Issue.record("asks \(asked)")
      return
    }
    #expect(need.kind == .consent)
    for day in ["yesterday", "2024-10-05"] {
      #expect(throws: Refusal.self) {
        try opening.flow.answer(.clearance(Clearance(doctor: "D", date: day)), to: "local-6")
      }
    }
    let clearance = Clearance(doctor: "D", date: "2024-10-04")
    #expect(try opening.complete(asked, .clearance(clearance), "local-6") == .pain)
    #expect(opening.flow.state.answers["local-6"]?.clearance == clearance)
  }

  @Test func `what was said with an earlier yes stays with it, a no takes it back`() throws {
    var opening = Opening()
    let need = try opening.answer([2])
    _ = try opening.complete(need, .place("left hip"), "skin")
    #expect(opening.flow.marked(on: 0) == [2])
    #expect(try opening.answer([2]) == .preparation)
    #expect(opening.flow.state.answers["skin"]?.place == "left hip")
    _ = try opening.answer([])
    #expect(opening.flow.state.answers["skin"] == ScreeningAnswer(id: "skin", answer: .no))
  }

  @Test func `a page that is not there has no questions`() {
    #expect(Opening().flow.questions(on: 7).isEmpty)
    #expect(Opening().flow.marked(on: -1).isEmpty)
  }

  // MARK: The plan

  @Test func `minutes that are too few are asked for again, and lead one question back`() throws {
    var opening = Opening { $0.request.available = .seconds(30) }
    _ = try opening.answer()
    let asked = opening.flow.next(after: .side)
    guard case .minutes(.some(let refusal)) = asked else {
      Issue.record("asks \(asked)")
      return
    }
    #expect(refusal == .tooShort(available: .seconds(30), shortest: .seconds(55)))
    #expect(opening.flow.before(asked) == .side)
    opening.wishes.available = .seconds(60)
    guard case .review(let plan) = opening.flow.next(after: asked) else {
      Issue.record("no plan")
      return
    }
    #expect(plan.total == .seconds(60))
  }

  @Test func `where nothing is left to do no minutes help`() throws {
    var opening = Opening { $0.request.findings = [Finding(reason: "skin", zones: [.back])] }
    _ = try opening.answer()
    let asked = opening.flow.next(after: .side)
    guard case .noPlan = asked else {
      Issue.record("asks \(asked)")
      return
    }
    #expect(opening.flow.before(asked) == .side)
  }

  @Test func `other minutes for a plan that is shown lead back to it`() throws {
    var opening = Opening()
    guard case .review(let plan) = try opening.walk().last else {
      Issue.record("no plan")
      return
    }
    try opening.carryOut(.adopt(plan))
    #expect(opening.flow.before(.otherMinutes) == .review(plan))
  }

  // MARK: Nobody there

  @Test func `what nobody is asked for is assumed, what is on record counts`() throws {
    var opening = Opening(Set(Part.allCases)) {
      $0.memory.recorded = [ScreeningAnswer(id: "skin", answer: .yes)]
    }
    try opening.carryOut(.answer(opening.offer.memory.recorded))
    let day = try #require(CalendarDate(year: 2026, month: 11, day: 28))
    for command in opening.flow.assumption(on: day) { try opening.carryOut(command) }
    let state = opening.flow.state
    #expect(state.answers["fever"]?.answer == .assumed)
    #expect(state.answers["skin"]?.place == "on record, the place was not said")
    #expect(state.prepared.count == state.preparationLines.count)
    guard case .review = opening.flow.afterAssuming else {
      Issue.record("asks \(opening.flow.afterAssuming)")
      return
    }
  }

  @Test(arguments: ["fever", "tumour", "local-6"], [nil, 1_000])
  func `a yes on record that forbids the session does so when nobody is there`(
    id: String,
    speed: Int?
  ) throws {
    var opening = Opening([.manyQuestions]) {
      $0.speed = speed.flatMap(Speed.init(thousandths:))
    }
    try opening.carryOut(.answer([ScreeningAnswer(id: id, answer: .yes)]))
    let day = try #require(CalendarDate(year: 2026, month: 11, day: 28))
    for command in opening.flow.assumption(on: day) { try opening.carryOut(command) }
    // A rehearsal gives the consent, and no more than that.
    let isConsented = speed != nil && id == "local-6"
    #expect(opening.flow.forbidden?.reason == (isConsented ? nil : id))
    #expect(opening.flow.afterAssuming.isForbidden == !isConsented)
  }
}

extension OpeningQuestion {
  fileprivate var isForbidden: Bool {
    if case .forbidden = self { true } else { false }
  }
}
