import SessionEngine
import Testing

/// Every sequence of commands on a small plan, one value standing for each kind.
struct CommandSequenceTests {
  static let commands: [Command] = [
    .pass, .pause(.therapist), .resume, .skip(reason: nil), .back, .restart,
    .lengthen(reason: nil), .shorten, .nextStage, .jump(to: 2), .seeSign,
    .react(.pain, score: 4, severity: nil, side: nil, note: nil),
    .react(.numbness, score: nil, severity: nil, side: nil, note: nil),
    .note("tense"), .undo, .confirm, .decline(reason: "no"), .answerStillThere(true),
    .interrupt(since: .seconds(1), .sleep), .answerGap(workWentOn: true), .stop(reason: "phone"),
    .close, .begin, .finishChangeover,
  ]

  static func start() -> SessionFixture {
    let rule = ReactionRule(reaction: .pain, rise: 2, directive: .ease, text: "Lighter.")
    var plan = SessionFixture.smallPlan(rules: [rule])
    plan.steps = [plan.steps[0], plan.steps[2], plan.steps[3]]
    plan.steps[0].duration = .seconds(9)
    plan.steps[1].duration = .seconds(40)
    return .running(plan: plan)
  }

  @Test(arguments: Self.commands.indices)
  func `replay equals the live state and time is accounted for after every sequence`(
    first: Int
  ) {
    var walk = Walk()
    walk.step(from: Self.start(), command: first, depth: 1)
    #expect(walk.violations == [])
    #expect(walk.count > 0)
  }

  /// Everything that decides what a session can still become; equal keys have equal futures.
  struct Key: Hashable {
    struct Step: Hashable {
      let index: Int
      let spent, limit, length, runStart: Duration
      let startedAt: Duration?
      let ending: StepProgress.Ending?
    }

    struct Position: Hashable {
      let phase: Phase
      let current: Int?
      let steps: [Step]

      init(_ progress: Progress) {
        phase = progress.phase
        current = progress.current
        steps = progress.steps.map { step in
          Step(
            index: step.step.index,
            spent: step.spent,
            limit: step.limit,
            length: step.length,
            runStart: step.runStart,
            startedAt: step.startedAt,
            ending: step.ending
          )
        }
      }
    }

    let depth: Int
    let lastElapsed: Duration
    let position: Position
    let undoAct: UndoPoint.Act?
    let undoAt: Duration?
    let undoPosition: Position?
    let proposal: PendingProposal?
    let secondLook: SecondLook?
    let reactions: [ReactionKind]
    let answered: Set<ReactionKind>
    let eased: [Zone: Int]
    let stopOutcome: Outcome?

    init(_ state: SessionState, depth: Int) {
      self.depth = depth
      lastElapsed = state.lastElapsed
      position = Position(state.progress)
      undoAct = state.undoPoint?.act
      undoAt = state.undoPoint?.at
      undoPosition = (state.undoPoint?.progress).map(Position.init)
      proposal = state.proposal
      secondLook = state.secondLook
      reactions = state.reactions.map(\.reaction.kind)
      answered = state.answeredKinds
      eased = state.eased
      stopOutcome = state.stopOutcome
    }
  }

  struct Walk {
    static let depthMax = 4
    var violations: [String] = []
    var count = 0
    var seen: Set<Key> = []

    mutating func step(from fixture: SessionFixture, command: Int, depth: Int) {
      var next = fixture
      count += 1
      let now = Duration.milliseconds(4_000 * depth)
      let refusal = next.refusal(CommandSequenceTests.commands[command], at: now)
      if let refusal {
        if refusal.sentence.isEmpty { violations.append("a refusal without a reason") }
        return
      }
      guard seen.insert(Key(next.state, depth: depth)).inserted else { return }
      check(next)
      guard depth < Self.depthMax, next.state.outcome == nil, violations.isEmpty else { return }
      for command in CommandSequenceTests.commands.indices {
        step(from: next, command: command, depth: depth + 1)
      }
    }

    private mutating func check(_ fixture: SessionFixture) {
      let state = fixture.state
      for step in state.progress.steps {
        if step.spent > step.limit || step.spent < .zero {
          violations.append("time of \(step.step.id) does not add up: \(step)")
        }
        if step.ending == .finished, step.spent != step.limit {
          violations.append("\(step.step.id) finished before its time: \(step)")
        }
      }
      if let proposal = state.proposal, proposal.proposal.directive.holdsAtOnce, state.isRunning {
        violations.append("an alarm does not hold: \(fixture.entries.map(\.event))")
      }
      if Session(replaying: fixture.entries) != fixture.session {
        violations.append("replay differs: \(fixture.entries.map(\.event))")
      }
    }
  }
}
