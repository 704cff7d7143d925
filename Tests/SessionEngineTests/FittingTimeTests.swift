import SessionEngine
import TestSupport
import Testing

struct FittingTimeTests {
  private static func plan(
    _ source: MassageProtocol = SmallProtocol.value,
    seconds: Int,
    skipped: Set<String> = []
  ) throws -> SessionPlan {
    try SessionPlan(
      source,
      for: PlanRequest(available: .seconds(seconds), skippedLastTime: skipped)
    )
  }

  /// Three optional steps in the main stage beside one that stays.
  private static var withOptionalSteps: MassageProtocol {
    var source = SmallProtocol.value
    source.main.entries = ["first", "kept", "second", "third"].map { id in
      var step = SmallProtocol.step(id, .friction, .back, seconds: 20)
      step.isOptional = id != "kept"
      return .step(step)
    }
    return source
  }

  @Test(arguments: [120, 121, 3_600])
  func `enough minutes change nothing`(seconds: Int) throws {
    #expect(try Self.plan(seconds: seconds).steps == Self.plan(seconds: 120).steps)
    #expect(try Self.plan(seconds: seconds).total == .seconds(120))
  }

  @Test func `optional steps go first, and the plan says which`() throws {
    let plan = try Self.plan(seconds: 110)
    #expect(plan.steps.map(\.id) == ["opening", "rubbing", "kneading", "closing"])
    #expect(plan.total == .seconds(100))
    #expect(plan.banners.map(\.text) == ["Left out to fit 1:50: Tapotement, buttocks"])
  }

  @Test(arguments: [
    (110, ["first", "kept", "second"]), (90, ["first", "kept"]), (70, ["kept"]),
  ])
  func `optional steps go from the last to the first`(seconds: Int, left: [String]) throws {
    let plan = try Self.plan(Self.withOptionalSteps, seconds: seconds)
    #expect(plan.steps.filter { $0.stage == .main }.map(\.id) == left)
  }

  @Test func `what was skipped last time goes after the other optional steps`() throws {
    let plan = try Self.plan(Self.withOptionalSteps, seconds: 80, skipped: ["third"])
    #expect(plan.steps.filter { $0.stage == .main }.map(\.id) == ["kept", "third"])
  }

  @Test func `then all steps shrink alike, to the minutes at hand exactly`() throws {
    let plan = try Self.plan(seconds: 90)
    #expect(plan.total == .seconds(90))
    #expect(plan.steps.map(\.duration) == [.seconds(18), .seconds(27), .seconds(27), .seconds(18)])
  }

  @Test func `no step shrinks below its shortest time, and the others give more`() throws {
    // Rubbing stays at 20 s; 40 s are left for three steps that were 70 s long.
    let plan = try Self.plan(seconds: 60)
    #expect(plan.total == .seconds(60))
    #expect(plan.steps[1].duration == .seconds(20))
    #expect(plan.steps.map(\.duration) == [.seconds(12), .seconds(20), .seconds(17), .seconds(11)])
  }

  @Test func `what even the shortest steps need is said`() {
    #expect(throws: PlanRefusal.tooShort(available: .seconds(54), shortest: .seconds(55))) {
      try Self.plan(seconds: 54)
    }
    #expect(throws: PlanRefusal.tooShort(available: .zero, shortest: .seconds(55))) {
      try Self.plan(seconds: 0)
    }
  }

  @Test func `the shortest plan is still a plan`() throws {
    let plan = try Self.plan(seconds: 55)
    #expect(plan.total == .seconds(55))
    #expect(plan.steps.allSatisfy { $0.duration == $0.atLeast })
  }

  @Test func `the final stage loses no step, not even an optional one`() throws {
    var source = SmallProtocol.value
    var resting = SmallProtocol.step("resting", .stretching, .back, seconds: 20)
    resting.isOptional = true
    source.final.entries.insert(.step(resting), at: 0)
    let plan = try Self.plan(source, seconds: 65)
    #expect(plan.steps.suffix(2).map(\.id) == ["resting", "closing"])
    #expect(plan.total == .seconds(65))
  }

  @Test func `a stage of optional steps keeps one`() throws {
    var source = Self.withOptionalSteps
    source.main.entries.remove(at: 1)
    let plan = try Self.plan(source, seconds: 35)
    #expect(plan.steps.map(\.id) == ["opening", "first", "closing"])
    #expect(plan.total == .seconds(35))
  }

  @Test func `repetitions shrink with their time`() throws {
    var source = SmallProtocol.value
    source.main.entries = [
      .step(
        Step(
          id: "counted",
          technique: .friction,
          zones: [.back],
          dose: Dose(duration: nil, repetitions: 20...25, tempo: 30),
          text: "Count."
        )
      )
    ]
    let plan = try Self.plan(source, seconds: 72)
    #expect(plan.total == .seconds(72))
    #expect(plan.steps[1].duration == .seconds(40))
    #expect(plan.steps[1].repetitions == 20)
  }

  @Test func `the sum is exact where times are no whole seconds`() throws {
    var source = SmallProtocol.value
    source.main.entries = (1...7).map { number in
      .step(
        Step(
          id: "counted-\(number)",
          technique: .friction,
          zones: [.back],
          dose: Dose(duration: nil, repetitions: 10...10, tempo: 35),
          text: "Count."
        )
      )
    }
    let request = PlanRequest(available: .milliseconds(150_001))
    let plan = try SessionPlan(source, for: request)
    #expect(plan.total == .milliseconds(150_001))
    #expect(plan.steps.allSatisfy { $0.duration >= $0.atLeast })
    #expect(plan.steps.count { $0.duration.wholeMilliseconds % 1_000 != 0 } <= 1)
  }

  @Test func `a linking stroke leaves with its step`() throws {
    var source = SmallProtocol.value
    source.main.link = LinkingStroke(
      technique: .effleurage,
      duration: .seconds(6),
      pressure: nil,
      text: "Smooth."
    )
    let plan = try Self.plan(source, seconds: 106)
    #expect(
      plan.steps.map(\.id) == ["opening", "rubbing", "rubbing-link", "kneading", "closing"]
    )
    #expect(plan.total == .seconds(106))
  }

  @Test func `a child's session is kept to its limit`() throws {
    var source = SmallProtocol.value
    source.ageLimits = [
      AgeLimit(below: .adult, session: .seconds(90), text: "Children up to a minute and a half."),
      AgeLimit(below: .years(3), session: .seconds(70), text: "Small ones less."),
    ]
    let adult = try SessionPlan(source, for: PlanRequest(age: .years(30)))
    let child = try SessionPlan(source, for: PlanRequest(age: .years(9)))
    let infant = try SessionPlan(source, for: PlanRequest(age: .years(1)))
    #expect([adult, child, infant].map(\.total) == [.seconds(120), .seconds(90), .seconds(70)])
    #expect([adult, child, infant].map(\.hardLimit) == [nil, .seconds(90), .seconds(70)])
  }
}
