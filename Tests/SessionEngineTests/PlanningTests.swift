import SessionEngine
import TestSupport
import Testing

struct PlanningTests {
  @Test func `a walk-in's first session is the protocol as written`() throws {
    let plan = try SessionPlan(SmallProtocol.value, for: PlanRequest())
    #expect(plan.steps.map(\.id) == ["opening", "rubbing", "kneading", "tapping", "closing"])
    #expect(plan.steps.map(\.index) == [0, 1, 2, 3, 4])
    #expect(plan.steps.map(\.stage) == [.introductory, .main, .main, .main, .final])
    #expect(plan.total == .seconds(120))
    #expect(plan.allowed == .seconds(60)...(.seconds(120)))
    #expect(plan.periodID == nil)
    #expect(plan.banners.isEmpty)
  }

  @Test func `a plan carries what a session needs without the file`() throws {
    let source = SmallProtocol.value
    let plan = try SessionPlan(source, for: PlanRequest(sessionNumber: 4))
    #expect(plan.protocolID == "small-back")
    #expect(plan.protocolTitle == "Small back massage")
    #expect(plan.sessionNumber == 4)
    #expect(plan.rules == source.reactions)
    #expect(plan.aftercare == source.aftercare)
    #expect(
      plan.aims == [
        .introductory: "Warm the back", .main: "Loosen the back", .final: "Calm down",
      ]
    )
  }

  @Test func `the larger number of repetitions at the tempo is the countdown`() throws {
    let plan = try SessionPlan(SmallProtocol.value, for: PlanRequest())
    let tapping = try #require(plan.steps.first { $0.id == "tapping" })
    #expect(tapping.repetitions == 20)
    #expect(tapping.duration == .seconds(20))
    #expect(tapping.atLeast == .seconds(10))
  }

  @Test func `no step is planned beyond its limit`() throws {
    var source = SmallProtocol.value
    var holding = SmallProtocol.step("holding", .holding, .neck, seconds: 40)
    holding.dose.repetitions = 8...8
    holding.atMost = .seconds(15)
    source.main.entries.append(.step(holding))
    let step = try #require(
      try SessionPlan(source, for: PlanRequest()).steps.first { $0.id == "holding" }
    )
    #expect(step.duration == .seconds(15))
    #expect(step.atLeast == .seconds(15))
    #expect(step.repetitions == 3)
  }

  @Test func `cautions of the protocol stand at the steps in their zones and around them`() throws {
    var source = SmallProtocol.value
    source.cautions = [Caution(zones: [.lumbar], text: "Lightly over the kidneys.")]
    let plan = try SessionPlan(source, for: PlanRequest())
    let cautioned = plan.steps.filter { $0.cautions == ["Lightly over the kidneys."] }
    #expect(cautioned.map(\.id) == ["opening", "rubbing", "kneading", "closing"])
  }

  @Test func `a step around a place where its technique is forbidden shows the place`() throws {
    var source = SmallProtocol.value
    source.cautions = [Caution(zones: [.lumbar], forbid: [.effleurage], text: "No.")]
    let plan = try SessionPlan(source, for: PlanRequest())
    #expect(plan.steps.map(\.avoid) == [[.lumbar], [], [], [], [.lumbar]])
    #expect(plan.banners.isEmpty)
  }

  // MARK: Groups and linking strokes

  @Test func `a group is planned as often as its larger number`() throws {
    var source = SmallProtocol.value
    source.main.entries = [.group(rounds: 2...3, steps: source.main.steps.dropLast())]
    let main = try SessionPlan(source, for: PlanRequest()).steps.filter { $0.stage == .main }
    #expect(
      main.map(\.id) == [
        "rubbing", "kneading", "rubbing-2", "kneading-2", "rubbing-3", "kneading-3",
      ]
    )
    #expect(main.map(\.isOptional) == [false, false, false, false, true, true])
  }

  @Test func `a linking stroke follows every step but the stage's last`() throws {
    var source = SmallProtocol.value
    source.main.link = LinkingStroke(
      technique: .effleurage,
      duration: .seconds(6),
      pressure: nil,
      text: "Smooth."
    )
    let main = try SessionPlan(source, for: PlanRequest()).steps.filter { $0.stage == .main }
    #expect(main.map(\.id) == ["rubbing", "rubbing-link", "kneading", "kneading-link", "tapping"])
    #expect(main[1].zones == [.lumbar])
    #expect(main[3].zones == [.lumbar, .buttocks])
    #expect(main[1].side == .both)
    #expect(main[1].duration == .seconds(6))
  }

  @Test(arguments: [
    (Sex?.none, true), (.female, true), (.unknown, true), (.other, true), (.male, false),
  ])
  func `what only one sex has to mind is not said to the other`(sex: Sex?, isSaid: Bool) throws {
    var source = SmallProtocol.value
    source.cautions = [
      Caution(zones: [.lumbar], text: "Round the breast.", sex: .female),
      Caution(zones: [.lumbar], text: "Slowly."),
    ]
    let plan = try SessionPlan(source, for: PlanRequest(sex: sex))
    let said = Set(plan.steps.flatMap(\.cautions))
    #expect(said.contains("Round the breast.") == isSaid)
    #expect(said.contains("Slowly."))
  }

  @Test func `ids stay unique where a step is called like a round`() throws {
    var source = SmallProtocol.value
    source.main.entries = [
      .group(rounds: 2...2, steps: [SmallProtocol.step("x", .friction, .back, seconds: 10)]),
      .step(SmallProtocol.step("x-2", .petrissage, .back, seconds: 10)),
    ]
    let ids = try SessionPlan(source, for: PlanRequest()).steps.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(ids.contains("x-2"))
  }

  // MARK: Sides and positions

  @Test(arguments: [
    (BodySide?.some(.left), WorkedSide.rightThenLeft), (.right, .leftThenRight),
    (nil, .healthyFirst),
  ])
  func `the healthy side comes first`(painful: BodySide?, side: WorkedSide) throws {
    let plan = try SessionPlan(SmallProtocol.value, for: PlanRequest(painfulSide: painful))
    #expect(plan.steps.map(\.side) == [.both, side, .both, .both, .both])
  }

  @Test(arguments: [
    (BodySide?.some(.left), WorkedSide.left), (.right, .right), (nil, .painfulOnly),
  ])
  func `the painful side alone is the one that was told`(painful: BodySide?, side: WorkedSide) {
    #expect(WorkedSide(.painfulOnly, painful: painful) == side)
  }

  @Test(arguments: SideRule.allCases.filter { !$0.needsPainfulSide })
  func `any other side stays as the file says`(rule: SideRule) {
    #expect(WorkedSide(rule, painful: .left).rawValue == rule.rawValue)
  }

  @Test func `the side that hurts is asked for where a step stands by it`() {
    var source = SmallProtocol.value
    #expect(source.asksPainfulSide)
    var step = SmallProtocol.step("x", .friction, .back, seconds: 10)
    source.main.entries = [.step(step)]
    #expect(!source.asksPainfulSide)
    step.side = .painfulOnly
    source.main.entries = [.step(step)]
    #expect(source.asksPainfulSide)
    // A need of the protocol asks for it already.
    source.needs = [ProtocolNeed(id: "affected-side", kind: .side, say: "Affected side")]
    #expect(!source.asksPainfulSide)
  }

  @Test(arguments: [
    ("tempo", nil as Duration?, true), ("repetitions", nil, true),
    ("pressure", nil, false), ("tempo", .seconds(30), false),
  ])
  func `a countdown from a suggested count or tempo is suggested too`(
    suggested: String,
    duration: Duration?,
    isMarked: Bool
  ) throws {
    var source = SmallProtocol.value
    var step = SmallProtocol.step("x", .friction, .back, seconds: 10)
    step.dose = Dose(duration: duration, repetitions: 10...10, tempo: 20)
    step.suggested = [suggested]
    source.main.entries = [.step(step)]
    let planned = try #require(
      try SessionPlan(source, for: PlanRequest()).steps.first { $0.id == "x" }
    )
    #expect(planned.suggested.contains("duration") == isMarked)
    #expect(planned.suggested.contains(suggested))
  }

  @Test func `the patient turns only where the position changes`() throws {
    var source = SmallProtocol.value
    var first = SmallProtocol.step("first", .friction, .back, seconds: 10)
    first.position = .prone
    var second = SmallProtocol.step("second", .friction, .chest, seconds: 10)
    second.position = .supine
    second.before = [.oil]
    let third = SmallProtocol.step("third", .petrissage, .chest, seconds: 10)
    source.main.entries = [.step(first), .step(second), .step(third)]
    let steps = try SessionPlan(source, for: PlanRequest()).steps
    #expect(steps.map(\.id) == ["opening", "first", "turn-supine", "second", "third", "closing"])
    #expect(steps.map(\.before) == [[], [], [], [.oil], [], []])
  }

  @Test func `the turn is kept when the step that asked for it is left out`() throws {
    var source = SmallProtocol.value
    var second = SmallProtocol.step("second", .friction, .chest, seconds: 10)
    second.position = .supine
    let third = SmallProtocol.step("third", .petrissage, .abdomen, seconds: 10)
    source.main.entries = [.step(second), .step(third)]
    let request = PlanRequest(findings: [Finding(reason: "skin", zones: [.chest])])
    let plan = try SessionPlan(source, for: request)
    #expect(plan.steps.map(\.isTurn) == [false, true, false, false])
  }

  @Test func `the chosen position is the plan's where the protocol names it`() throws {
    var source = SmallProtocol.value
    source.positions = [.prone, .seated]
    #expect(try SessionPlan(source, for: PlanRequest()).position == .prone)
    #expect(try SessionPlan(source, for: PlanRequest(position: .seated)).position == .seated)
    #expect(try SessionPlan(source, for: PlanRequest(position: .supine)).position == .prone)
  }
}
