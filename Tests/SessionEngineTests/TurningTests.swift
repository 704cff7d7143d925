import SessionEngine
import TestSupport
import Testing

/// The patient turns over: a step of the plan between strokes in different positions.
struct TurningTests {
  /// Prone, then one stroke on the back and one on the side, then a final stroke on the side.
  private static var source: MassageProtocol {
    var source = SmallProtocol.value
    source.cautions = [
      Caution(zones: [.wholeBody], text: "Turn as one.", isTurning: true, weight: 9),
      Caution(zones: [.wholeBody], text: "Nothing may hurt."),
      Caution(zones: [.chest], text: "Not over the heart."),
    ]
    var chest = SmallProtocol.step("chest", .friction, .chest, seconds: 30)
    chest.position = .supine
    var flank = SmallProtocol.step("flank", .petrissage, .lumbar, seconds: 30)
    flank.position = .side
    source.main.entries = [.step(chest), .step(flank)]
    return source
  }

  private static func plan(_ request: PlanRequest = PlanRequest()) throws -> SessionPlan {
    try SessionPlan(source, for: request)
  }

  private static func running() throws -> SessionFixture { .running(plan: try plan()) }

  @Test func `a turn is a numbered step with its own time and caution`() throws {
    let plan = try Self.plan()
    #expect(
      plan.steps.map(\.id) == ["opening", "turn-supine", "chest", "turn-side", "flank", "closing"]
    )
    #expect(plan.steps.map(\.index) == [0, 1, 2, 3, 4, 5])
    let turn = plan.steps[1]
    #expect(turn.zones.isEmpty && turn.position == .supine && turn.stage == .main)
    #expect(turn.duration == .seconds(60) && turn.isSuggested("duration"))
    #expect(turn.cautions == ["Turn as one.", "Nothing may hurt."])
    #expect(plan.steps[2].cautions == ["Nothing may hurt.", "Not over the heart."])
  }

  @Test func `turns are no hands-on time, but they take of the minutes at hand`() throws {
    let plan = try Self.plan()
    #expect(plan.total == .seconds(100) && plan.length == .seconds(220))
    let fitted = try Self.plan(PlanRequest(available: .seconds(200)))
    #expect(fitted.length == .seconds(200) && fitted.total == .seconds(80))
    #expect(throws: PlanRefusal.tooShort(available: .seconds(150), shortest: .seconds(170))) {
      try Self.plan(PlanRequest(available: .seconds(150)))
    }
  }

  @Test func `a turn ends by a key, or by itself`() throws {
    var fixture = try Self.running()
    fixture.takes(.pass, at: 25)
    #expect(fixture.state.currentStep?.step.id == "turn-supine")
    fixture.takes(.seeSign, at: 32)
    #expect(fixture.state.currentStep?.step.id == "chest")
    fixture.takes(.pass, at: 62 + 60)
    #expect(fixture.state.currentStep?.step.id == "flank")
    let steps = try #require(SessionRecord(id: "s", entries: fixture.entries)).steps
    #expect(steps[1].result == .done && steps[1].actual == .seconds(12) && steps[1].reason == nil)
    #expect(steps[3].result == .done && steps[3].actual == .seconds(60))
  }

  @Test func `a session of turns alone has no hands-on time and does not count`() throws {
    var fixture = try Self.running()
    for second in [0, 60, 120, 120] { fixture.takes(.skip(reason: nil), at: Double(second)) }
    #expect(fixture.state.isResting)
    let record = try #require(SessionRecord(id: "s", entries: fixture.entries))
    #expect(record.handsOn == .zero)
    #expect(record.planned == .seconds(100))
    #expect(record.countsAmongItsOwn == false)
  }

  @Test(arguments: [Command.jump(to: 4), .nextStage])
  func `who goes ahead past a turn turns first, and only where it is needed`(command: Command)
    throws
  {
    var fixture = try Self.running()
    fixture.takes(.nextStage, at: 5)
    #expect(fixture.state.currentStep?.step.id == "turn-supine")
    fixture.takes(command, at: 10)
    #expect(fixture.state.currentStep?.step.id == "turn-side")
    fixture.takes(.undo, at: 12)
    #expect(fixture.state.currentStep?.step.id == "turn-supine")
  }

  @Test func `going back past a turn turns the patient back, and forth again`() throws {
    var fixture = try Self.running()
    fixture.takes(.skip(reason: nil), at: 5)
    fixture.takes(.seeSign, at: 10)
    fixture.takes(.back, at: 20)
    let back = try #require(fixture.state.currentStep)
    #expect(back.step.isTurn && back.step.position == .prone && back.isAdded)
    #expect(back.step.cautions == ["Turn as one.", "Nothing may hurt."])
    fixture.takes(.seeSign, at: 25)
    #expect(fixture.state.currentStep?.step.id == "opening")
    fixture.takes(.pass, at: 45)
    #expect(fixture.state.currentStep?.step.position == .supine)
    #expect(fixture.state.currentStep?.step.isTurn == true)
    fixture.takes(.seeSign, at: 50)
    #expect(fixture.state.currentStep?.step.id == "chest")
  }

  @Test func `going back past a turn is taken back as one press`() throws {
    var fixture = try Self.running()
    fixture.takes(.skip(reason: nil), at: 5)
    fixture.takes(.seeSign, at: 10)
    let before = fixture.state.progress
    fixture.takes(.back, at: 20)
    fixture.takes(.undo, at: 22)
    #expect(fixture.state.progress.steps.count == before.steps.count)
    #expect(fixture.state.currentStep?.step.id == "chest")
    #expect(fixture.state.spentOnStep(at: .seconds(22)) == .seconds(12))
  }

  @Test func `a turn that nothing follows is passed over`() throws {
    var fixture = try Self.running()
    fixture.takes(.pass, at: 85)
    #expect(fixture.state.currentStep?.step.id == "chest")
    fixture.takes(.jump(to: 0), at: 90)
    fixture.takes(.seeSign, at: 92)
    #expect(fixture.state.currentStep?.step.id == "opening")
    // Back where the chest is worked, a second turn to the back would turn nobody.
    fixture.takes(.jump(to: 4), at: 95)
    #expect(fixture.state.currentStep?.step.id == "turn-side")
  }

  @Test(arguments: [Directive.ease, .stopTechnique, .leaveOutZone])
  func `who does not bear a turn rests; nothing is put off for it`(directive: Directive) throws {
    var source = Self.source
    source.reactions = [
      ReactionRule(reaction: .pain, directive: directive, furtherSessions: 3, text: "Leave it.")
    ]
    var fixture = SessionFixture.running(plan: try SessionPlan(source, for: PlanRequest()))
    fixture.takes(.skip(reason: nil), at: 5)
    fixture.takes(.react(.pain, score: 6, severity: nil, side: nil, note: nil), at: 10)
    #expect(fixture.state.proposal?.proposal.directive == .pause)
    fixture.takes(.confirm, at: 12)
    #expect(fixture.state.isPaused && fixture.state.currentStep?.step.id == "turn-supine")
    #expect(fixture.state.putOff.isEmpty && fixture.state.comingSteps.count == 4)
  }

  @Test func `what is left out on the way takes no turn along`() throws {
    var source = Self.source
    source.reactions = [ReactionRule(reaction: .pain, directive: .leaveOutZone, text: "Not there.")]
    var fixture = SessionFixture.running(plan: try SessionPlan(source, for: PlanRequest()))
    fixture.takes(.jump(to: 4), at: 5)
    fixture.takes(.seeSign, at: 10)
    fixture.takes(.react(.pain, score: 6, severity: nil, side: nil, note: nil), at: 12)
    fixture.takes(.confirm, at: 14)
    #expect(fixture.state.currentStep?.step.id == "closing")
  }

  @Test func `no turn is offered, added or swapped in`() throws {
    var fixture = try Self.running()
    let turn = try Self.plan().steps[1]
    fixture.refuses(.add(turn), at: 5)
    fixture.refuses(.swap(turn), at: 5)
    #expect(!Technique.strokes.contains(.turningOver))
  }

  @Test func `a step added while running is done as the patient lies`() throws {
    var fixture = try Self.running()
    var step = try Self.plan().steps[4]
    step.zones = [.back]
    fixture.takes(.add(step), at: 5)
    #expect(fixture.state.progress.steps[1].step.position == .prone)
  }

  @Test func `a refit leaves turns their time`() throws {
    var fixture = try Self.running()
    fixture.takes(.pause(.therapist), at: 5)
    fixture.takes(.resume, at: 25)
    #expect(fixture.state.lateness(at: .seconds(25)) == .seconds(20))
    let refit = try fixture.state.refit(into: .seconds(195), at: .seconds(25))
    #expect(refit.lengths[1] == nil && refit.lengths[3] == nil && !refit.lengths.isEmpty)
  }

  @Test func `journals of earlier releases turn the patient before a step`() throws {
    var plan = SessionFixture.smallPlan()
    plan.steps[1].before = [.turn(.supine)]
    var fixture = SessionFixture.running(plan: plan)
    fixture.takes(.pass, at: 45)
    #expect(fixture.state.phase == .changingOver(.turn(.supine), since: .seconds(40)))
    fixture.takes(.back, at: 50)
    #expect(fixture.state.currentStep?.step.id == "warm-up")
  }
}
