extension SessionRecord {
  /// The record of a journal; nothing for a journal that does not begin with an opening.
  package init?(id: String, entries: [JournalEntry]) {
    guard case .sessionStarted? = entries.first?.event, let first = entries.first else {
      return nil
    }
    var session = Session()
    var strokes = Strokes()
    for entry in entries {
      let before = Strokes.Hold(session.state)
      session.apply(entry)
      strokes.follow(from: before, to: session.state, by: entry)
    }
    let state = session.state
    guard let opening = state.opening else { return nil }
    let steps = state.progress.steps.map { Step($0, in: state, strokes: strokes) }
    self.init(
      id: id,
      opening: opening,
      plan: state.plan,
      startedAt: first.at,
      endedAt: entries.last { $0.event.isClosing }?.at,
      outcome: state.outcome,
      answers: Self.answers(to: state.questions, in: state),
      needs: opening.needs.compactMap { state.needs[$0.id] },
      bloodPressureBefore: state.bloodPressureBefore,
      bloodPressureAfter: state.bloodPressureAfter,
      painBefore: state.painBefore,
      painAfter: state.painAfter,
      painfulSide: state.painfulSide,
      sinceLastTime: state.sinceLastTime,
      steps: steps,
      reactions: state.reactions,
      notes: state.notes,
      adviceGiven: state.adviceGiven,
      putOff: state.putOff,
      referral: state.referral,
      referralAnswer: state.referralAnswer,
      entries: entries,
      countsAmongItsOwn: state.countsAmongItsOwn
    )
  }

  private static func answers(to questions: [Contraindication], in state: SessionState) -> [Answer]
  {
    questions.map { question in
      let unanswered = ScreeningAnswer(id: question.id, answer: .unanswered)
      return Answer(question: question, answer: state.answers[question.id] ?? unanswered)
    }
  }
}

extension SessionState {
  /// The course begins with it.
  package var mainStageBegan: Bool {
    progress.steps.contains { $0.step.stage == .main && !$0.step.isTurn && $0.startedAt != nil }
  }

  /// Every technique was skipped or left out before its shortest useful time.
  private var isAllSkipped: Bool {
    let strokes = progress.steps.filter { !$0.step.isTurn }
    return !strokes.isEmpty
      && strokes.allSatisfy { step in
        switch step.ending {
        case .skipped, .leftOut: step.spent < step.step.atLeast
        case .finished, .signSeen, .stopped, nil: false
        }
      }
  }

  /// Whether it counts in its course, a rehearsal among rehearsals.
  package var countsAmongItsOwn: Bool {
    switch outcome {
    case .refused, .postponed: false
    // Earlier releases called a session completed, and counted it, whatever was skipped.
    case .completed: mainStageBegan
    case .endedEarly, nil: mainStageBegan && !isAllSkipped
    }
  }

  /// How it ends where nobody ended it: completed only where something of its main stage was done.
  var ownOutcome: Outcome {
    if isAllSkipped { return .endedEarly(reason: "every technique was skipped") }
    return mainStageBegan ? .completed : .endedEarly(reason: "the main stage did not begin")
  }
}

extension SessionRecord.Step {
  fileprivate init(_ progress: StepProgress, in state: SessionState, strokes: Strokes) {
    let step = progress.step
    self.init(
      step: step,
      isAdded: progress.isAdded,
      planned: step.duration,
      actual: progress.spent,
      result: Self.result(of: progress),
      isEnded: progress.ending != nil,
      reason: Self.reason(of: progress, in: state),
      startedAt: progress.startedAt,
      endedAt: progress.startedAt == nil ? nil : strokes.last[step.index],
      pressure: strokes.pressure[step.index]
    )
  }

  private static func result(of progress: StepProgress) -> Result {
    switch progress.ending {
    case .finished where progress.limit > progress.step.duration: .lengthened
    case .finished where progress.limit < progress.step.duration: .shortened
    case .finished, .signSeen: .done
    case .skipped, .leftOut: .skipped
    case .stopped: .stopped
    // Cut off by the end of the session, or still being worked on.
    case nil: progress.spent > .zero ? .shortened : .notReached
    }
  }

  private static func reason(of progress: StepProgress, in state: SessionState) -> String? {
    switch progress.ending {
    case .finished: nil
    case .signSeen where progress.step.isTurn: nil
    case .signSeen: progress.step.until.map { "sign: \($0.inSentence)" } ?? "sign"
    case .skipped(let reason): reason
    case .leftOut(let reason): reason
    case .stopped(let id): state.reactions.first { $0.reaction.id == id }?.reaction.inRecord
    case nil: progress.spent > .zero ? (state.outcome ?? state.stopOutcome)?.reason : nil
    }
  }
}

/// What the fold forgets: when each step was last worked on, and with which pressure.
private struct Strokes {
  var last: [Int: Duration] = [:]
  var pressure: [Int: PressureCourse] = [:]

  /// The step that the hands are on, read before the state moves: copying the state would be slow.
  struct Hold {
    let index: Int
    let spent: Duration
    let pressure: PressureCourse?

    init?(_ state: SessionState) {
      guard let current = state.progress.current else { return nil }
      index = state.progress.steps[current].step.index
      spent = state.progress.steps[current].spent
      pressure = state.pressure(of: state.progress.steps[current].step)
    }
  }

  mutating func follow(from before: Hold?, to after: SessionState, by entry: JournalEntry) {
    guard let before, let place = after.position(of: before.index),
      after.progress.steps[place].spent > before.spent
    else { return }
    last[before.index] = entry.workEnd
    pressure[before.index] = before.pressure
  }
}

extension Reaction {
  /// The reaction as records say it: `pain 4` or `dizziness, moderate, left`.
  package var inRecord: String {
    let scored = score.map { "\(kind.inSentence) \($0)" } ?? kind.inSentence
    return [scored, severity?.inSentence, side?.inSentence].compactMap(\.self).joined(
      separator: ", "
    )
  }
}

extension JournalEntry {
  /// Work is known up to the entry, or up to the last sign of life where the guide did not run.
  fileprivate var workEnd: Duration {
    if case .interrupted(let since, _) = event { return min(since, elapsed) }
    return elapsed
  }
}

extension SessionEvent {
  fileprivate var isClosing: Bool {
    if case .closed = self { true } else { false }
  }
}
