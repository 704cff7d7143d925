import SessionEngine
import Testing

/// A reaction that began to be told before the technique changed.
struct ToldLaterTests {
  /// Told at second 45, when `rubbing` has begun, of second 30, when `warm-up` ran.
  private func fixture(_ directive: Directive, plan steps: [PlannedStep]? = nil) -> SessionFixture {
    var plan = SessionFixture.smallPlan(rules: [ReactionLadderTests.rule(.pain, directive)])
    if let steps { plan.steps = steps }
    var fixture = SessionFixture.running(plan: plan)
    fixture.takes(.pass, at: 30)
    let point = fixture.state.point(at: .seconds(30))
    fixture.takes(.pass, at: 45)
    fixture.takes(.told(of: point, ReactionLadderTests.react(.pain)), at: 45)
    return fixture
  }

  @Test func `it is filed at the step, the side and the second at which it began`() {
    let fixture = fixture(.ease)
    let logged = fixture.state.reactions.first
    #expect(logged?.reaction.step == 0)
    #expect(logged?.reaction.zones == [.back])
    #expect(logged?.elapsed == .seconds(30))
    #expect(logged?.at == WallTime(milliseconds: 30_000))
    #expect(fixture.entries.last?.elapsed == .seconds(45))
  }

  @Test func `easing holds for every later step of that zone`() {
    var fixture = fixture(.ease)
    fixture.takes(.confirm, at: 46)
    #expect(fixture.state.eased == [.back: 1])
  }

  @Test func `leaving the technique stops the same work that runs now`() {
    var fixture = fixture(
      .stopTechnique,
      plan: [
        SessionFixture.step(0, "one", .main, .friction, [.lumbar], 40),
        SessionFixture.step(1, "two", .main, .friction, [.lumbar], 40),
        SessionFixture.step(2, "three", .main, .friction, [.lumbar], 40),
        SessionFixture.step(3, "closing", .final, .effleurage, [.back], 30),
      ]
    )
    fixture.takes(.confirm, at: 46)
    #expect(fixture.state.currentStep?.step.id == "closing")
  }

  @Test func `leaving a technique that is over lets another one go on`() {
    var fixture = fixture(.stopTechnique)
    fixture.takes(.confirm, at: 46)
    #expect(fixture.state.currentStep?.step.id == "rubbing")
  }

  @Test func `stopping the session acts at once`() {
    var fixture = fixture(.stopSession)
    #expect(fixture.state.isPaused)
    fixture.takes(.confirm, at: 46)
    #expect(fixture.state.isResting)
  }

  @Test func `it comes back from the journal as it was`() {
    let fixture = fixture(.ease)
    #expect(Session(replaying: fixture.entries).state == fixture.state)
  }
}
