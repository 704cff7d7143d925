import SessionEngine
import TestSupport
import Testing

struct LeavingOutTests {
  private static func plan(
    _ source: MassageProtocol = SmallProtocol.value,
    findings: [Finding] = [],
    dropped: [DroppedTechnique] = []
  ) throws -> SessionPlan {
    try SessionPlan(source, for: PlanRequest(findings: findings, dropped: dropped))
  }

  @Test func `a step goes when none of its zones remains`() throws {
    let plan = try Self.plan(findings: [Finding(reason: "skin", zones: [.lumbar])])
    #expect(plan.steps.map(\.id) == ["opening", "kneading", "tapping", "closing"])
    #expect(plan.steps.map(\.index) == [0, 1, 2, 3])
  }

  @Test func `a step with several zones loses only the one left out`() throws {
    let plan = try Self.plan(findings: [Finding(reason: "skin", zones: [.lumbar])])
    #expect(plan.steps[1].zones == [.buttocks])
    #expect(plan.steps[1].avoid == [])
  }

  @Test func `a stroke around a closed zone is shortened and says where it stops`() throws {
    let plan = try Self.plan(findings: [Finding(reason: "skin", zones: [.lumbar])])
    for step in [plan.steps[0], plan.steps[3]] {
      #expect(step.zones == [.upperBack, .paravertebral, .sacrum])
      #expect(step.avoid == [.lumbar])
      #expect(step.title == nil)
      let stop = "Only upper back, paravertebral, sacrum: stop short of lumbar. Work on."
      #expect(step.text == stop)
    }
  }

  @Test func `a stroke that covers part of a closed zone stops where that begins`() throws {
    var source = SmallProtocol.value
    source.overlaps = [ZoneOverlap(zone: .paravertebral, with: [.interscapular, .lumbar, .sacrum])]
    source.main.entries.append(
      .step(SmallProtocol.step("beside", .friction, .paravertebral, seconds: 10))
    )
    let plan = try Self.plan(source, findings: [Finding(reason: "skin", zones: [.lumbar])])
    #expect(plan.steps[0].zones == [.upperBack, .sacrum])
    let beside = try #require(plan.steps.first { $0.id == "beside" })
    #expect(beside.zones == [.interscapular, .sacrum])
    #expect(beside.text.hasPrefix("Only interscapular, sacrum: stop short of lumbar."))
  }

  @Test(arguments: [Technique.rocking, .gymnastics, .passiveMovement, .stretching])
  func `what moves the whole of a zone goes where a part of it is closed`(technique: Technique)
    throws
  {
    var source = SmallProtocol.value
    source.main.entries.append(.step(SmallProtocol.step("whole", technique, .back, seconds: 10)))
    let plan = try Self.plan(source, findings: [Finding(reason: "skin", zones: [.lumbar])])
    #expect(!plan.steps.contains { $0.id == "whole" })
  }

  @Test func `a finding forbids techniques, limits pressure and rules out positions`() throws {
    var source = SmallProtocol.value
    source.positions = [.prone, .seated]
    source.main.entries.append(
      .step(SmallProtocol.step("late", .friction, .neck, seconds: 10, pressure: 4))
    )
    let finding = Finding(
      reason: "pregnancy",
      forbid: [.tapotement],
      maxPressure: Pressure(2),
      forbiddenPositions: [.prone]
    )
    let plan = try SessionPlan(source, for: PlanRequest(position: .prone, findings: [finding]))
    #expect(plan.position == .seated)
    #expect(plan.steps.map(\.id) == ["opening", "rubbing", "kneading", "late", "closing"])
    #expect(plan.steps.compactMap(\.pressure).allSatisfy { $0.strongest.level <= 2 })
    #expect(
      plan.banners.map(\.text) == [
        "No tapotement. Pressure at most light. Not prone (pregnancy)"
      ]
    )
    source.positions = [.prone]
    #expect(throws: PlanRefusal.closed(.introductory, findings: ["pregnancy"])) {
      try Self.plan(source, findings: [finding])
    }
  }

  @Test func `a limit within a zone holds there alone`() throws {
    var source = SmallProtocol.value
    source.main.entries.append(
      .step(SmallProtocol.step("late", .cupping, .neck, seconds: 10, pressure: 4))
    )
    let numb = Finding(
      reason: "numb-place",
      place: "lumbar",
      forbid: [.cupping],
      maxPressure: Pressure(1),
      within: [.lumbar]
    )
    let plan = try Self.plan(source, findings: [numb])
    let pressures = Dictionary(
      uniqueKeysWithValues: plan.steps.map { ($0.id, $0.pressure?.strongest.level) }
    )
    #expect(pressures["rubbing"] == 1)
    #expect(pressures["late"] == 4)
    #expect(
      plan.banners.map(\.text) == [
        "Only lightly: lumbar. No cupping in lumbar. Pressure at most very light in lumbar (numb place)"
      ]
    )
  }

  @Test func `only what a doctor agreed to is worked`() throws {
    var agreed = Finding(reason: "pregnancy", zones: [.lumbar], agreed: [.back, .buttocks])
    let plan = try Self.plan(findings: [agreed])
    #expect(plan.steps.map(\.id) == ["opening", "kneading", "tapping", "closing"])
    #expect(plan.steps[1].zones == [.buttocks])
    agreed.agreed = []
    #expect(throws: PlanRefusal.closed(.introductory, findings: ["pregnancy"])) {
      try Self.plan(findings: [agreed])
    }
  }

  @Test(
    arguments: [
      (.both, .left, .right), (.oneThenOther, .right, .left), (.right, .left, .right),
      (.left, .left, nil),
    ] as [(SideRule, BodySide, WorkedSide?)]
  )
  func `a closed place leaves the other side open`(
    side: SideRule,
    closed: BodySide,
    worked: WorkedSide?
  ) throws {
    var source = SmallProtocol.value
    var knees = SmallProtocol.step("knees", .friction, .knees, seconds: 10)
    knees.side = side
    source.main.entries += [
      .step(knees), .step(SmallProtocol.step("legs", .effleurage, .legs, seconds: 10)),
    ]
    let finding = Finding(
      reason: "implant",
      place: "left knee",
      closedPlaces: [BodyPlace(zone: .knees, side: closed)]
    )
    let plan = try Self.plan(source, findings: [finding])
    #expect(plan.steps.first { $0.id == "knees" }?.side == worked)
    #expect(plan.steps.first { $0.id == "legs" }?.zones == [.thighs, .lowerLegs, .feet])
    #expect(plan.limits.zones.contains(.knees))
    #expect(plan.limits.zones.contains(.wholeBody))
  }

  @Test func `a zone left out takes the zones inside it along`() throws {
    var source = SmallProtocol.value
    source.main.entries.append(
      .step(SmallProtocol.step("blades", .friction, .scapulae, seconds: 10))
    )
    source.introductory.entries = [
      .step(SmallProtocol.step("all", .effleurage, .wholeBody, seconds: 10))
    ]
    let plan = try Self.plan(source, findings: [Finding(reason: "skin", zones: [.upperBack])])
    #expect(!plan.steps.map(\.id).contains("blades"))
    #expect(plan.steps[0].avoid == [.upperBack])
    #expect(!plan.steps[0].zones.contains(.back))
  }

  @Test func `every finding gets its line with the reason`() throws {
    let plan = try Self.plan(findings: [
      Finding(reason: "skin", zones: [.lumbar, .upperBack], place: "scar left of the spine"),
      Finding(reason: "standing", place: "mole under the left shoulder blade"),
    ])
    #expect(plan.banners.map(\.reason) == ["skin", "standing"])
    #expect(
      plan.banners.map(\.text) == [
        "Lumbar, upper back left out. Do not work: scar left of the spine (skin)",
        "Do not work: mole under the left shoulder blade (always left out)",
      ]
    )
    #expect(plan.banners[0].zones == [.lumbar, .upperBack])
    #expect(plan.banners[1].place == "mole under the left shoulder blade")
  }

  @Test func `a noted place leaves every step in the plan`() throws {
    let plan = try Self.plan(findings: [Finding(reason: "skin", place: "left heel")])
    #expect(plan.steps == (try Self.plan()).steps)
  }

  @Test(arguments: [
    (Zone.back, PlanRefusal.closed(.introductory, findings: ["skin"])),
    (.wholeBody, .closed(.introductory, findings: ["skin"])),
  ])
  func `a stage that empties is refused by name`(zone: Zone, refusal: PlanRefusal) {
    #expect(throws: refusal) {
      try Self.plan(findings: [Finding(reason: "skin", zones: [zone])])
    }
  }

  @Test func `a dropped technique goes from its zones and stays elsewhere`() throws {
    let lumbar = DroppedTechnique(
      technique: .petrissage,
      zones: [.lumbar],
      reason: "severe pain in session 2"
    )
    let plan = try Self.plan(dropped: [lumbar])
    #expect(plan.steps.map(\.id) == ["opening", "rubbing", "kneading", "tapping", "closing"])
    #expect(plan.steps[2].zones == [.buttocks])
    #expect(
      plan.banners.map(\.text) == ["Petrissage on lumbar left out (severe pain in session 2)"]
    )
  }

  @Test func `a technique dropped without zones goes everywhere`() throws {
    let plan = try Self.plan(dropped: [
      DroppedTechnique(technique: .friction, zones: [], reason: "severe pain")
    ])
    #expect(plan.steps.map(\.id) == ["opening", "kneading", "tapping", "closing"])
    #expect(plan.banners.map(\.text) == ["Friction left out (severe pain)"])
  }

  @Test func `a zone put off without a technique goes altogether`() throws {
    let plan = try Self.plan(dropped: [
      DroppedTechnique(technique: nil, zones: [.buttocks], reason: "bruise")
    ])
    #expect(plan.steps.map(\.id) == ["opening", "rubbing", "kneading", "closing"])
    #expect(plan.banners.map(\.text) == ["Buttocks left out (bruise)"])
  }

  @Test func `a linking stroke goes with its step`() throws {
    var source = SmallProtocol.value
    source.main.link = LinkingStroke(
      technique: .effleurage,
      duration: .seconds(6),
      pressure: nil,
      text: "Smooth."
    )
    let plan = try Self.plan(source, findings: [Finding(reason: "skin", zones: [.buttocks])])
    #expect(
      plan.steps.map(\.id) == ["opening", "rubbing", "rubbing-link", "kneading", "closing"]
    )
  }

  @Test func `a linking stroke of a dropped technique goes alone`() throws {
    var source = SmallProtocol.value
    source.main.link = LinkingStroke(
      technique: .vibration,
      duration: .seconds(6),
      pressure: nil,
      text: "Tremble."
    )
    let plan = try Self.plan(
      source,
      dropped: [DroppedTechnique(technique: .vibration, zones: [.lumbar], reason: "pain")]
    )
    #expect(
      plan.steps.map(\.id) == [
        "opening", "rubbing", "kneading", "kneading-link", "tapping", "closing",
      ]
    )
    #expect(plan.steps[3].zones == [.buttocks])
  }

  @Test func `a forbidden technique never reaches its zone, and the plan says so`() throws {
    var source = SmallProtocol.value
    source.cautions = [
      Caution(zones: [.buttocks], forbid: [.tapotement], text: "No tapping here.")
    ]
    let plan = try Self.plan(source)
    #expect(plan.steps.map(\.id) == ["opening", "rubbing", "kneading", "closing"])
    #expect(
      plan.banners.map(\.text) == ["Tapotement on buttocks left out (No tapping here.)"]
    )
  }

  @Test func `a caution for children does not bind an adult`() throws {
    var source = SmallProtocol.value
    source.cautions = [
      Caution(
        zones: [.buttocks],
        forbid: [.tapotement],
        text: "No.",
        ages: AgeRange(from: Age(months: 0), before: .adult)
      )
    ]
    let adult = try SessionPlan(source, for: PlanRequest(age: .years(40)))
    let child = try SessionPlan(source, for: PlanRequest(age: .years(10)))
    let unknown = try SessionPlan(source, for: PlanRequest())
    #expect([adult, child, unknown].map(\.steps.count) == [5, 4, 4])
  }
}
