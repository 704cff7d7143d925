import SessionEngine
import TestSupport
import Testing

@testable import GuideProgram

/// What is asked before the first countdown, in which order, given what is known.
struct OpeningFlowTests {
  /// Each adds a question of its own to the opening.
  enum Part: CaseIterable {
    case lines, needs, preparation, side, position, minutes
  }

  private struct Opening {
    var offer = NewSession(
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
      _ change: (inout NewSession) -> Void = { _ in }
    ) {
      if parts.contains(.lines) {
        offer.massage.headings = Self.headings
        offer.questions += Self.behind
      }
      if parts.contains(.needs) {
        offer.massage.needs = [ProtocolNeed(id: "walks", kind: .tick, say: "Walks", isFirm: true)]
      }
      if !parts.contains(.preparation) { offer.massage.preparation = Preparation() }
      if parts.contains(.position) { offer.massage.positions = [.prone, .seated] }
      offer.massage.asksMinutes = parts.contains(.minutes)
      hasSide = parts.contains(.side)
      change(&offer)
      session = Session.opened(offer.opening, at: WallTime(milliseconds: 0)).session
    }

    static let headings = [
      Heading(id: "skin-line", page: .today, say: "Is there anything with the skin?"),
      Heading(id: "bones", page: .health, say: "Any slipped disc?"),
    ]

    /// Two questions behind a line of today, two behind one of health.
    static let behind = [
      Contraindication(
        id: "rash",
        class: .postpone,
        ask: .everySession,
        question: "A rash?",
        heading: "skin-line",
        short: "rash"
      ),
      Contraindication(
        id: "moles",
        class: .local,
        ask: .everySession,
        question: "Moles?",
        heading: "skin-line",
        short: "moles",
        needs: [.place]
      ),
      Contraindication(
        id: "hernia",
        class: .consult,
        ask: .once,
        question: "A slipped disc?",
        zones: [.neck],
        heading: "bones",
        short: "slipped disc",
        isFirm: true
      ),
      Contraindication(
        id: "operation",
        class: .consult,
        ask: .once,
        question: "An operation?",
        heading: "bones",
        short: "operation"
      ),
    ]

    var flow: OpeningFlow {
      var state = session.state
      state.opening?.asksPainfulSide = hasSide
      return OpeningFlow(offer: offer, state: state, wishes: wishes)
    }

    mutating func carryOut(_ commands: Command...) throws { try carryOut(commands) }

    mutating func carryOut(_ commands: [Command]) throws {
      for command in commands {
        _ = session.record(
          try session.events(for: command, at: .zero),
          at: WallTime(milliseconds: 0),
          now: .zero
        )
      }
    }

    /// Answers a page and goes on: these rows marked, none to the others.
    mutating func answer(_ page: Heading.Page, _ marked: Set<Int> = []) throws -> OpeningQuestion {
      let opened = flow.opened(page: page, marked: marked, anew: marked)
      try carryOut(flow.answers(page: page, marked: marked, stood: .zero))
      return flow.next(after: page, opening: opened)
    }

    /// Answers what lies behind a line and goes on.
    mutating func answer(
      _ question: OpeningQuestion,
      _ marked: Set<Int>,
      other: String? = nil
    ) throws -> OpeningQuestion {
      guard case .behind(let place, _) = question else {
        Issue.record("asks \(question)")
        return question
      }
      try carryOut([flow.answer(behind: place, marked: marked, other: other)].compactMap(\.self))
      return flow.next(after: question)
    }

    /// Every question to the review, with none to all of the screening and nothing else said.
    mutating func walk() throws -> [OpeningQuestion] {
      var way = [flow.first]
      while let last = way.last {
        if case .review = last { return way }
        if case .lines(let page) = last {
          way.append(try answer(page))
        } else {
          if last == .needs { try carryOut(.meetNeed(NeedAnswer(id: "walks", isTicked: true))) }
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
      way.dropLast() == [.lines(.today), .lines(.health), .needs, .preparation, .complaint]
    )
  }

  @Test(arguments: 0..<64)
  func `the way back takes the same questions one by one`(choice: Int) throws {
    let parts = Part.allCases.enumerated().filter { choice & 1 << $0.offset != 0 }.map(\.element)
    var opening = Opening(Set(parts))
    let way = try opening.walk()
    // Two pages of lines, the complaint and the review come up always.
    let pages = [Part.needs, .preparation].count(where: parts.contains)
    #expect(way.count == pages + 4)
    for (earlier, later) in zip(way, way.dropFirst()) {
      #expect(opening.flow.before(later) == earlier)
    }
    #expect(opening.flow.before(opening.flow.first) == nil)
  }

  @Test func `a session without a question begins with the complaint`() {
    let opening = Opening([]) { $0.questions = [] }
    #expect(opening.flow.first == .complaint)
    #expect(opening.flow.before(.complaint) == nil)
  }

  @Test func `an interrupted opening goes on at what nobody has answered`() throws {
    var opening = Opening(Set(Part.allCases))
    #expect(opening.flow.resumed == .lines(.today))
    _ = try opening.answer(.today)
    #expect(opening.flow.resumed == .lines(.health))
    _ = try opening.answer(.health)
    #expect(opening.flow.resumed == .needs)
    try opening.carryOut(.meetNeed(NeedAnswer(id: "walks", isTicked: true)))
    #expect(opening.flow.resumed == .preparation)
  }

  @Test func `a line to which none was said before is open again once it is marked`() throws {
    var opening = Opening([.lines])
    _ = try opening.answer(.today)
    #expect(opening.flow.state.answers["rash"]?.answer == .no)
    let asked = try opening.answer(.today, [0])
    #expect(asked == .behind(LinePlace(.today, 0), then: []))
    #expect(opening.flow.resumed == asked)
  }

  @Test func `a line that was marked and not told is asked for first`() throws {
    var opening = Opening([.lines])
    let asked = try opening.answer(.today, [0])
    #expect(asked == .behind(LinePlace(.today, 0), then: []))
    #expect(opening.flow.resumed == asked)
    #expect(opening.flow.before(asked) == .lines(.today))
    #expect(opening.flow.state.answers["rash"] == nil)
  }

  // MARK: The screening

  @Test func `none at the foot of a page is a no to all behind it, with its line and who said it`()
    throws
  {
    var opening = Opening([.lines]) { $0.request.age = .years(9) }
    _ = try opening.answer(.today)
    #expect(
      opening.flow.state.answers["rash"]
        == ScreeningAnswer(id: "rash", answer: .no, through: "skin-line", by: .guardian)
    )
    #expect(opening.flow.state.answers["fever"]?.through == "own")
    opening.wishes.answerer = .therapist
    _ = try opening.answer(.health)
    #expect(opening.flow.state.answers["hernia"]?.by == .therapist)
  }

  @Test func `marked lines are opened one after the other`() throws {
    var opening = Opening([.lines])
    _ = try opening.answer(.today)
    let first = try opening.answer(.health, [0])
    #expect(first == .behind(LinePlace(.health, 0), then: []))
    #expect(try opening.answer(first, [1]) == .needs)
    #expect(opening.flow.state.answers["hernia"]?.answer == .no)
    #expect(opening.flow.state.answers["operation"]?.answer == .yes)
    #expect(opening.flow.marked(on: .health) == [0])
  }

  @Test func `a yes on record opens its line where the record does not answer all of it`() throws {
    var opening = Opening([.lines])
    try opening.carryOut(.answer([ScreeningAnswer(id: "operation", answer: .yes)]))
    #expect(opening.flow.marked(on: .health) == [0])
    #expect(opening.flow.opened(page: .health, marked: [0], anew: []) == [0])
    try opening.carryOut(.answer([ScreeningAnswer(id: "hernia", answer: .no)]))
    #expect(opening.flow.opened(page: .health, marked: [0], anew: []).isEmpty)
  }

  @Test func `a line that is its own question needs no page for its yes`() throws {
    var opening = Opening()
    let postponed = OpeningQuestion.forbidden(.postponed(reason: "fever"))
    #expect(try opening.answer(.today, [0]) == postponed)
    #expect(opening.flow.before(postponed) == .lines(.today))
    #expect(try opening.answer(.health, [0]) == .forbidden(.refused(contraindication: "tumour")))
  }

  @Test func `only what postpones can be gone round, with a reason`() throws {
    var opening = Opening()
    let postponed = Outcome.postponed(reason: "fever")
    #expect(try opening.answer(.today, [0]) == .forbidden(postponed))
    #expect(opening.flow.overridable(postponed)?.id == "fever")
    let refused = Outcome.refused(contraindication: "tumour")
    #expect(opening.flow.question(of: refused)?.id == "tumour")
    #expect(opening.flow.overridable(refused) == nil)
    try opening.carryOut(opening.flow.override("fever", because: "seen by a doctor"))
    #expect(opening.flow.next(after: .forbidden(postponed)) == .lines(.health))
  }

  @Test func `none after all is a no that says so`() throws {
    var opening = Opening([.lines])
    let asked = try opening.answer(.today, [0])
    try opening.carryOut(opening.flow.answer(noneAfterAll: LinePlace(.today, 0)))
    #expect(opening.flow.next(after: asked) == .lines(.health))
    #expect(opening.flow.state.answers["moles"]?.said == "none of these after all")
    #expect(opening.flow.marked(on: .today) == [])
  }

  @Test func `what no question names waits for a doctor`() throws {
    var opening = Opening([.lines])
    let asked = try opening.answer(.today, [0])
    #expect(try opening.answer(asked, [], other: "a bee sting") == .lines(.health))
    #expect(try opening.answer(.health) == .needs)
    #expect(opening.flow.needRows.map(\.need) == [.clearance(question: "skin-line-other")])
  }

  @Test func `what a yes needs is collected once, after the last page`() throws {
    var opening = Opening([.lines, .needs]) { $0.memory.today = 20_000 }
    let skin = try opening.answer(.today, [0])
    #expect(try opening.answer(skin, [1]) == .lines(.health))
    let bones = try opening.answer(.health, [0])
    #expect(try opening.answer(bones, [0, 1]) == .needs)
    let needs: [OpenNeed] = [
      .finding(question: "moles", .place), .clearance(question: "hernia"),
      .clearance(question: "operation"), .ofProtocol(id: "walks"),
    ]
    #expect(opening.flow.needRows.map(\.need) == needs)
    #expect(opening.flow.needRows.map(\.isFirm) == [true, true, false, true])
    #expect(opening.flow.next(after: .needs) == .needs)
    try opening.carryOut(opening.flow.command("lum left L5", to: needs[0]))
    for line in ["Weber", "Weber soon", "Weber 2024-10-05"] {
      #expect(throws: Refusal.self) { try opening.flow.consent(line) }
    }
    let consent = try opening.flow.consent("Dr. Weber -1")
    #expect(consent == Clearance(doctor: "Dr. Weber", date: "2024-10-03"))
    try opening.carryOut(opening.flow.commands(consent, to: [needs[1], needs[2]]))
    #expect(opening.flow.lastConsent == consent)
    #expect(opening.flow.forbidden == .refused(contraindication: "walks"))
    try opening.carryOut(.meetNeed(NeedAnswer(id: "walks", isTicked: true)))
    #expect(opening.flow.needRows.allSatisfy { !$0.isOpen })
    #expect(opening.flow.next(after: .needs) == .complaint)
    #expect(opening.flow.state.answers["moles"]?.place == "left lumbar: L5")
  }

  @Test func `what was said with an earlier yes stays with it, a no takes it back`() throws {
    var opening = Opening([.lines])
    _ = try opening.answer(try opening.answer(.today, [0]), [1])
    let need = OpenNeed.finding(question: "moles", .place)
    try opening.carryOut(opening.flow.command("hands r", to: need))
    #expect(opening.flow.opened(page: .today, marked: [0], anew: []) == [])
    _ = try opening.answer(try opening.answer(.today, [0]), [1])
    #expect(opening.flow.state.answers["moles"]?.place == "right hand")
    _ = try opening.answer(.today)
    #expect(opening.flow.state.answers["moles"]?.answer == .no)
  }

  @Test func `a yes on record is not taken away by none`() throws {
    var opening = Opening([.lines]) {
      $0.memory.recorded = [ScreeningAnswer(id: "hernia", answer: .yes)]
    }
    try opening.carryOut(.answer(opening.offer.memory.recorded))
    #expect(opening.flow.marked(on: .health) == [0])
    _ = try opening.answer(.today)
    _ = try opening.answer(.health)
    #expect(opening.flow.state.answers["hernia"]?.answer == .yes)
    #expect(opening.flow.state.answers["operation"]?.answer == .no)
  }

  @Test func `a page that is not there has no lines`() {
    let opening = Opening { $0.questions = [] }
    #expect(opening.flow.lines(of: .health).isEmpty)
    #expect(opening.flow.line(at: LinePlace(.today, 7)) == nil)
    #expect(opening.flow.marked(on: .today).isEmpty)
  }

  // MARK: The plan

  @Test func `minutes that are too few are asked for again, and lead one question back`() throws {
    var opening = Opening { $0.request.available = .seconds(30) }
    _ = try opening.answer(.today)
    _ = try opening.answer(.health)
    let asked = opening.flow.next(after: .complaint)
    guard case .minutes(let refusal) = asked else {
      Issue.record("asks \(asked)")
      return
    }
    #expect(refusal == .tooShort(available: .seconds(30), shortest: .seconds(55)))
    #expect(opening.flow.before(asked) == .complaint)
    opening.wishes.available = .seconds(60)
    guard case .review(let plan) = opening.flow.next(after: asked) else {
      Issue.record("no plan")
      return
    }
    #expect(plan.total == .seconds(60))
  }

  @Test func `where nothing is left to do no minutes help`() throws {
    var opening = Opening { $0.request.findings = [Finding(reason: "skin", zones: [.back])] }
    _ = try opening.answer(.today)
    _ = try opening.answer(.health)
    let asked = opening.flow.next(after: .complaint)
    guard case .noPlan = asked else {
      Issue.record("asks \(asked)")
      return
    }
    #expect(opening.flow.before(asked) == .complaint)
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

  @Test(arguments: ["fever", "tumour", "operation"], [nil, 1_000])
  func `a yes on record that forbids the session does so when nobody is there`(
    id: String,
    speed: Int?
  ) throws {
    var opening = Opening([.lines]) {
      $0.speed = speed.flatMap(Speed.init(thousandths:))
    }
    try opening.carryOut(.answer([ScreeningAnswer(id: id, answer: .yes)]))
    let day = try #require(CalendarDate(year: 2026, month: 11, day: 28))
    for command in opening.flow.assumption(on: day) { try opening.carryOut(command) }
    // A rehearsal gives the consent, and no more than that.
    let isConsented = speed != nil && id == "operation"
    #expect(opening.flow.forbidden?.reason == (isConsented ? nil : id))
    #expect(opening.flow.afterAssuming.isForbidden == !isConsented)
  }
}

extension OpeningQuestion {
  fileprivate var isForbidden: Bool {
    if case .forbidden = self { true } else { false }
  }
}
