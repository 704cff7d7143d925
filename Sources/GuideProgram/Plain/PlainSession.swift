import GuideScreens
import SessionEngine
import TerminalFrame
import Words

// The plain guide's commands while the session runs, and its end.

extension PlainGuide {
  mutating func command(_ line: String, at moment: Moment) -> [Effect] {
    if case .leaving = place { return [] }
    if case .asking(let question) = place, case .behind(let place, _) = question,
      guided?.flow?.line(at: place)?.isSince ?? false
    {
      return since(line, question, at: moment)
    }
    if place == .age || place == .asking(.age), let age = AgeRange(line: line) {
      return tell(age: age, at: moment)
    }
    switch PlainCommand.read(place == .session ? named(line) : line) {
    case .failure(let refusal): return [.say(refusal.sentence)]
    case .success(let command): return obey(command, at: moment)
    }
  }

  /// The line with the word of its act where it begins with a key that is bound otherwise.
  ///
  /// A key that was taken away from its act means nothing any more.
  private func named(_ line: String) -> String {
    let words = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
    guard let state = guided?.state, let first = words.first, let key = Key(named: String(first))
    else { return line }
    let usual = KeyBindings.standard.act(for: key, in: state.keyContext)
    let act = keys.act(for: key, in: state.keyContext)
    guard act != usual else { return line }
    guard let word = act?.plainWord else {
      // An unknown word is refused by its name.
      return "\(key.name)-key"
    }
    return word + (words.count > 1 ? " " + words[1] : "")
  }

  private mutating func obey(_ command: PlainCommand, at moment: Moment) -> [Effect] {
    switch place {
    case .session: return session(command, at: moment) + close(at: moment)
    case .refitting: return refit(command, at: moment) + close(at: moment)
    case .painAfter: return painAfter(command, at: moment)
    case .pressureAfter: return pressureAfter(command, at: moment)
    case .asking(let question): return opening(command, question, at: moment)
    case .age:
      if command == .leave { return leave(.failed("the age was not said"), at: moment) }
      return [.say(Self.ageForm)]
    case .starting, .leaving: return []
    }
  }

  mutating func session(_ command: PlainCommand, at moment: Moment) -> [Effect] {
    guard let guided else { return [] }
    let state = guided.state
    if command.changesStep, guided.isMeantForLast(at: moment) {
      return [.say(GuidedSession.justChanged)]
    }
    switch command {
    case .goOn, .start, .marks([]): return goOn(at: moment)
    case .pause: return carryOut(state.isPaused ? .resume : .pause(.therapist), at: moment)
    case .resume: return carryOut(.resume, at: moment)
    case .skip(let reason): return carryOut(.skip(reason: reason), at: moment)
    case .back: return carryOut(.back, at: moment)
    case .restart: return carryOut(.restart, at: moment)
    case .lengthen(let reason): return carryOut(.lengthen(reason: reason), at: moment)
    case .refit: return showRefit(at: moment)
    case .add(let name, let swaps): return add(name, swaps: swaps, at: moment)
    case .shorten: return carryOut(.shorten, at: moment)
    case .nextStage: return carryOut(.nextStage, at: moment)
    case .jump(let number): return jump(to: number, at: moment)
    case .sign: return carryOut(.seeSign, at: moment)
    case .undo: return undo(at: moment)
    case .safe: return carryOut(.tellSafe, at: moment)
    case .pain(let score):
      return tell(.react(.pain, score: score, severity: nil, side: nil, note: nil), at: moment)
    case .react(let kind, let severity, let side, let note):
      return react(kind, severity, side, note, at: moment)
    case .note(let text): return tell(.note(text), at: moment)
    case .stop(let reason): return stop(reason, at: moment)
    case .yes: return answer(isYes: true, at: moment)
    case .no(let reason): return answer(isYes: false, reason: reason, at: moment)
    case .advised(let lines): return advised(lines, at: moment)
    case .status: return [.say(status(at: moment))]
    case .plan: return planned(from: state.progress.steps)
    case .map: return map(state, at: moment)
    case .questions: return asked
    case .help: return Self.lines(PlainCommand.helpText)
    case .write(let path): return writeAside(path)
    case .leave: return quit(at: moment)
    case .marks, .noneAfterAll, .agreed, .other, .value, .tick, .answerer, .position, .minutes,
      .side,
      .place, .clearance, .order, .override, .doctor:
      return [.say("Nothing asks for this now.")]
    }
  }

  /// Taking back a stop for an alarm is asked about once.
  private mutating func undo(at moment: Moment) -> [Effect] {
    guard let state = guided?.state, state.undoesAlarm, let at = state.undoPoint?.at,
      hasAskedUndo != at
    else { return carryOut(.undo, at: moment) }
    hasAskedUndo = at
    return [.say("This takes back a stop for an alarm: 'undo' once more does it.")]
  }

  private mutating func jump(to number: Int, at moment: Moment) -> [Effect] {
    let steps = guided?.state.progress.steps ?? []
    guard steps.indices.contains(number - 1) else {
      return [.say("The steps are 1 to \(steps.count).")]
    }
    return carryOut(.jump(to: steps[number - 1].step.index), at: moment)
  }

  private mutating func react(
    _ kind: ReactionKind,
    _ severity: Severity?,
    _ side: BodySide?,
    _ note: String?,
    at moment: Moment
  ) -> [Effect] {
    if kind == .pain { return [.say("Pain has a score: 'pain 4'.")] }
    return tell(.react(kind, score: nil, severity: severity, side: side, note: note), at: moment)
  }

  /// What is told belongs to the technique that the hands were at.
  private mutating func tell(_ command: Command, at moment: Moment) -> [Effect] {
    guard let point = guided?.point(at: moment) else { return [] }
    return carryOut(.told(of: point, command), at: moment)
  }

  /// The suggested way on from where the session stands.
  private mutating func goOn(at moment: Moment) -> [Effect] {
    guard let state = guided?.state else { return [] }
    if let command = state.wayOn { return carryOut(command, at: moment) }
    return state.isResting ? askAfter(at: moment) : [.say(status(at: moment))]
  }

  private mutating func answer(isYes: Bool, reason: String = "", at moment: Moment) -> [Effect] {
    guard let asked = guided?.state.asked else { return [.say("Nothing was asked.")] }
    return carryOut(asked.command(isYes: isYes, reason: reason), at: moment)
  }

  private mutating func stop(_ reason: String, at moment: Moment) -> [Effect] {
    guided?.state.isResting ?? false
      ? finish(at: moment) : carryOut(.stop(reason: reason), at: moment)
  }

  /// Every step with its number and what became of it, or its time.
  func planned(from steps: [StepProgress]) -> [Effect] {
    steps.enumerated().map { index, progress in
      let side = progress.step.side == .both ? "" : ", \(progress.step.side.inRecord)"
      let left = progress.step.marked((progress.limit - progress.spent).asMinutes, "duration")
      let isAsPlanned = progress.limit - progress.spent == progress.step.duration
      let time = isAsPlanned ? progress.step.plannedTime : left
      let told = progress.ending == nil ? time : "over"
      return .say("\(index + 1)  \(progress.step.inSentence)\(side), \(told)")
    }
  }

  /// The figure of the body, in words.
  private func map(_ state: SessionState, at moment: Moment) -> [Effect] {
    let screen = SessionScreen(
      state: state,
      now: guided?.elapsed(at: moment) ?? state.lastElapsed,
      painZones: guided?.offer?.request.dropped.flatMap(\.zones) ?? []
    )
    let words = screen.mapWords
    return words.isEmpty ? [.say("Nothing runs.")] : words.map(Effect.say)
  }

  private func status(at moment: Moment) -> String {
    guard let guided, let current = guided.state.currentStep else { return "Nothing runs." }
    let now = guided.elapsed(at: moment)
    let state = guided.state
    return (state.isPaused ? "Paused. " : "") + current.step.inSentence
      + ", \(state.remainingInStep(at: now).asMinutes) left;"
      + " session \(sessionLeft(at: moment)). Next: "
      + (state.comingSteps.first.map { $0.step.inSentence } ?? "the end")
  }

  // MARK: End of input

  /// End of input is not a stop: the session runs on, and what is asked stays unanswered.
  mutating func endOfInput(at moment: Moment) -> [Effect] {
    isUnattended = true
    switch place {
    case .refitting:
      place = .session
      return close(at: moment)
    case .age: return leave(.failed("nothing was started: the age was not said"), at: moment)
    case .starting, .session, .leaving: return close(at: moment)
    case .painAfter, .pressureAfter: return finish(at: moment)
    case .asking(let question): return giveUp(question, at: moment)
    }
  }

  /// What an unattended session comes to where nobody answers: kept, ended or closed.
  mutating func close(at moment: Moment) -> [Effect] {
    guard place == .session, let state = guided?.state else { return [] }
    if state.outcome != nil { return leave(.done, at: moment) }
    guard isUnattended, let now = guided?.elapsed(at: moment) else { return [] }
    switch state.unattended(at: now) {
    case .goesOn: return []
    case .takesDirective: return carryOut(.confirm, at: moment) + close(at: moment)
    case .isKept: return leave(.done, at: moment)
    case .closes: return finish(at: moment)
    }
  }

  // MARK: After the last stroke

  private mutating func askAfter(at moment: Moment) -> [Effect] {
    guard guided?.state.plan?.aftercare.ask.contains(.pain) ?? false else {
      return askPressure(at: moment)
    }
    place = .painAfter
    return [.say("How strong is the pain now, 0 to 10? An empty line leaves it out.")]
  }

  private mutating func painAfter(_ command: PlainCommand, at moment: Moment) -> [Effect] {
    switch command {
    case .pain(let score):
      let effects = carryOut(.reportPain(.after, score: score), at: moment)
      guard guided?.state.painAfter == score else { return effects }
      return effects + askPressure(at: moment)
    case .goOn, .start, .no, .marks([]): return askPressure(at: moment)
    case .note(let text): return carryOut(.note(text), at: moment)
    case .advised(let lines): return advised(lines, at: moment)
    case .pause, .resume, .skip, .back, .restart, .shorten, .nextStage, .lengthen, .refit, .add,
      .jump, .sign, .undo, .react, .stop, .yes, .marks, .noneAfterAll, .agreed, .other, .value,
      .tick,
      .answerer, .position, .minutes, .side, .place, .clearance, .order, .override, .doctor, .safe,
      .write, .plan, .map, .questions, .status, .help, .leave:
      return [.say("A score from 0 to 10, or an empty line.")]
    }
  }

  /// What was measured before is asked for again.
  private mutating func askPressure(at moment: Moment) -> [Effect] {
    guard let before = guided?.state.bloodPressureBefore else { return finish(at: moment) }
    place = .pressureAfter
    return [
      .say("need Blood pressure after the session; before it was \(before.text). 'value 145/90'")
    ]
  }

  private mutating func pressureAfter(_ command: PlainCommand, at moment: Moment) -> [Effect] {
    guard case .value(let text) = command else { return finish(at: moment) }
    guard let value = BloodPressure(text: text) else {
      return [.say("Blood pressure in mmHg, as in 'value 145/90'.")]
    }
    return carryOut(.reportBloodPressure(.after, value), at: moment) + finish(at: moment)
  }

  private mutating func advised(_ lines: Set<Int>, at moment: Moment) -> [Effect] {
    let count = guided?.state.plan?.aftercare.advise.count ?? 0
    let given = lines.isEmpty ? Set(1...max(1, count)) : lines
    return given.sorted().flatMap { carryOut(.giveAdvice(item: $0 - 1, done: true), at: moment) }
  }

  private mutating func finish(at moment: Moment) -> [Effect] {
    var effects = carryOut(.close, at: moment)
    if let cause = guided?.state.referral {
      effects.append(
        .say("A doctor is to be seen before the next session: \(cause.inSentence).")
      )
    }
    guard let guided, let course = guided.courseNow, let coming = guided.coming else {
      return effects + leave(.done, at: moment)
    }
    return effects + [.say("Next session: \(coming.outlook(on: guided.memory.today)).")]
      + course.lines.map(Effect.say)
      + leave(.done, at: moment)
  }
}

extension Act {
  /// The word of the plain guide's commands; nothing for what only a screen has.
  fileprivate var plainWord: String? {
    switch self {
    case .pauseResume: "pause"
    case .skip: "skip"
    case .back: "back"
    case .restart: "restart"
    case .lengthen: "+"
    case .shorten: "-"
    case .nextStage: "stage"
    case .jump: "jump"
    case .sign: "sign"
    case .workWentOn: "yes"
    case .addTechnique: "add"
    case .refit: "refit"
    case .undo: "undo"
    case .endEarly: "stop"
    case .score(let score): "pain \(score)"
    case .reactionSheet: "react"
    case .note: "note"
    case .confirm: "enter"
    case .decline: "no"
    case .order: "order"
    case .questions: "questions"
    case .details: "status"
    case .help: "help"
    case .leave: "quit"
    case .cancel, .backward, .forward, .up, .down, .firstRow, .lastRow, .mark, .markNumber,
      .override, .somethingElse, .yesToLine, .form, .answerer, .side, .again, .choose, .narrow,
      .row, .press, .blank,
      .repaint, .trends:
      nil
    }
  }
}
