import SessionEngine
import Testing

/// What is asked waits for whoever types or has paused, and what ended something can be taken back.
@Suite struct PatienceTests {
  private static let rules = [
    ReactionRule(reaction: .pain, level: 4, directive: .stopTechnique, text: "Leave it."),
    ReactionRule(reaction: .soreness, directive: .ease, text: "Lighter."),
  ]

  private static func running() -> SessionFixture {
    .running(plan: SessionFixture.smallPlan(rules: rules))
  }

  private static func pain(_ score: Int) -> Command {
    .react(.pain, score: score, severity: nil, side: nil, note: nil)
  }

  private func hasStopped(_ visit: SessionFixture) -> Bool {
    visit.entries.contains { if case .stepStopped = $0.event { true } else { false } }
  }

  @Test func `nothing ends a technique while the session is paused`() {
    var visit = Self.running()
    visit.takes(.pause(.therapist), at: 5)
    visit.takes(Self.pain(5), at: 6)
    visit.takes(.pass, at: 600)
    #expect(visit.state.isPaused)
    #expect(visit.state.proposal != nil)
    #expect(!hasStopped(visit))
    visit.takes(.resume, at: 600)
    visit.takes(.pass, at: 614.9)
    #expect(!hasStopped(visit))
    visit.takes(.pass, at: 615)
    #expect(hasStopped(visit))
  }

  @Test func `a proposal waits while somebody types, and goes on waiting afterwards`() {
    var visit = Self.running()
    visit.takes(Self.pain(5), at: 42)
    visit.takes(.holdPatience(true), at: 47)
    visit.takes(.pass, at: 72)
    #expect(!hasStopped(visit))
    visit.takes(.holdPatience(false), at: 72)
    visit.takes(.pass, at: 81.9)
    #expect(visit.state.proposal != nil)
    visit.takes(.pass, at: 82)
    #expect(hasStopped(visit))
  }

  @Test func `the question whether it is still there waits as well`() {
    var visit = Self.running()
    visit.takes(.react(.soreness, score: nil, severity: .mild, side: nil, note: nil), at: 1)
    visit.takes(.confirm, at: 2)
    visit.takes(.pause(.therapist), at: 12)
    visit.takes(.resume, at: 112)
    visit.takes(.pass, at: 131)
    #expect(visit.state.secondLook?.isAsked == false)
    visit.takes(.pass, at: 132)
    #expect(visit.state.secondLook?.isAsked == true)
  }

  @Test func `a guide that died while somebody typed does not wait for ever`() {
    var visit = Self.running()
    visit.takes(Self.pain(5), at: 42)
    visit.takes(.holdPatience(true), at: 43)
    visit.takes(.interrupt(since: .seconds(45), .killed), at: 60)
    visit.takes(.resume, at: 61)
    visit.takes(.pass, at: 80)
    #expect(hasStopped(visit))
  }

  @Test func `a technique that was dropped is taken back, and asked about anew`() throws {
    var visit = Self.running()
    visit.takes(.pass, at: 50)
    let before = try #require(visit.state.currentStep)
    visit.takes(Self.pain(5), at: 50)
    visit.takes(.confirm, at: 51)
    #expect(visit.state.currentStep?.step.index != before.step.index)
    visit.takes(.undo, at: 55)
    #expect(visit.state.currentStep?.step.index == before.step.index)
    #expect(visit.state.reactions.first?.directive == nil)
    #expect(visit.state.proposal?.since == .seconds(55))
    // The time since then was worked.
    #expect(visit.state.currentStep?.spent == .seconds(15))
    visit.takes(.pass, at: 69)
    #expect(visit.state.proposal != nil)
  }

  @Test func `what was done without an answer is taken back as well`() {
    var visit = Self.running()
    visit.takes(Self.pain(5), at: 5)
    visit.takes(.pass, at: 20)
    #expect(hasStopped(visit))
    visit.takes(.undo, at: 29)
    #expect(visit.state.currentStep?.step.index == 0)
    visit.takes(.decline(reason: "it has passed"), at: 30)
    #expect(visit.state.isRunning)
  }

  @Test func `an early end is taken back within ten seconds, not later`() {
    for (second, isTaken) in [(14.0, true), (21, false)] {
      var visit = Self.running()
      visit.takes(.stop(reason: "no time left"), at: 10)
      guard isTaken else {
        visit.refuses(.undo, at: second)
        continue
      }
      visit.takes(.undo, at: second)
      #expect(visit.state.isRunning)
      #expect(visit.state.stopOutcome == nil)
    }
  }

  @Test func `an alarm stays one until somebody says that the patient is safe`() throws {
    var visit = Self.running()
    visit.takes(.react(.faintness, score: nil, severity: nil, side: nil, note: nil), at: 5)
    #expect(visit.state.alarm == nil)
    visit.takes(.confirm, at: 7)
    #expect(visit.state.alarm?.since == .seconds(5))
    #expect(visit.state.undoesAlarm)
    visit.takes(.pass, at: 900)
    #expect(visit.state.alarm != nil)
    visit.takes(.tellSafe, at: 901)
    #expect(visit.state.alarm == nil)
    #expect(visit.state.isAfterAlarm)
    visit.refuses(.tellSafe, at: 902)
  }

  @Test func `an alarm that was stopped by the therapist's own reason is one as well`() {
    var visit = Self.running()
    visit.takes(.react(.numbness, score: nil, severity: nil, side: nil, note: nil), at: 5)
    visit.takes(.stop(reason: "enough"), at: 6)
    #expect(visit.state.alarm != nil)
    visit.takes(.undo, at: 8)
    #expect(visit.state.alarm == nil)
    #expect(visit.state.proposal != nil)
    #expect(visit.state.isPaused)
  }

  @Test func `an ordinary early end raises no alarm`() {
    var visit = Self.running()
    visit.takes(.stop(reason: "no time left"), at: 10)
    #expect(visit.state.alarm == nil)
    #expect(!visit.state.isAfterAlarm)
  }
}
