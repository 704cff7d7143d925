import SessionEngine
import TestSupport
import Testing

/// Plans that use the minutes at hand, and what a text says of them.
struct StretchingTests {
  /// Ten minutes of room over two minutes of steps whose times no source gives.
  private static var roomy: MassageProtocol {
    var source = SmallProtocol.value
    source.session = .seconds(60)...(.seconds(600))
    source.introductory.entries = source.introductory.entries.map(suggested)
    source.main.entries = source.main.entries.map(suggested)
    source.final.entries = source.final.entries.map(suggested)
    return source
  }

  private static func suggested(_ entry: StageEntry) -> StageEntry {
    guard case .step(var step) = entry else { return entry }
    step.suggested = ["duration", "repetitions"]
    return .step(step)
  }

  private static func plan(_ source: MassageProtocol, minutes: Int) throws -> SessionPlan {
    try SessionPlan(source, for: PlanRequest(available: .seconds(minutes * 60)))
  }

  @Test func `more minutes at hand go to the main part, in proportion`() throws {
    let plan = try Self.plan(Self.roomy, minutes: 3)
    #expect(plan.total == .seconds(180))
    #expect(plan.stretchedFrom == .seconds(120))
    let grown = plan.steps.filter { $0.stretchedFrom != nil }
    #expect(grown.map(\.id) == ["rubbing", "kneading", "tapping"])
    #expect(grown.map(\.stretchedFrom) == [.seconds(30), .seconds(30), .seconds(20)])
    let seconds = plan.steps.map { $0.duration.components.seconds }
    #expect(seconds.first == 20 && seconds.last == 20)
    #expect(abs(seconds[1] - seconds[2]) <= 1 && seconds[2] > seconds[3])
  }

  @Test func `without a limit no step grows beyond twice its time`() throws {
    let plan = try Self.plan(Self.roomy, minutes: 60)
    #expect(plan.steps.map(\.duration.components.seconds) == [40, 60, 60, 40, 40])
  }

  @Test func `no plan grows beyond what its session has room for`() throws {
    var source = Self.roomy
    for place in source.main.entries.indices {
      guard case .step(var step) = source.main.entries[place] else { continue }
      step.atMost = .seconds(300)
      source.main.entries[place] = .step(step)
    }
    #expect(try Self.plan(source, minutes: 60).total == .seconds(600))
    #expect(try Self.plan(SmallProtocol.value, minutes: 60).total == .seconds(120))
    #expect(try Self.plan(SmallProtocol.value, minutes: 60).stretchedFrom == nil)
  }

  @Test func `no step grows beyond its limit, and no given count or time grows`() throws {
    var source = Self.roomy
    source.main.entries = source.main.entries.map { entry in
      guard case .step(var step) = entry else { return entry }
      if step.id == "kneading" { step.atMost = .seconds(45) }
      if step.id == "tapping" { step.suggested = [] }
      return .step(step)
    }
    let steps = try Self.plan(source, minutes: 10).steps
    #expect(steps.first { $0.id == "kneading" }?.duration == .seconds(45))
    #expect(steps.first { $0.id == "tapping" }?.duration == .seconds(20))
  }

  @Test func `without minutes nothing grows`() throws {
    #expect(try SessionPlan(Self.roomy, for: PlanRequest()).total == .seconds(120))
  }

  @Test func `a text takes its dose from the plan`() throws {
    var source = SmallProtocol.value
    var step = SmallProtocol.step("circling", .friction, .lumbar, seconds: 30, pressure: 2)
    step.side = .oneThenOther
    step.dose = Dose(duration: nil, repetitions: 6...6, tempo: 12, sides: 2)
    step.text = "Each side {times}, {pressure}, {time} in all. {other}"
    source.main.entries = [.step(step)]
    let planned = try #require(try SessionPlan(source, for: PlanRequest()).steps.dropFirst().first)
    #expect(planned.text == "Each side 6 times, light, 1:00 min in all. {other}")
    #expect(planned.duration == .seconds(60))
  }

  @Test(arguments: [
    (Zone.upperBack, SideRule.concave, WorkedSide.left), (.upperBack, .convex, .right),
    (.lumbar, .concave, .right), (.lumbar, .convex, .left),
  ])
  func `in a double curve each part has its own concave side`(
    zone: Zone,
    rule: SideRule,
    side: WorkedSide
  ) {
    let curve = SpinalCurve(upper: .left, lower: .right)
    #expect(WorkedSide(rule, painful: nil, curve: curve, zones: [zone]) == side)
  }

  @Test func `a curve nobody told stays a word`() {
    #expect(WorkedSide(.concave, painful: .left) == .concave)
    #expect(WorkedSide(.convex, painful: .left) == .convex)
  }

  @Test func `a caution stands only where technique and position fit, the heavier first`() throws {
    var source = SmallProtocol.value
    source.cautions = [
      Caution(zones: [.lumbar], text: "Small."),
      Caution(zones: [.lumbar], text: "Large.", weight: 5),
      Caution(zones: [.lumbar], text: "Rubbing only.", techniques: [.friction]),
      Caution(zones: [.lumbar], text: "Seated only.", positions: [.seated]),
      Caution(zones: [.wholeBody], text: "Turn as one.", isTurning: true),
    ]
    var turned = SmallProtocol.step("turned", .petrissage, .lumbar, seconds: 30)
    turned.position = .side
    source.main.entries.append(.step(turned))
    let steps = try SessionPlan(source, for: PlanRequest()).steps
    #expect(steps.first { $0.id == "rubbing" }?.cautions == ["Large.", "Small.", "Rubbing only."])
    #expect(steps.first { $0.id == "kneading" }?.cautions == ["Large.", "Small."])
    #expect(steps.first { $0.id == "turned" }?.cautions == ["Large.", "Small."])
    #expect(steps.first(where: \.isTurn)?.cautions == ["Turn as one."])
  }
}
