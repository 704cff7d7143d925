import SessionEngine
import Testing

struct RefittingTests {
  @Test func `a session without pauses is not late`() {
    var fixture = SessionFixture.running()
    fixture.takes(.pass, at: 30)
    #expect(fixture.state.lateness(at: .seconds(30)) == .zero)
  }

  @Test func `pauses and lengthened steps make it late`() {
    var fixture = SessionFixture.running()
    fixture.takes(.pause(.therapist), at: 10)
    fixture.takes(.resume, at: 25)
    fixture.takes(.lengthen(reason: nil), at: 26)
    #expect(fixture.state.lateness(at: .seconds(26)) == .seconds(45))
  }

  @Test func `the rest is fitted to the minutes left and taken on one command`() throws {
    var fixture = SessionFixture.running()
    fixture.takes(.pause(.therapist), at: 10)
    fixture.takes(.resume, at: 40)
    let now = Duration.seconds(40)
    let left = fixture.state.remainingInSession(at: now)
    let refit = try fixture.state.refit(into: left - .seconds(30), at: now)
    #expect(refit.remaining == left - .seconds(30))
    fixture.takes(.refit(refit), at: 40)
    #expect(fixture.state.remainingInSession(at: now) == left - .seconds(30))
    for step in fixture.state.progress.steps { #expect(step.length >= step.step.atLeast) }
    fixture.takes(.undo, at: 42)
    #expect(fixture.state.remainingInSession(at: .seconds(42)) == left - .seconds(2))
  }

  @Test func `optional steps go first and come back by undo`() throws {
    var plan = SessionFixture.smallPlan()
    plan.steps[2].isOptional = true
    var fixture = SessionFixture.running(plan: plan)
    let refit = try fixture.state.refit(into: .seconds(130), at: .zero)
    #expect(refit == Refit(lengths: [:], leftOut: [2], remaining: .seconds(130)))
    fixture.takes(.refit(refit), at: 0)
    #expect(fixture.state.progress.steps[2].ending == .leftOut(reason: "time"))
    fixture.takes(.undo, at: 1)
    #expect(fixture.state.progress.steps[2].ending == nil)
  }

  /// Rubbing that must be done, kneading and tapping that need not, each with its stroking.
  private static var linked: SessionPlan {
    var plan = SessionFixture.smallPlan()
    let rows: [(String, Technique, Bool)] = [
      ("rubbing", .friction, false), ("rubbing-link", .effleurage, false),
      ("kneading", .petrissage, true), ("kneading-link", .effleurage, true),
      ("tapping", .tapotement, true),
    ]
    let main = rows.enumerated().map { place, row in
      var step = SessionFixture.step(place + 1, row.0, .main, row.1, [.lumbar], 20)
      step.isOptional = row.2
      return step
    }
    var closing = plan.steps[3]
    closing.index = 6
    plan.steps = [plan.steps[0]] + main + [closing]
    return plan
  }

  @Test func `a linking stroke goes with its step and not before it`() throws {
    let fixture = SessionFixture.running(plan: Self.linked)
    let total = Self.linked.total
    let one = try fixture.state.refit(into: total - .seconds(15), at: .zero)
    #expect(one.leftOut == [5])
    let more = try fixture.state.refit(into: total - .seconds(30), at: .zero)
    #expect(more.leftOut == [5, 4, 3])
    #expect(more.remaining == total - .seconds(60))
  }

  @Test func `the last optional step of a stage that has no other stays`() throws {
    var plan = Self.linked
    for index in 1...2 { plan.steps[index].isOptional = true }
    let fixture = SessionFixture.running(plan: plan)
    let refit = try fixture.state.refit(into: .seconds(100), at: .zero)
    #expect(refit.leftOut == [5, 4, 3])
    #expect(throws: PlanRefusal.self) { try fixture.state.refit(into: .seconds(50), at: .zero) }
  }

  @Test func `what does not fit says how many minutes are needed`() {
    let fixture = SessionFixture.running()
    #expect(throws: PlanRefusal.tooShort(available: .seconds(20), shortest: .seconds(75))) {
      try fixture.state.refit(into: .seconds(20), at: .zero)
    }
  }

  @Test func `a step below its shortest time is refused`() {
    var fixture = SessionFixture.running()
    let refit = Refit(lengths: [1: .seconds(5)], leftOut: [], remaining: .zero)
    fixture.refuses(.refit(refit), at: 1)
    fixture.refuses(.refit(Refit(lengths: [:], leftOut: [1], remaining: .zero)), at: 1)
    fixture.refuses(.refit(Refit(lengths: [9: .seconds(50)], leftOut: [], remaining: .zero)), at: 1)
  }
}
