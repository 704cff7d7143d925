package import SessionEngine

/// Every sequence of commands on a small plan, one value standing for each kind.
///
/// Equal states have equal futures, so each is walked once for each length left; a refusal changes
/// nothing, so its branch ends there.
package struct CommandSequences {
  package static let commands: [Command] = [
    .pass, .pause(.therapist), .resume, .skip(reason: nil), .back, .restart,
    .lengthen(reason: nil), .shorten, .nextStage, .jump(to: 2), .seeSign,
    .react(.pain, score: 4, severity: nil, side: nil, note: nil),
    .react(.numbness, score: nil, severity: nil, side: nil, note: nil),
    .note("tense"), .undo, .confirm, .decline(reason: "no"), .answerStillThere(true),
    .interrupt(since: .seconds(1), .sleep), .answerGap(workWentOn: true), .stop(reason: "phone"),
    .close, .begin, .finishChangeover,
  ]

  /// What does not hold, each with the events that led there.
  package private(set) var violations: [String] = []
  /// Sequences that were accounted for.
  package private(set) var sequences = 0
  /// States that were looked at.
  package private(set) var states = 0
  private let longest: Int
  private var known: [Key: Int] = [:]

  package init(upTo longest: Int) { self.longest = longest }

  /// Walks every sequence that begins with this command, from the first countdown on.
  package mutating func walk(startingWith first: Int) {
    let opened = SmallPlan.begun()
    sequences += step(from: opened.session, opened.entries, command: first, depth: 1)
  }

  private mutating func step(
    from session: Session,
    _ entries: [JournalEntry],
    command: Int,
    depth: Int
  ) -> Int {
    let now = Duration.milliseconds(4_000 * depth)
    var session = session
    var entries = entries
    do throws(Refusal) {
      let events = try session.events(for: Self.commands[command], at: now)
      entries += session.record(events, at: WallTime(milliseconds: now.wholeMilliseconds), now: now)
    } catch {
      if error.sentence.isEmpty { violations.append("a refusal without a reason") }
      return 1
    }
    let key = Key(session.state, depth: depth)
    if let count = known[key] { return count }
    check(session, entries)
    states += 1
    var count = 1
    if depth < longest, session.state.outcome == nil, violations.isEmpty {
      for command in Self.commands.indices {
        count += step(from: session, entries, command: command, depth: depth + 1)
      }
    }
    known[key] = count
    return count
  }

  /// Whether undo would go back to anything but what was there at the press.
  private static func undoMoves(_ entries: [JournalEntry]) -> Bool {
    var session = Session()
    var kept: Progress?
    for entry in entries {
      session.apply(entry)
      let point = session.state.undoPoint
      let earlier = point?.progress(before: session.state.progress)
      if let point, point.at < entry.elapsed, earlier != kept { return true }
      kept = earlier
    }
    return false
  }

  private mutating func check(_ session: Session, _ entries: [JournalEntry]) {
    let state = session.state
    for step in state.progress.steps {
      if step.spent > step.limit || step.spent < .zero {
        violations.append("time of \(step.step.id) does not add up: \(step)")
      }
      if step.ending == .finished, step.spent != step.limit {
        violations.append("\(step.step.id) finished before its time: \(step)")
      }
    }
    if let proposal = state.proposal, proposal.proposal.directive.holdsAtOnce, state.isRunning {
      violations.append("an alarm does not hold: \(entries.map(\.event))")
    }
    if Self.undoMoves(entries) {
      violations.append("what undo goes back to has moved: \(entries.map(\.event))")
    }
    if Session(replaying: entries) != session {
      violations.append("replay differs: \(entries.map(\.event))")
    }
  }

  /// Everything that decides what a session can still become.
  private struct Key: Hashable {
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
    let proposal, superseded: PendingProposal?
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
      undoPosition = (state.undoPoint?.progress(before: state.progress)).map(Position.init)
      proposal = state.proposal
      superseded = state.supersededProposal
      secondLook = state.secondLook
      reactions = state.reactions.map(\.reaction.kind)
      answered = state.answeredKinds
      eased = state.eased
      stopOutcome = state.stopOutcome
    }
  }
}

/// Three stages of 9 s, 40 s that end on warmth, and 30 s, with one rule for pain.
private enum SmallPlan {
  static func begun() -> (session: Session, entries: [JournalEntry]) {
    let opened = Session.opened(opening, at: WallTime(milliseconds: 0))
    var session = opened.session
    var entries = [opened.entry]
    for command in [Command.adopt(plan), .begin] {
      guard let events = try? session.events(for: command, at: .zero) else { continue }
      entries += session.record(events, at: WallTime(milliseconds: 0), now: .zero)
    }
    return (session, entries)
  }

  private static let opening = SessionOpening(
    protocolID: "small",
    protocolTitle: "Small",
    protocolVersion: "1.0.0",
    protocolDigest: "",
    questions: [],
    preparation: Preparation()
  )

  private static let plan = SessionPlan(
    protocolID: "small",
    protocolTitle: "Small",
    sessionNumber: 1,
    position: .prone,
    steps: [
      step(0, "warm-up", .introductory, .effleurage, [.back], 9),
      step(2, "kneading", .main, .petrissage, [.lumbar, .buttocks], 40, until: .warmth),
      step(3, "closing", .final, .effleurage, [.back], 30),
    ],
    allowed: .seconds(60)...(.seconds(120)),
    rules: [ReactionRule(reaction: .pain, rise: 2, directive: .ease, text: "Lighter.")],
    aftercare: Aftercare(rest: .seconds(60)...(.seconds(120)), advise: ["Keep warm"])
  )

  private static func step(
    _ index: Int,
    _ id: String,
    _ stage: StageName,
    _ technique: Technique,
    _ zones: [Zone],
    _ seconds: Int,
    until: TissueSign? = nil
  ) -> PlannedStep {
    PlannedStep(
      index: index,
      id: id,
      stage: stage,
      technique: technique,
      zones: zones,
      side: .both,
      duration: .seconds(seconds),
      atLeast: .seconds(seconds / 2),
      pressure: PressureCourse(level: 3),
      until: until,
      text: "Do it."
    )
  }
}
