import SessionEngine
import Testing

/// Every rung of the ladder for every reaction, each walked by each kind of answer.
struct LadderTableTests {
  /// How a proposal, or the question "still there?", is met.
  enum Answer: String, CaseIterable, CustomTestStringConvertible {
    case agreed, declined, nobody

    var testDescription: String { rawValue }
  }

  /// Continue → ease → leave the technique → end and see a doctor.
  @Test(arguments: ReactionKind.allCases)
  func `a reaction that stays climbs rung by rung to the end and the doctor`(kind: ReactionKind) {
    var walk = Walk(kind, rules: [ReactionLadderTests.rule(kind, .ease)])
    guard kind.group != .alarm else {
      #expect(walk.fixture.state.proposal?.proposal.directive == .stopSession)
      #expect(walk.fixture.state.isPaused)
      return walk.check()
    }
    #expect(walk.fixture.state.proposal?.proposal.directive == .ease)
    walk.meet(.agreed)
    #expect(walk.fixture.state.eased == [.lumbar: 1])
    walk.waitForSecondLook()
    walk.fixture.takes(.answerStillThere(true), at: walk.now)
    #expect(walk.fixture.state.proposal?.proposal.directive == .stopTechnique)
    walk.meet(.agreed)
    #expect(walk.fixture.state.progress.steps[1].ending == .stopped(reaction: 1))
    walk.waitForSecondLook()
    walk.fixture.takes(.answerStillThere(true), at: walk.now)
    let last = walk.fixture.state.proposal?.proposal
    #expect(last?.directive == .stopSession)
    #expect(last?.advice == .doctor)
    #expect(walk.fixture.state.isPaused)
    walk.meet(.agreed)
    #expect(walk.fixture.state.isResting)
    #expect(walk.fixture.state.stopOutcome == .endedEarly(reason: kind.inSentence))
    walk.check()
  }

  @Test(arguments: ReactionKind.allCases, Directive.allCases)
  func `each directive is agreed to, declined or left, and the journal tells which`(
    kind: ReactionKind,
    directive: Directive
  ) {
    let expected = kind.group == .alarm ? max(directive, .stopSession) : directive
    for answer in Answer.allCases where expected != .note {
      var walk = Walk(kind, rules: [ReactionLadderTests.rule(kind, directive)])
      #expect(walk.fixture.state.proposal?.proposal.directive == expected)
      #expect(walk.fixture.state.isPaused == expected.holdsAtOnce)
      walk.meet(answer)
      let isHeld = answer == .nobody && expected.holdsAtOnce
      #expect((walk.fixture.state.proposal != nil) == isHeld, "\(answer)")
      #expect(walk.said == (isHeld ? [] : [answer]), "\(answer)")
      let done = walk.fixture.state.reactions.first?.directive
      #expect(done == (answer == .declined || isHeld ? nil : expected), "\(answer)")
      walk.check()
    }
  }

  @Test(arguments: ReactionKind.allCases.filter { $0.group != .alarm })
  func `without a rule the reaction is kept and the session goes on`(kind: ReactionKind) {
    let walk = Walk(kind, rules: [])
    #expect(walk.fixture.state.proposal == nil)
    #expect(walk.fixture.state.isRunning)
    #expect(walk.fixture.state.reactions.map(\.reaction.kind) == [kind])
    walk.check()
  }

  @Test(arguments: ReactionKind.allCases.filter { $0.group == .alarm }, [true, false])
  func `an alarm holds the session, whatever the rules say and however long nobody answers`(
    kind: ReactionKind,
    hasRule: Bool
  ) {
    var walk = Walk(kind, rules: hasRule ? [ReactionLadderTests.rule(kind, .note)] : [])
    let left = walk.fixture.state.remainingInStep(at: .seconds(walk.now))
    walk.meet(.nobody)
    walk.now += 3_600
    walk.fixture.takes(.pass, at: walk.now)
    #expect(walk.fixture.state.proposal?.proposal.directive == .stopSession)
    #expect(walk.fixture.state.remainingInStep(at: .seconds(walk.now)) == left)
    walk.fixture.refuses(.resume, at: walk.now)
    walk.fixture.refuses(.nextStage, at: walk.now)
    walk.check()
  }

  @Test(arguments: [nil, true, false])
  func `what is said to still there is in the journal, also that nobody said it`(answer: Bool?) {
    var walk = Walk(.pain, rules: [ReactionLadderTests.rule(.pain, .ease)])
    walk.meet(.agreed)
    walk.waitForSecondLook()
    if let answer {
      walk.fixture.takes(.answerStillThere(answer), at: walk.now)
    } else {
      walk.now += 20
      walk.fixture.takes(.pass, at: walk.now)
    }
    let said = walk.fixture.entries.compactMap { entry -> Bool?? in
      if case .stillThereAnswered(_, let isThere) = entry.event { .some(isThere) } else { nil }
    }
    #expect(said == [answer])
    #expect(walk.fixture.state.eased == [.lumbar: 1])
    walk.check()
  }
}

/// A session in which a reaction came at a step of the main stage.
private struct Walk {
  var fixture: SessionFixture
  var now: Double = 5

  init(_ kind: ReactionKind, rules: [ReactionRule]) {
    // Long enough steps for a second look at each rung.
    var plan = SessionFixture.smallPlan(rules: rules)
    for index in plan.steps.indices { plan.steps[index].duration = .seconds(600) }
    fixture = SessionFixture.running(plan: plan)
    fixture.takes(.jump(to: 1), at: 1)
    fixture.takes(ReactionLadderTests.react(kind), at: now)
  }

  /// Meets the proposal, or lets the time for it go by.
  mutating func meet(_ answer: LadderTableTests.Answer) {
    now += 1
    switch answer {
    case .agreed: fixture.takes(.confirm, at: now)
    case .declined: fixture.takes(.decline(reason: "known to the patient"), at: now)
    case .nobody:
      now += 15
      fixture.takes(.pass, at: now)
    }
  }

  mutating func waitForSecondLook() {
    now += 30
    fixture.takes(.pass, at: now)
    #expect(fixture.state.secondLook?.isAsked == true)
    now += 1
  }

  /// How proposals were met, by the journal.
  var said: [LadderTableTests.Answer] {
    fixture.entries.compactMap { entry in
      switch entry.event {
      case .directiveTaken(_, let answered): answered ? .agreed : .nobody
      case .directiveDeclined: .declined
      default: nil
      }
    }
  }

  /// The journal as it is written, read back, is the same session.
  func check() {
    let read = fixture.entries.compactMap { entry in
      SessionEvent(kind: entry.event.kind.rawValue, fields: entry.event.fields).map {
        JournalEntry(sequence: entry.sequence, elapsed: entry.elapsed, at: entry.at, event: $0)
      }
    }
    #expect(read == fixture.entries)
    #expect(Session(replaying: read) == fixture.session)
  }
}
