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

  @Test func `a step on a zone around it stays and shows the place`() throws {
    let plan = try Self.plan(findings: [Finding(reason: "skin", zones: [.lumbar])])
    #expect(plan.steps[0].zones == [.back])
    #expect(plan.steps[0].avoid == [.lumbar])
    #expect(plan.steps[3].avoid == [.lumbar])
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
        "Do not work: mole under the left shoulder blade (standing)",
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
    (Zone.back, PlanRefusal.nothingLeft(.introductory)),
    (.wholeBody, .nothingLeft(.introductory)),
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
