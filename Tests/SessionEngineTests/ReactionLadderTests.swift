import SessionEngine
import Testing

struct ReactionLadderTests {
  static func rule(
    _ kind: ReactionKind,
    _ directive: Directive,
    again: Bool = false,
    furtherSessions: Int = 0
  ) -> ReactionRule {
    ReactionRule(
      reaction: kind,
      again: again,
      directive: directive,
      furtherSessions: furtherSessions,
      text: "Do it."
    )
  }

  static func react(_ kind: ReactionKind, score: Int? = nil) -> Command {
    .react(
      kind,
      score: kind == .pain ? score ?? 4 : score,
      severity: kind.group == .unwelcome ? .moderate : nil,
      side: nil,
      note: nil
    )
  }

  static func running(_ rules: [ReactionRule] = [], painBefore: Int? = nil) -> SessionFixture {
    .running(plan: SessionFixture.smallPlan(rules: rules), painBefore: painBefore)
  }

  @Test(arguments: ReactionKind.allCases)
  func `without a rule only alarms hold the session`(kind: ReactionKind) {
    var fixture = Self.running()
    fixture.takes(Self.react(kind), at: 5)
    #expect(fixture.state.reactions.map(\.reaction.step) == [0])
    if kind.group == .alarm {
      #expect(fixture.state.proposal?.proposal.directive == .stopSession)
      #expect(fixture.state.isPaused)
      fixture.refuses(.resume, at: 6)
      fixture.refuses(.skip(reason: nil), at: 7)
    } else {
      #expect(fixture.state.proposal == nil)
      #expect(fixture.state.isRunning)
    }
  }

  @Test(arguments: ReactionKind.allCases, Directive.allCases)
  func `a rule's directive is proposed, taken and kept in the journal`(
    kind: ReactionKind,
    directive: Directive
  ) {
    var fixture = Self.running([Self.rule(kind, directive)])
    fixture.takes(.jump(to: 1), at: 1)
    fixture.takes(Self.react(kind), at: 5)
    let expected = kind.group == .alarm ? max(directive, .stopSession) : directive
    if expected != .note {
      #expect(fixture.state.proposal?.proposal.directive == expected)
      fixture.takes(.confirm, at: 8)
    }
    #expect(fixture.state.reactions.first?.directive == expected)
    #expect(Session(replaying: fixture.entries) == fixture.session)
    expectEffect(of: expected, in: fixture.state)
  }

  private func expectEffect(of directive: Directive, in state: SessionState) {
    switch directive {
    case .note:
      #expect(state.isRunning)
    case .pause:
      #expect(state.isPaused)
    case .ease:
      #expect(state.eased == [.lumbar: 1])
    case .stopTechnique:
      #expect(state.progress.steps[1].ending == .stopped(reaction: 1))
      #expect(state.currentStep?.step.id == "kneading")
    case .leaveOutZone:
      #expect(state.progress.steps[1].ending == .stopped(reaction: 1))
      #expect(state.currentStep?.step.zones == [.buttocks])
    case .goToFinal:
      #expect(state.currentStep?.step.stage == .final)
    case .stopSession, .postpone:
      #expect(state.isResting)
      #expect(state.stopOutcome?.word == (directive == .postpone ? "postponed" : "endedEarly"))
    }
  }

  @Test(arguments: [Directive.pause, .ease, .stopTechnique, .leaveOutZone, .goToFinal])
  func `a proposal that nobody answers is carried out after fifteen seconds`(
    directive: Directive
  ) {
    var fixture = Self.running([Self.rule(.pain, directive)])
    fixture.takes(.jump(to: 1), at: 1)
    fixture.takes(Self.react(.pain), at: 5)
    fixture.takes(.pass, at: 19.9)
    #expect(fixture.state.proposal != nil)
    fixture.takes(.pass, at: 20)
    #expect(fixture.state.proposal == nil)
    #expect(
      fixture.entries.contains { entry in
        if case .directiveTaken(_, answered: false) = entry.event { true } else { false }
      }
    )
  }

  @Test func `a step in a zone that was left out is not gone back to`() {
    var fixture = Self.running([Self.rule(.pain, .leaveOutZone)])
    fixture.takes(.jump(to: 2), at: 1)
    fixture.takes(.skip(reason: nil), at: 2)
    fixture.takes(.jump(to: 1), at: 3)
    fixture.takes(Self.react(.pain), at: 4)
    fixture.takes(.confirm, at: 5)
    fixture.refuses(.jump(to: 1), at: 6, saying: "This step is left out today.")
    fixture.takes(.jump(to: 2), at: 7)
    #expect(fixture.state.currentStep?.step.zones == [.buttocks])
    #expect(Session(replaying: fixture.entries) == fixture.session)
  }

  @Test func `a technique that was stopped is not gone back to on the same zones`() {
    var plan = SessionFixture.smallPlan(rules: [Self.rule(.pain, .stopTechnique)])
    plan.steps[2].technique = .friction
    plan.steps[2].zones = [.lumbar]
    var fixture = SessionFixture.running(plan: plan)
    fixture.takes(.jump(to: 1), at: 1)
    fixture.takes(.skip(reason: nil), at: 2)
    fixture.takes(Self.react(.pain), at: 3)
    fixture.takes(.confirm, at: 4)
    fixture.refuses(.jump(to: 1), at: 5, saying: "This step is left out today.")
  }

  @Test func `taking a second alarm back leaves the first one holding`() {
    var fixture = Self.running()
    fixture.takes(Self.react(.chestPain), at: 5)
    fixture.takes(Self.react(.faintness), at: 7)
    fixture.takes(.undo, at: 8)
    #expect(fixture.state.proposal?.proposal.reaction == 1)
    fixture.refuses(
      .resume,
      at: 9,
      saying: "The session is held: end it, or decline with a reason."
    )
    #expect(Session(replaying: fixture.entries) == fixture.session)
  }

  @Test func `taking another reaction back leaves a session held that an answer holds`() {
    var fixture = Self.running([Self.rule(.pain, .leaveOutZone)])
    fixture.takes(.jump(to: 1), at: 1)
    fixture.takes(Self.react(.pain), at: 2)
    fixture.takes(.confirm, at: 3)
    fixture.takes(.pass, at: 33)
    fixture.takes(Self.react(.warmth), at: 34)
    fixture.takes(.answerStillThere(true), at: 35)
    #expect(fixture.state.proposal?.proposal.directive == .stopSession)
    fixture.takes(.undo, at: 36)
    #expect(fixture.state.reactions.last?.isRetracted == true)
    fixture.refuses(
      .resume,
      at: 37,
      saying: "The session is held: end it, or decline with a reason."
    )
    #expect(Session(replaying: fixture.entries) == fixture.session)
  }

  @Test func `an alarm is never swallowed by what holds the session already`() {
    var fixture = Self.running([Self.rule(.pain, .postpone)])
    fixture.takes(Self.react(.pain), at: 5)
    fixture.takes(Self.react(.faintness), at: 7)
    #expect(fixture.state.proposal?.proposal.reaction == 2)
    #expect(fixture.state.proposal?.proposal.directive == .postpone)
    #expect(fixture.state.proposal?.proposal.text == "Stop, hands off, stay with the patient.")
    fixture.takes(Self.react(.pain), at: 8)
    #expect(fixture.state.proposal?.proposal.advice == .doctor)
    fixture.takes(.confirm, at: 9)
    #expect(fixture.state.referral?.kind == .faintness)
  }

  @Test func `a held session waits for its answer however long`() {
    var fixture = Self.running()
    fixture.takes(Self.react(.chestPain), at: 5)
    fixture.takes(.pass, at: 5_000)
    #expect(fixture.state.proposal?.proposal.directive == .stopSession)
    fixture.refuses(.decline(reason: " "), at: 5_001)
    fixture.takes(.decline(reason: "cramp, known"), at: 5_002)
    fixture.takes(.resume, at: 5_003)
    #expect(fixture.state.remainingInStep(at: .seconds(5_003)) == .seconds(35))
  }

  @Test func `the strictest of all rules that apply wins, whatever their order`() {
    for rules in [[Directive.ease, .goToFinal, .note], [.goToFinal, .note, .ease]] {
      var fixture = Self.running(rules.map { Self.rule(.pain, $0) })
      fixture.takes(Self.react(.pain), at: 5)
      #expect(fixture.state.proposal?.proposal.directive == .goToFinal)
    }
  }

  @Test func `a rise is measured from the score before the session`() {
    let rule = ReactionRule(reaction: .pain, rise: 2, directive: .ease, text: "Lighter.")
    var fixture = Self.running([rule], painBefore: 3)
    fixture.takes(Self.react(.pain, score: 4), at: 1)
    #expect(fixture.state.proposal == nil)
    fixture.takes(Self.react(.pain, score: 5), at: 2)
    #expect(fixture.state.proposal?.proposal.directive == .ease)
  }

  @Test func `a rule for again waits for the first answer to the same reaction`() {
    var fixture = Self.running([
      Self.rule(.pain, .ease), Self.rule(.pain, .goToFinal, again: true),
    ])
    fixture.takes(Self.react(.pain), at: 1)
    #expect(fixture.state.proposal?.proposal.directive == .ease)
    fixture.takes(.confirm, at: 2)
    fixture.takes(Self.react(.pain), at: 3)
    #expect(fixture.state.proposal?.proposal.directive == .goToFinal)
  }

  @Test func `a rule for a technique and a zone holds only there`() {
    let rule = ReactionRule(
      reaction: .pain,
      techniques: [.friction],
      zones: [.lumbar],
      directive: .stopTechnique,
      furtherSessions: 3,
      text: "Leave it for some sessions."
    )
    var fixture = Self.running([rule])
    fixture.takes(Self.react(.pain), at: 1)
    #expect(fixture.state.proposal == nil)
    fixture.takes(.jump(to: 1), at: 2)
    fixture.takes(Self.react(.pain), at: 3)
    fixture.takes(.confirm, at: 4)
    #expect(fixture.state.putOff.map(\.technique) == [.friction])
    #expect(fixture.state.putOff.map(\.furtherSessions) == [3])
  }

  @Test func `the ladder goes from ease over dropping the technique to the end`() {
    var fixture = Self.running([Self.rule(.pain, .ease)])
    fixture.takes(.jump(to: 1), at: 1)
    fixture.takes(.lengthen(reason: nil), at: 2)
    fixture.takes(Self.react(.pain), at: 3)
    fixture.takes(.confirm, at: 4)
    fixture.takes(.pass, at: 33.9)
    #expect(fixture.state.secondLook?.isAsked == false)
    fixture.takes(.pass, at: 34)
    #expect(fixture.state.secondLook?.isAsked == true)
    fixture.takes(.answerStillThere(true), at: 36)
    #expect(fixture.state.proposal?.proposal.directive == .stopTechnique)
    fixture.takes(.confirm, at: 37)
    #expect(fixture.state.currentStep?.step.id == "kneading")
    fixture.takes(.pass, at: 67)
    fixture.takes(.answerStillThere(true), at: 68)
    #expect(fixture.state.proposal?.proposal.directive == .stopSession)
    #expect(fixture.state.proposal?.proposal.advice == .doctor)
    #expect(fixture.state.isPaused)
  }

  @Test func `an unanswered second look leaves things eased and is asked once more at the end`() {
    var fixture = Self.running([Self.rule(.pain, .ease)])
    fixture.takes(.jump(to: 1), at: 1)
    fixture.takes(Self.react(.pain), at: 2)
    fixture.takes(.confirm, at: 3)
    fixture.takes(.pass, at: 48.5)
    #expect(fixture.state.secondLook?.isAsked == false)
    fixture.takes(.pass, at: 61)
    #expect(fixture.state.secondLook?.isAsked == true)
    fixture.takes(.pass, at: 76)
    #expect(fixture.state.secondLook == nil)
    #expect(fixture.state.eased == [.lumbar: 1])
  }

  @Test func `an eased zone stays one level lighter for the rest of the session`() {
    var fixture = Self.running([Self.rule(.pain, .ease)])
    fixture.takes(.jump(to: 1), at: 1)
    fixture.takes(Self.react(.pain), at: 2)
    fixture.takes(.confirm, at: 3)
    let kneading = fixture.state.progress.steps[2].step
    let closing = fixture.state.progress.steps[3].step
    #expect(fixture.state.pressure(of: kneading)?.strongest.level == 2)
    #expect(fixture.state.pressure(of: closing)?.strongest.level == 3)
  }

  @Test func `undo takes a reaction and its proposal back`() {
    var fixture = Self.running()
    fixture.takes(Self.react(.numbness), at: 5)
    fixture.takes(.undo, at: 8)
    #expect(fixture.state.reactions.map(\.isRetracted) == [true])
    #expect(fixture.state.proposal == nil)
    #expect(fixture.state.remainingInStep(at: .seconds(8)) == .seconds(32))
  }

  @Test func `an alarm before the start holds it, and one in the rest is kept`() {
    var fixture = SessionFixture()
    fixture.takes(Self.react(.chestPain), at: 1)
    fixture.refuses(.begin, at: 2)
    fixture.takes(.confirm, at: 3)
    #expect(fixture.state.outcome == .endedEarly(reason: "chest pain"))

    var resting = Self.running()
    resting.takes(.pass, at: 151)
    resting.takes(Self.react(.faintness), at: 160)
    #expect(resting.state.proposal?.proposal.directive == .stopSession)
    resting.takes(.confirm, at: 161)
    resting.takes(.close, at: 200)
    #expect(resting.state.outcome == .completed)
    #expect(resting.state.reactions.first?.directive == .stopSession)
  }

  @Test func `pain needs a score from zero to ten`() {
    var fixture = Self.running()
    for score in [nil, -1, 11] {
      fixture.refuses(.react(.pain, score: score, severity: nil, side: nil, note: nil), at: 1)
    }
    fixture.takes(Self.react(.pain, score: 0), at: 2)
    fixture.takes(Self.react(.pain, score: 10), at: 3)
  }
}
