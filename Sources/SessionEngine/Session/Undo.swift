// A press can be taken back: what it changed, for how long, and how the session goes on without it.

/// What one press changed, and how to take it back within ten seconds.
package struct UndoPoint: Sendable, Hashable {
  package enum Act: Sendable, Hashable {
    case pause, resume, skip, reopen, restart, adjust, sign, add, refit, note
    case reaction(Int)
    /// What a directive for this reaction did, answered or not.
    case directive(reaction: Int)
    /// An early end.
    case end

    /// Whether other events of the same instant belong to it.
    var hasParts: Bool {
      switch self {
      case .refit, .directive, .end: true
      case .pause, .resume, .skip, .reopen, .restart, .adjust, .sign, .add, .note, .reaction: false
      }
    }
  }

  package let act: Act
  package let at: Duration
  /// The whole state before an act that ended something; empty for others.
  let before: [SessionState]
  /// As they were before the press.
  private let phase: Phase
  private let current: Int?
  /// What has happened to the steps since, so that the many that stay as they are cost nothing.
  private var changes: [Change] = []

  private enum Change: Hashable {
    case changed(StepProgress, at: Int)
    case added(at: Int)
    case replaced([StepProgress])
  }

  init(act: Act, at: Duration, _ progress: Progress, before: [SessionState]) {
    self.act = act
    self.at = at
    self.before = before
    phase = progress.phase
    current = progress.current
  }

  /// Whether a step was kept as it was; a step that moved meanwhile is kept again.
  func hasKept(stepAt place: Int) -> Bool {
    for change in changes.reversed() {
      guard case .changed(_, let kept) = change else { return false }
      if kept == place { return true }
    }
    return false
  }

  mutating func keep(_ step: StepProgress, at place: Int) {
    changes.append(.changed(step, at: place))
  }

  mutating func noteAdded(at place: Int) { changes.append(.added(at: place)) }

  mutating func keep(_ steps: [StepProgress]) { changes.append(.replaced(steps)) }

  /// As it was before the press, from how it is now.
  package func progress(before now: Progress) -> Progress {
    var earlier = Progress(phase: phase, steps: now.steps, current: current)
    for change in changes.reversed() {
      switch change {
      case .changed(let step, let place): earlier.steps[place] = step
      case .added(let place): earlier.steps.remove(at: place)
      case .replaced(let steps): earlier.steps = steps
      }
    }
    return earlier
  }

  /// How long a press can be taken back.
  package static let window: Duration = .seconds(10)
}

extension SessionState {
  /// How long the last press can still be taken back; nothing where there is nothing to take back.
  package func undoLeft(at now: Duration) -> Duration? {
    guard let left = undoPoint.map({ $0.at + UndoPoint.window - now }), left >= .zero else {
      return nil
    }
    return left
  }

  /// Taking back what was done last takes back a stop for an alarm.
  package var undoesAlarm: Bool {
    alarm != nil && undoPoint.map { !$0.before.isEmpty } ?? false
  }

  /// Keeps what one press changes, so that it can be taken back.
  mutating func remember(_ entry: JournalEntry) {
    let isPart = undoPoint.map { $0.act.hasParts && $0.at == entry.elapsed } ?? false
    if entry.event.endsUndo, !isPart { undoPoint = nil }
    if case .interrupted = entry.event { undoPoint = nil }
    guard let act = entry.event.undoableAct, act != .end || !isPart, !isTurning(entry.event) else {
      return
    }
    // A swap adds a step and skips one: one press, taken back as one.
    if act == .skip, let point = undoPoint, point.act == .add, point.at == entry.elapsed { return }
    undoPoint = UndoPoint(act: act, at: entry.elapsed, progress, before: before(act))
  }

  /// Whether a turn comes or goes by itself with what is done next.
  private func isTurning(_ event: SessionEvent) -> Bool {
    if case .stepAdded(let step, _) = event { return step.isTurn }
    guard case .stepsSkipped(let indices, _) = event else { return false }
    return indices.allSatisfy { index in
      index != currentStep?.step.index
        && position(of: index).map { progress.steps[$0].step.isTurn } ?? false
    }
  }

  private func before(_ act: UndoPoint.Act) -> [SessionState] {
    switch act {
    case .directive, .end:
      var state = self
      state.undoPoint = nil
      return [state]
    case .pause, .resume, .skip, .reopen, .restart, .adjust, .sign, .add, .refit, .note, .reaction:
      return []
    }
  }

  /// As if the press had not been: time since then counts where it would have counted.
  mutating func takeBack(at now: Duration) {
    guard let point = undoPoint else { return }
    undoPoint = nil
    if let before = point.before.first { return takeBack(to: before, at: now) }
    switch point.act {
    case .note:
      if let last = notes.indices.last { notes[last].isRetracted = true }
    case .reaction:
      // What another reaction holds stays held.
      let isHeldStill = proposal?.proposal.directive.holdsAtOnce ?? false
      if case .paused(.alarm, _, _) = phase, !isHeldStill { restore(point, at: now) }
    case .pause, .resume, .skip, .reopen, .restart, .adjust, .sign, .add, .refit, .directive, .end:
      restore(point, at: now)
    }
  }

  /// The state before something was ended, with what was told since; what was asked is asked anew.
  private mutating func takeBack(to before: SessionState, at now: Duration) {
    let after = self
    self = before
    (lastElapsed, entryCount, isPatienceHeld, therapist) =
      (after.lastElapsed, after.entryCount, after.isPatienceHeld, after.therapist)
    (adviceGiven, painAfter) = (after.adviceGiven, after.painAfter)
    for logged in after.reactions {
      withReaction(logged.reaction.id) { $0.reaction.note = logged.reaction.note }
    }
    proposal?.since = now
    settle(until: now)
  }

  private mutating func restore(_ point: UndoPoint, at now: Duration) {
    progress = point.progress(before: progress)
    settle(until: now)
  }
}

extension Decision {
  mutating func undo() throws(Refusal) {
    guard let point = state.undoPoint, state.undoLeft(at: now) != nil else {
      throw Refusal("Nothing to undo: a press can be taken back for 10 seconds.")
    }
    if case .reaction(let id) = point.act {
      add(.reactionRetracted(id))
    } else {
      try requireNoHold()
    }
    add(.undone)
  }
}

extension SessionEvent {
  /// The act that this event alone stands for; events that only follow from one have none.
  fileprivate var undoableAct: UndoPoint.Act? {
    if case .paused(let cause) = self { return cause == .therapist ? .pause : nil }
    if case .reactionLogged(let reaction) = self { return .reaction(reaction.id) }
    if case .directiveTaken(let proposal, _) = self {
      return proposal.directive == .note ? nil : .directive(reaction: proposal.reaction)
    }
    return Self.undoable[kind]
  }

  private static let undoable: [Kind: UndoPoint.Act] = [
    .resumed: .resume, .stepsSkipped: .skip, .stepReopened: .reopen, .stepRestarted: .restart,
    .stepAdjusted: .adjust, .signSeen: .sign, .stepAdded: .add, .refitted: .refit, .noted: .note,
    .stopped: .end,
  ]

  /// What a press before it can no longer be taken back across.
  fileprivate var endsUndo: Bool {
    if case .directiveTaken(let proposal, _) = self { return proposal.directive != .note }
    return [.stopped, .stepStopped, .stepsLeftOut, .interrupted].contains(kind)
  }
}
