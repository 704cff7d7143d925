// Reactions, the directives that answer them, and notes.

extension Decision {
  // MARK: Logging

  mutating func react(
    _ kind: ReactionKind,
    _ score: Int?,
    _ severity: Severity?,
    _ side: BodySide?,
    _ note: String?
  ) throws(Refusal) {
    if let score, !(0...10).contains(score) { throw Refusal("A pain score is 0 to 10.") }
    if kind == .pain, score == nil { throw Refusal("Pain needs a score from 0 to 10.") }
    let point = point ?? state.point(at: now)
    let reaction = Reaction(
      id: state.reactions.count + 1,
      kind: kind,
      score: score,
      severity: severity,
      side: side ?? point.side,
      zones: point.zones,
      note: note.flatMap { $0.isBlank ? nil : $0 },
      step: point.step,
      happenedAt: happenedAt
    )
    add(.reactionLogged(reaction))
    let technique = point.step.flatMap(step(at:))?.technique
    guard let answer = directive(for: reaction, technique: technique) else { return }
    propose(answer)
  }

  mutating func note(_ text: String) throws(Refusal) {
    guard !text.isBlank else { throw Refusal("The note is empty.") }
    let step = (point ?? state.point(at: now)).step
    add(.noted(text, step: step, happenedAt: happenedAt))
  }

  /// When it happened, where that was not now.
  private var happenedAt: Duration? { point.flatMap { $0.elapsed < now ? $0.elapsed : nil } }

  mutating func describe(_ reaction: Int, _ note: String) throws(Refusal) {
    guard state.reactions.contains(where: { $0.reaction.id == reaction }) else {
      throw Refusal("There is no such reaction in this session.")
    }
    add(.reactionDescribed(reaction, note: note))
  }

  // MARK: Proposing

  /// The strictest directive of all rules that apply; alarms stop the session without any.
  private func directive(for reaction: Reaction, technique: Technique?) -> Proposal? {
    let rules = (state.plan?.rules ?? []).map { $0.asked(during: technique) }
      .filter { applies($0, to: reaction, technique) }
    let strictest = rules.max { $0.directive < $1.directive }
    if reaction.kind.group == .alarm, (strictest?.directive ?? .note) < .stopSession {
      return Proposal(
        reaction: reaction.id,
        directive: .stopSession,
        advice: strictest?.advice ?? .doctor,
        text: strictest?.text ?? "Stop, hands off, stay with the patient."
      )
    }
    return strictest.map { rule in
      // Whom the patient is sent to is not for the shorter of two rules to leave open.
      let others = rules.filter { $0.directive == rule.directive }.compactMap(\.advice)
      let advice = others.max() ?? (reaction.kind.group == .alarm ? .doctor : nil)
      return Proposal(
        reaction: reaction.id,
        directive: rule.directive,
        advice: advice,
        text: rule.text,
        furtherSessions: rule.furtherSessions
      )
    }
  }

  private func applies(_ rule: ReactionRule, to reaction: Reaction, _ technique: Technique?)
    -> Bool
  {
    guard rule.reaction == reaction.kind, (reaction.severity ?? .mild) >= rule.severity else {
      return false
    }
    if let level = rule.level, (reaction.score ?? 0) < level { return false }
    if let rise = rule.rise, (reaction.score ?? 0) - (state.painBefore ?? 0) < rise {
      return false
    }
    if reaction.kind == .pain, reaction.score == 0 { return false }
    if rule.again, !state.answeredKinds.contains(reaction.kind) { return false }
    if !rule.techniques.isEmpty {
      guard let technique, rule.techniques.contains(technique) else { return false }
    }
    if !rule.zones.isEmpty {
      let zones = rule.zones.reduce(into: Set<Zone>()) { $0.formUnion($1.withZonesInside) }
      return reaction.zones.contains(where: zones.contains)
    }
    return true
  }

  private mutating func propose(_ proposal: Proposal) {
    if proposal.directive == .note {
      add(.directiveTaken(proposal, answered: false))
      return
    }
    // Outside the running part only what ends a session has something to act on.
    guard state.currentStep != nil || proposal.directive.holdsAtOnce else { return }
    var proposal = proposal
    if let waiting = state.proposal?.proposal, waiting.directive.holdsAtOnce {
      guard proposal.directive.holdsAtOnce else { return }
      // What holds is never swallowed by what held before: the stricter and the graver of both.
      proposal.directive = max(proposal.directive, waiting.directive)
      proposal.advice = [proposal.advice, waiting.advice].compactMap(\.self).max()
    } else if let waiting = state.proposal?.proposal, waiting.directive > proposal.directive {
      return
    }
    add(.proposed(proposal))
    guard proposal.directive.holdsAtOnce else { return }
    switch state.phase {
    case .running, .changingOver, .paused: add(.paused(.alarm))
    case .screening, .preparing, .resting, .closed: return
    }
  }

  // MARK: Answering

  mutating func confirm() throws(Refusal) {
    guard let proposal = state.proposal?.proposal else {
      throw Refusal("Nothing waits for an answer.")
    }
    carryOut(proposal, answered: true)
  }

  mutating func decline(_ reason: String) throws(Refusal) {
    guard let proposal = state.proposal?.proposal else {
      throw Refusal("Nothing waits for an answer.")
    }
    guard !reason.isBlank else { throw Refusal("Declining needs a reason.") }
    add(.directiveDeclined(proposal, reason: reason))
  }

  mutating func answerStillThere(_ isThere: Bool) throws(Refusal) {
    guard let look = state.secondLook, look.isAsked else {
      throw Refusal("Nothing was asked.")
    }
    add(.stillThereAnswered(reaction: look.reaction, isThere))
    guard isThere, let rung = look.rung.nextRung else { return }
    propose(
      Proposal(
        reaction: look.reaction,
        directive: rung,
        advice: rung.holdsAtOnce ? .doctor : nil,
        text: rung == .stopTechnique
          ? "It is still there. Leave this technique." : "It does not pass. End the session."
      )
    )
  }

  mutating func holdPatience(_ isHeld: Bool) {
    if isHeld != state.isPatienceHeld { add(isHeld ? .patienceHeld : .patienceGoesOn) }
  }

  mutating func tellSafe() throws(Refusal) {
    guard state.alarm != nil else { throw Refusal("No alarm waits for this.") }
    add(.safeTold)
  }

  // MARK: Carrying out

  /// Does what a directive asks for; unanswered ones go the same way.
  mutating func carryOut(_ proposal: Proposal, answered: Bool) {
    let reaction = state.reactions.first { $0.reaction.id == proposal.reaction }?.reaction
    add(.directiveTaken(proposal, answered: answered))
    switch proposal.directive {
    case .note, .ease:
      return
    case .pause:
      if case .paused = state.phase { return }
      if state.currentStep != nil { add(.paused(.rule)) }
    case .stopTechnique:
      dropTechnique(of: reaction)
    case .leaveOutZone:
      dropZones(of: reaction)
    case .goToFinal:
      goToFinal(reaction)
    case .stopSession:
      end(.endedEarly(reason: proposal.reasonText(reaction)), reaction)
    case .postpone:
      end(.postponed(reason: proposal.reasonText(reaction)), reaction)
    }
  }

  /// Leaves the technique on these zones for the rest of the session; the final stage stays whole.
  private mutating func dropTechnique(of reaction: Reaction?) {
    guard let reaction, let technique = reaction.step.flatMap(step(at:))?.technique else { return }
    let zones = reaction.closedZones
    func isHit(_ other: StepProgress) -> Bool {
      other.step.technique == technique && other.step.stage != .final
        && other.step.lies(in: zones)
    }
    leaveOut(because: reaction, isHit)
    stopPresentStep(of: reaction) { $0.step.index == reaction.step || isHit($0) }
  }

  /// Steps that still have a zone to work were narrowed already and go on.
  private mutating func dropZones(of reaction: Reaction?) {
    guard let reaction else { return }
    let zones = reaction.closedZones
    leaveOut(because: reaction) { $0.step.lies(in: zones) }
    stopPresentStep(of: reaction) { $0.step.lies(in: zones) }
  }

  private mutating func leaveOut(
    because reaction: Reaction,
    _ isHit: (StepProgress) -> Bool
  ) {
    let hit = state.comingSteps.filter(isHit).map(\.step.index)
    if !hit.isEmpty { add(.stepsLeftOut(hit, reason: reaction.kind.rawValue)) }
  }

  private mutating func stopPresentStep(of reaction: Reaction, _ isHit: (StepProgress) -> Bool) {
    guard let current = state.currentStep, current.ending == nil, isHit(current) else { return }
    add(.stepStopped(current.step.index, reaction: reaction.id))
    goOn()
  }

  private mutating func goToFinal(_ reaction: Reaction?) {
    guard let reaction, let current = state.currentStep, current.step.stage < .final else { return }
    let between = state.comingSteps.prefix { $0.step.stage < .final }
      .filter { !$0.step.isTurn }.map(\.step.index)
    if !between.isEmpty { add(.stepsLeftOut(Array(between), reason: reaction.kind.rawValue)) }
    add(.stepStopped(current.step.index, reaction: reaction.id))
    goOn()
  }

  private mutating func end(_ outcome: Outcome, _ reaction: Reaction?) {
    switch state.phase {
    case .screening, .preparing:
      add(.closed(outcome))
    case .running, .changingOver, .paused:
      if let current = state.currentStep, current.ending == nil, let reaction {
        add(.stepStopped(current.step.index, reaction: reaction.id))
      }
      add(.stopped(outcome))
      add(.restStarted)
    case .resting, .closed:
      // The last stroke is done: the reaction and the advice stand in the record.
      return
    }
  }

  private func step(at index: Int) -> PlannedStep? {
    state.position(of: index).map { state.progress.steps[$0].step }
  }
}

extension Reaction {
  /// The zones it happened in, with all that lies inside them.
  var closedZones: Set<Zone> {
    zones.reduce(into: Set<Zone>()) { $0.formUnion($1.withZonesInside) }
  }
}

extension Proposal {
  fileprivate func reasonText(_ reaction: Reaction?) -> String {
    reaction.map { $0.kind.inSentence } ?? text
  }
}

extension ReactionRule {
  /// A turn is no stroke that could be eased or left: who does not bear it rests first.
  fileprivate func asked(during technique: Technique?) -> Self {
    guard technique == .turningOver,
      [.ease, .stopTechnique, .leaveOutZone].contains(directive)
    else { return self }
    var rule = self
    rule.directive = .pause
    rule.furtherSessions = 0
    rule.text = "Stop turning. Let the patient rest as it is bearable."
    return rule
  }
}

extension Directive {
  /// The next rung when what was done did not help: ease, drop the technique, end (section 5).
  fileprivate var nextRung: Self? {
    switch self {
    case .note, .pause, .ease: .stopTechnique
    case .stopTechnique, .leaveOutZone, .goToFinal: .stopSession
    case .stopSession, .postpone: nil
    }
  }
}

extension WorkedSide {
  /// The patient's side, where the work is on one side for sure.
  package var bodySide: BodySide? {
    switch self {
    case .left: .left
    case .right: .right
    case .both, .leftThenRight, .rightThenLeft, .healthyFirst, .oneThenOther, .painfulOnly,
      .concave,
      .convex:
      nil
    }
  }
}
