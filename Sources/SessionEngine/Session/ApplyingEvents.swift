// Events fold into the state here; nothing is refused and nothing is decided.

extension SessionState {
  /// Folds one entry into the state.
  package mutating func apply(_ entry: JournalEntry) {
    entryCount = entry.sequence
    settle(until: workEnd(of: entry))
    putOffQuestions(until: entry.elapsed)
    lastElapsed = max(lastElapsed, entry.elapsed)
    remember(entry)
    let now = entry.elapsed
    switch entry.event {
    case .sessionStarted(let opening):
      self.opening = opening
      startedAt = entry.at
      therapist = opening.therapist
    case .takenUp(let therapist): self.therapist = therapist
    case .answered(let answer):
      answers[answer.id] = answer
      dropPlan()
    case .painReported(let moment, let score):
      switch moment {
      case .before: painBefore = score
      case .after: painAfter = score
      }
    case .bloodPressureMeasured(let moment, let value):
      switch moment {
      case .before: bloodPressureBefore = value
      case .after: bloodPressureAfter = value
      }
    case .pageRead(let page):
      pagesRead.append(page)
      if page.beforehand == nil { pagesAnswered.insert(page.page) }
    case .ageTold(let opening):
      self.opening = opening
      answers = answers.filter { question($0.key) != nil }
      pagesAnswered = []
      dropPlan()
    case .needMet(let answer):
      needs[answer.id] = answer
      // The affected side is the one that steps stand by.
      if let side = answer.side, !ProtocolNeed.curveIDs.contains(answer.id) {
        painfulSide = side
        isPainfulSideTold = true
        dropPlan()
      }
    case .painfulSideTold(let side):
      painfulSide = side
      isPainfulSideTold = true
      dropPlan()
    case .sinceLastTimeTold(let effects):
      // What was said before does not answer what is new.
      if effects != sinceLastTime { referralAnswer = nil }
      sinceLastTime = effects
      dropPlan()
    case .referralAnswered(let answer):
      referralAnswer = answer
      dropPlan()
    case .prepared(let item, let done):
      if done { prepared.insert(item) } else { prepared.remove(item) }
    case .planned(let plan):
      self.plan = plan
      replaceProgress(
        Progress(phase: .preparing, steps: plan.steps.map { StepProgress(step: $0) })
      )

    case .changeoverStarted(let index, let changeover):
      guard let position = position(of: index) else { return }
      progress.current = position
      if case .paused(let cause, _, _) = phase {
        progress.phase = .paused(cause, since: now, inChangeover: changeover)
      } else {
        progress.phase = .changingOver(changeover, since: now)
      }
    case .changeoverFinished(let index):
      withStep(index) { $0.changeoversDone += 1 }
      if case .paused(let cause, let since, _) = phase {
        progress.phase = .paused(cause, since: since, inChangeover: nil)
      }
    case .stepStarted(let index):
      start(index, at: now)
    case .stepFinished(let index):
      withStep(index) { $0.ending = .finished }
    case .signSeen(let index):
      withStep(index) { step in
        step.limit = step.spent
        step.ending = .signSeen
      }
    case .stepsSkipped(let indices, let reason):
      for index in indices { withStep(index) { $0.ending = .skipped(reason: reason) } }
    case .stepStopped(let index, let reaction):
      withStep(index) { $0.ending = .stopped(reaction: reaction) }
    case .stepReopened(let index):
      let closed = closedZones
      withStep(index) { step in
        step.reopen()
        let kept = step.step.zones.filter { !closed.contains($0) }
        if kept.count < step.step.zones.count { step.step.leaveOut(closed, keeping: kept) }
      }
    case .stepRestarted(let index):
      withStep(index) { $0.runAgain() }
    case .stepAdjusted(let index, let change):
      withStep(index) { $0.limit += change }
    case .stepAdded(let step, let after):
      let place = after.flatMap(position(of:)).map { $0 + 1 } ?? 0
      undoPoint?.noteAdded(at: place)
      progress.steps.insert(StepProgress(step: step, isAdded: true), at: place)
      if let current = progress.current, place <= current { progress.current = current + 1 }
    case .stepsLeftOut(let indices, let reason):
      for index in indices { withStep(index) { $0.ending = .leftOut(reason: reason) } }
    case .refitted(let lengths):
      for (index, length) in lengths { withStep(index) { $0.refit(to: length) } }

    case .paused(let cause):
      pause(cause, since: now)
    case .resumed:
      resume(at: now)
    case .interrupted(let since, _):
      if !patienceStands { putOffQuestions(by: now - min(since, now)) }
      isPatienceHeld = false
      pause(.gap, since: min(since, now))
    case .gapAnswered(let counted):
      if let current = progress.current { book(counted, onStepAt: current) }
    case .undone:
      takeBack(at: now)
    case .safeTold: alarm = nil
    case .patienceHeld: isPatienceHeld = true
    case .patienceGoesOn: isPatienceHeld = false
    case .stopped(let outcome):
      stopOutcome = outcome
      if let held = proposal?.proposal, held.directive.holdsAtOnce { raiseAlarm(held) }
      dropProposals()
      secondLook = nil
    case .restStarted:
      progress.current = nil
      progress.phase = .resting(since: now)
      secondLook = nil
    case .adviceGiven(let item, let done):
      if done { adviceGiven.insert(item) } else { adviceGiven.remove(item) }
    case .closed(let outcome):
      progress.phase = .closed(outcome)
      dropProposals()
      secondLook = nil

    case .reactionLogged(let reaction):
      let (elapsed, at) = entry.time(happened: reaction.happenedAt)
      reactions.append(LoggedReaction(reaction: reaction, elapsed: elapsed, at: at))
    case .reactionDescribed(let id, let note):
      withReaction(id) { $0.reaction.note = note }
    case .reactionRetracted(let id):
      withReaction(id) { $0.isRetracted = true }
      holds[id] = nil
      if proposal?.proposal.reaction == id {
        proposal = supersededProposal
        supersededProposal = nil
      }
      if secondLook?.reaction == id { secondLook = nil }
    case .noted(let text, let step, let happened):
      let (elapsed, at) = entry.time(happened: happened)
      notes.append(LoggedNote(text: text, step: step, elapsed: elapsed, at: at))
    case .proposed(let proposal):
      supersededProposal = self.proposal
      self.proposal = PendingProposal(proposal: proposal, since: now)
      if proposal.directive.holdsAtOnce { holds[proposal.reaction] = proposal }
      rememberAnswered(proposal)
    case .directiveTaken(let proposal, _):
      rememberAnswered(proposal)
      take(proposal, at: now)
    case .directiveDeclined(let declined, let reason):
      release(declined.reaction, because: reason)
      if proposal?.proposal == declined {
        if let other = supersededProposal { release(other.proposal.reaction, because: reason) }
        dropProposals()
      }
      if case .paused(.alarm, let since, let changeover) = phase {
        progress.phase = .paused(.therapist, since: since, inChangeover: changeover)
      }
    case .stillThereAsked(let reaction):
      askAgain(about: reaction, at: now)
    case .stillThereAnswered(let reaction, let answer):
      hearAnswer(about: reaction, answer)
    }
  }

  /// Work counts up to the entry, or up to the last sign of life where the guide did not run.
  private func workEnd(of entry: JournalEntry) -> Duration {
    if case .interrupted(let since, _) = entry.event { return min(since, entry.elapsed) }
    return entry.elapsed
  }

  /// Books the work on the running step.
  mutating func settle(until now: Duration) {
    guard case .running(let since) = phase, let current = progress.current else { return }
    book(max(.zero, now - since), onStepAt: current)
    progress.phase = .running(since: max(since, now))
  }

  private mutating func book(_ worked: Duration, onStepAt place: Int) {
    let spent = progress.steps[place].spent
    let booked = min(progress.steps[place].limit, spent + worked)
    if booked != spent { change(stepAt: place) { $0.spent = booked } }
  }

  /// What is asked waits as long as somebody types, and while the session stands.
  private mutating func putOffQuestions(until now: Duration) {
    if patienceStands { putOffQuestions(by: max(.zero, now - lastElapsed)) }
  }

  private mutating func putOffQuestions(by time: Duration) {
    proposal?.since += time
    supersededProposal?.since += time
    secondLook?.putOff(by: time)
  }
}

// MARK: - Before the first countdown

extension SessionState {
  /// What the plan was made from has changed: a new one has to be made.
  private mutating func dropPlan() {
    guard case .preparing = phase else { return }
    plan = nil
    replaceProgress(Progress())
  }

  private mutating func replaceProgress(_ progress: Progress) {
    undoPoint?.keep(self.progress.steps)
    self.progress = progress
  }
}

// MARK: - Steps

extension SessionState {
  /// Makes a step the present one; while the session stands it only comes up.
  private mutating func start(_ index: Int, at now: Duration) {
    guard let position = position(of: index) else { return }
    progress.current = position
    change(stepAt: position) { $0.changeoversDone = $0.step.before.count }
    if case .paused(let cause, let since, _) = phase {
      progress.phase = .paused(cause, since: since, inChangeover: nil)
      return
    }
    progress.phase = .running(since: now)
    noteStart(ofStepAt: position, now)
  }

  private mutating func noteStart(ofStepAt place: Int, _ now: Duration) {
    if progress.steps[place].startedAt == nil { change(stepAt: place) { $0.startedAt = now } }
  }

  /// The place of a step in the order of doing.
  func position(of index: Int) -> Int? {
    // By place, so that no step is copied.
    progress.steps.indices.first { progress.steps[$0].step.index == index }
  }

  private mutating func withStep(_ index: Int, _ change: (inout StepProgress) -> Void) {
    if let position = position(of: index) { self.change(stepAt: position, change) }
  }

  /// The only way to change a step: the undo point keeps it as it was.
  private mutating func change(stepAt place: Int, _ change: (inout StepProgress) -> Void) {
    if undoPoint?.hasKept(stepAt: place) == false {
      undoPoint?.keep(progress.steps[place], at: place)
    }
    change(&progress.steps[place])
  }
}

extension StepProgress {
  /// Its countdown from the start, on top of what was already worked.
  fileprivate mutating func runAgain() {
    runStart = spent
    limit = spent + length
    ending = nil
  }

  /// A skipped step goes on where it was left, a finished one runs again.
  fileprivate mutating func reopen() {
    if limit > spent {
      ending = nil
    } else {
      runAgain()
    }
  }

  fileprivate mutating func refit(to length: Duration) {
    limit += length - self.length
    self.length = length
  }
}

// MARK: - Phases

extension SessionState {
  private mutating func pause(_ cause: PauseCause, since: Duration) {
    switch phase {
    case .running:
      progress.phase = .paused(cause, since: since, inChangeover: nil)
    case .changingOver(let changeover, _):
      progress.phase = .paused(cause, since: since, inChangeover: changeover)
    case .paused(_, let earlier, let changeover):
      progress.phase = .paused(cause, since: earlier, inChangeover: changeover)
    case .screening, .preparing, .resting, .closed:
      break
    }
  }

  private mutating func resume(at now: Duration) {
    guard case .paused(_, _, let changeover) = phase else { return }
    if let changeover {
      progress.phase = .changingOver(changeover, since: now)
      return
    }
    progress.phase = .running(since: now)
    if let current = progress.current { noteStart(ofStepAt: current, now) }
  }
}

// MARK: - Reactions and what follows from them

extension SessionState {
  /// One answer is for everything that waits.
  private mutating func dropProposals() {
    proposal = nil
    supersededProposal = nil
  }

  /// What is declined leaves nothing for a doctor, but an alarm: only a slip of a key was none.
  private mutating func release(_ reaction: Int, because reason: String) {
    let isAlarm = reactions.contains { logged in
      logged.reaction.id == reaction && logged.reaction.kind.group == .alarm
    }
    if !isAlarm || reason == Proposal.notMeant { holds[reaction] = nil }
  }

  mutating func withReaction(_ id: Int, _ change: (inout LoggedReaction) -> Void) {
    guard let place = reactions.firstIndex(where: { $0.reaction.id == id }) else { return }
    change(&reactions[place])
  }

  private mutating func rememberAnswered(_ proposal: Proposal) {
    guard let logged = reactions.first(where: { $0.reaction.id == proposal.reaction }) else {
      return
    }
    answeredKinds.insert(logged.reaction.kind)
  }

  private mutating func take(_ taken: Proposal, at now: Duration) {
    if proposal?.proposal == taken { dropProposals() }
    withReaction(taken.reaction) { logged in
      logged.directive = taken.directive
      logged.advice = taken.advice
    }
    guard let reaction = reactions.first(where: { $0.reaction.id == taken.reaction })?.reaction
    else { return }
    switch taken.directive {
    case .ease:
      for zone in reaction.zones { eased[zone, default: 0] += 1 }
    case .stopTechnique:
      putOff(taken, reaction, technique: reaction.step.flatMap(step(at:))?.technique)
    case .leaveOutZone:
      leaveOut(reaction.zones)
      putOff(taken, reaction, technique: nil)
    case .stopSession, .postpone: return raiseAlarm(taken)
    case .note, .pause, .goToFinal: return
    }
    secondLook = SecondLook(
      reaction: taken.reaction,
      rung: taken.directive,
      stage: .waiting(due: now + Proposal.secondLook)
    )
  }

  /// A stop that somebody has to be seen for goes on until the patient is safe.
  private mutating func raiseAlarm(_ proposal: Proposal) {
    guard let logged = reactions.first(where: { $0.reaction.id == proposal.reaction }),
      logged.reaction.kind.group == .alarm || proposal.advice != nil
    else { return }
    alarm = Alarm(proposal: proposal, since: logged.elapsed)
  }

  private func step(at index: Int) -> PlannedStep? {
    position(of: index).map { progress.steps[$0].step }
  }

  private mutating func putOff(_ taken: Proposal, _ reaction: Reaction, technique: Technique?) {
    guard taken.furtherSessions > 0 else { return }
    putOff.append(
      PutOff(
        technique: technique,
        zones: reaction.zones,
        furtherSessions: taken.furtherSessions,
        reason: reaction.kind.rawValue
      )
    )
  }

  /// Takes zones out of every step that is still open and has others left to work.
  private mutating func leaveOut(_ zones: [Zone]) {
    let closed = zones.reduce(into: Set<Zone>()) { $0.formUnion($1.withZonesInside) }
    for place in progress.steps.indices where progress.steps[place].ending == nil {
      let kept = progress.steps[place].step.zones.filter { !closed.contains($0) }
      if !kept.isEmpty { change(stepAt: place) { $0.step.leaveOut(closed, keeping: kept) } }
    }
    plan?.banners.append(
      PlanBanner(zones: zones, reason: "reaction", text: "Left out today: \(zones.inSentence)")
    )
  }

  private mutating func askAgain(about reaction: Int, at now: Duration) {
    guard var look = secondLook, look.reaction == reaction else { return }
    if case .untilStepEnds = look.stage {
      look.stage = .askedAgain(until: now + Proposal.patience)
    } else {
      look.stage = .asked(until: now + Proposal.patience)
    }
    secondLook = look
  }

  private mutating func hearAnswer(about reaction: Int, _ answer: Bool?) {
    guard var look = secondLook, look.reaction == reaction else { return }
    if answer == nil, case .asked = look.stage {
      look.stage = .untilStepEnds
      secondLook = look
    } else {
      secondLook = nil
    }
  }
}

extension PlannedStep {
  fileprivate mutating func leaveOut(_ closed: Set<Zone>, keeping kept: [Zone]) {
    zones = kept
    for zone in kept {
      avoid += zone.withZonesInside.intersection(closed).sorted { $0.rawValue < $1.rawValue }
    }
  }
}

extension JournalEntry {
  /// Session time and wall time of what was told with this entry.
  fileprivate func time(happened: Duration?) -> (elapsed: Duration, at: WallTime) {
    let happened = min(happened ?? elapsed, elapsed)
    return (happened, at.adding(happened - elapsed))
  }
}
