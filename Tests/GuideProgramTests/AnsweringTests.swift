import GuideScreens
import TestSupport
import Testing

@testable import GuideProgram
@testable import SessionEngine

/// Which command a yes, a no, the way on and nobody at all come to.
struct AnsweringTests {
  private static func proposal(_ directive: Directive) -> Proposal {
    Proposal(reaction: 1, directive: directive, text: "So.")
  }

  private static func state(
    _ phase: Phase,
    proposing directive: Directive? = nil,
    looksAgain: Bool = false
  ) -> SessionState {
    var state = SessionState()
    state.progress.phase = phase
    state.proposal = directive.map { PendingProposal(proposal: proposal($0), since: .zero) }
    if looksAgain {
      state.secondLook = SecondLook(
        reaction: 1,
        rung: .ease,
        stage: .asked(until: .seconds(15))
      )
    }
    return state
  }

  private static let running = Phase.running(since: .zero)

  private static func paused(_ cause: PauseCause) -> Phase {
    .paused(cause, since: .zero, inChangeover: nil)
  }

  @Test(
    arguments: [
      (state(running), nil, nil, nil),
      (state(running, proposing: .ease), .confirm, .confirm, .decline(reason: "no")),
      (
        state(running, proposing: .ease, looksAgain: true), .confirm, .confirm,
        .decline(reason: "no")
      ),
      (
        state(running, looksAgain: true), .answerStillThere(true), .answerStillThere(true),
        .answerStillThere(false)
      ),
      (state(paused(.therapist)), .resume, nil, nil),
      (
        state(paused(.therapist), looksAgain: true), .resume, .answerStillThere(true),
        .answerStillThere(false)
      ),
      // The way on claims no work that nobody saw; only a yes does.
      (
        state(paused(.gap)), .resume, .answerGap(workWentOn: true), .answerGap(workWentOn: false)
      ),
      (
        state(paused(.alarm), proposing: .stopSession), .confirm, .confirm, .decline(reason: "no")
      ),
      (state(.changingOver(.oil, since: .zero)), .finishChangeover, nil, nil),
      (state(.resting(since: .zero)), nil, nil, nil),
      (
        state(.resting(since: .zero), proposing: .stopSession), .confirm, .confirm,
        .decline(reason: "no")
      ),
      (state(.closed(.completed)), nil, nil, nil),
    ] as [(SessionState, Command?, Command?, Command?)]
  )
  func `the most urgent question is answered`(
    state: SessionState,
    wayOn: Command?,
    yes: Command?,
    no: Command?
  ) {
    #expect(state.wayOn == wayOn)
    #expect(state.asked?.command(isYes: true) == yes)
    #expect(state.asked?.command(isYes: false, reason: "no") == no)
  }

  @Test func `the way on at a turn is that the patient lies well`() throws {
    var state = Self.state(Self.running)
    state.progress.steps = [
      StepProgress(step: PlannedStep(turningTo: .prone, in: .main, id: "turn", isInfant: false))
    ]
    state.progress.current = 0
    #expect(state.wayOn == .seeSign && state.keyContext == .changeover)
    let looking = Self.state(Self.running, looksAgain: true)
    state.secondLook = looking.secondLook
    #expect(state.wayOn == .answerStillThere(true) && state.keyContext == .stillThere)
  }

  @Test(
    arguments: [
      (state(running), .goesOn), (state(running, proposing: .ease), .goesOn),
      (state(paused(.therapist)), .isKept), (state(paused(.rule), proposing: .pause), .isKept),
      (state(paused(.alarm), proposing: .stopSession), .takesDirective),
      (state(paused(.alarm), proposing: .postpone), .takesDirective),
      (state(.changingOver(.oil, since: .zero)), .goesOn), (state(.screening), .goesOn),
      (state(.closed(.completed)), .goesOn),
    ] as [(SessionState, Unattended)]
  )
  func `nobody's answer keeps what stands, and carries out what holds`(
    state: SessionState,
    comesTo: Unattended
  ) {
    #expect(state.unattended(at: .seconds(1)) == comesTo)
  }

  @Test func `an unattended session closes after its rest, one that was stopped at once`() throws {
    var state = Self.state(.resting(since: .seconds(10)))
    state.plan = try SessionPlan(SmallProtocol.value, for: PlanRequest())
    #expect(state.unattended(at: .seconds(129)) == .goesOn)
    #expect(state.unattended(at: .seconds(130)) == .closes)
    state.stopOutcome = .endedEarly(reason: "tired")
    #expect(state.unattended(at: .seconds(10)) == .closes)
  }
}
