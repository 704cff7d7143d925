import SessionEngine
import Words

// The plain guide's questions before the first countdown, in the order of the opening's flow.

extension PlainGuide {
  /// From the opened session to the first question, or to the first countdown where all is given.
  mutating func open(at moment: Moment) -> [Effect] {
    guard let flow = guided?.flow else { return [] }
    guard flow.offer.saysYes else { return ask(flow.first, at: moment) }
    let given = carryOut(flow.assumption(on: moment.wall.date(offset: .zero)), at: moment)
    guard let next = guided?.flow?.afterAssuming else { return given }
    return given + ask(next, at: moment) + startSession(at: moment)
  }

  /// Where a session that was taken up again goes on.
  mutating func comeBack(at moment: Moment) -> [Effect] {
    switch guided?.state.phase {
    case .screening, .preparing:
      guard let flow = guided?.flow else { break }
      return [.say("It had not begun: its questions go on.")] + ask(flow.resumed, at: moment)
    case .running, .changingOver, .paused, .resting, .closed, nil:
      place = .session
      return standingAlarm
    }
    let sentence = "It had not begun: it is closed, and can be started afresh."
    return [.say(sentence)] + carryOut(.stop(reason: "interrupted before the start"), at: moment)
      + leave(.done, at: moment)
  }

  /// Before the first countdown nothing is given without an answer.
  mutating func giveUp(_ question: OpeningQuestion, at moment: Moment) -> [Effect] {
    switch question {
    case .need, .forbidden, .referral:
      if guided?.flow?.forbidden != nil { return conclude(at: moment) }
    case .minutes(.some(let refusal)), .noPlan(let refusal):
      return giveUp(for: refusal, at: moment)
    case .sinceLastTime, .screening, .preparation, .pain, .side, .position, .minutes(nil),
      .otherMinutes, .review:
      break
    }
    let reason = "the screening was not answered"
    return carryOut(.stop(reason: reason), at: moment)
      + leave(.failed("nothing was started: \(reason)"), at: moment)
  }

  mutating func opening(
    _ command: PlainCommand,
    _ question: OpeningQuestion,
    at moment: Moment
  ) -> [Effect] {
    if command == .help { return Self.lines(PlainCommand.helpText) }
    if command == .leave { return giveUp(question, at: moment) }
    if case .stop(let reason) = command {
      return carryOut(.stop(reason: reason), at: moment) + leave(.done, at: moment)
    }
    var command = command
    if case .screening = question {} else if command == .marks([]) { command = .goOn }
    if question != .position, question != .minutes(after: nil), command == .start {
      command = .goOn
    }
    switch question {
    case .referral: return referral(command, at: moment)
    case .screening(let page): return screening(command, page: page, at: moment)
    case .need(let need):
      return needed(command, need.question, from: question, at: moment)
    case .forbidden(let outcome):
      guard let forbidding = guided?.flow?.overridable(outcome) else { return [] }
      return needed(command, forbidding, from: question, at: moment)
    case .preparation: return prepared(command, at: moment)
    case .pain: return painBefore(command, at: moment)
    case .side: return side(command, at: moment)
    case .position: return position(command, at: moment)
    case .minutes(let refusal): return minutes(command, after: refusal, at: moment)
    case .review(let plan): return review(command, plan, at: moment)
    case .sinceLastTime, .otherMinutes, .noPlan: return []
    }
  }

  // MARK: Asking

  mutating func goOn(after question: OpeningQuestion, at moment: Moment) -> [Effect] {
    guided?.flow.map { ask($0.next(after: question), at: moment) } ?? []
  }

  mutating func ask(_ question: OpeningQuestion, at moment: Moment) -> [Effect] {
    guard let flow = guided?.flow else { return [] }
    place = .asking(question)
    switch question {
    case .sinceLastTime:
      let day = flow.offer.memory.lastTime.map { " (\($0))" } ?? ""
      return [
        .say("What happened after the last session\(day)?"),
        .say("One per line, as in 'soreness mild hours'; an empty line or 'none' ends it."),
      ]
    case .referral: return Self.asks(flow.state.referrals)
    case .screening(let page): return Self.page(page, of: flow)
    case .need(let need): return Self.asks(need)
    case .forbidden(let outcome): return forbidden(flow.overridable(outcome), at: moment)
    case .preparation:
      return [.say("Prepare:")] + flow.state.preparationLines.map { .say("-  \($0)") }
        + [.say("'done' when all is ready.")]
    case .pain:
      return [.say("How strong is the pain now, 0 to 10? An empty line leaves it out.")]
    case .side: return [.say("Which side hurts: 'left', 'right' or 'neither'?")]
    case .position: return askPosition(of: flow.positions)
    case .minutes(nil), .otherMinutes: return askMinutes(flow.planLength)
    case .minutes(.some(let refusal)):
      if flow.offer.saysYes { return giveUp(for: refusal, at: moment) }
      return [.say(refusal.sentence), .say("Another number of minutes, or 'no' to end here.")]
    case .noPlan(let refusal): return giveUp(for: refusal, at: moment)
    case .review(let plan):
      let effects = carryOut(.adopt(plan), at: moment)
      let card = flow.offer.memory.lastCard?.lines ?? []
      let lastTime = card.enumerated().map { index, line in
        Effect.say((index == 0 ? "Last time " : "  ") + line)
      }
      return flow.offer.saysYes
        ? effects
        : lastTime + effects + [
          .say("'plan' tells every step; 'start' begins the first technique.")
        ]
    }
  }

  private static func page(_ page: Int, of flow: OpeningFlow) -> [Effect] {
    let recorded = flow.marked(on: page)
    let questions = flow.questions(on: page).enumerated().map { row, question in
      Effect.say(
        "\(row + 1)  \(question.question)" + (recorded.contains(row) ? " (on record: yes)" : "")
      )
    }
    let asRecorded = recorded.isEmpty ? "" : " An empty line leaves it as it is on record."
    return [.say("Does one of these apply? (page \(page + 1) of \(flow.pages.count))")] + questions
      + [.say("'none', or the numbers that apply, as in '2 4'." + asRecorded)]
  }

  private static func asks(_ referrals: [Referral]) -> [Effect] {
    let isRefused = referrals.contains { $0.word?.verdict == .noMore }
    return referrals.map { referral in
      .say(
        referral.word.map { "need referral: \($0.inSentence)." }
          ?? "need referral: a doctor is to be seen first: \(referral.inSentence)."
      )
    } + [
      .say(
        "'doctor \(DoctorsWord.form)' records what was said"
          + (isRefused ? ";" : "; 'override REASON' goes on before that;") + " 'no' ends here."
      )
    ]
  }

  private mutating func referral(_ command: PlainCommand, at moment: Moment) -> [Effect] {
    let answer: Command
    switch command {
    case .doctor(let word):
      do throws(Refusal) {
        guard let seen = try guided?.flow?.answer(word) else { return [] }
        answer = seen
      } catch {
        return [.say(error.sentence)]
      }
    case .override(let reason): answer = .answerReferral(.passedOver(reason: reason))
    case .no, .goOn: return conclude(at: moment)
    default: return ask(.referral, at: moment)
    }
    let effects = carryOut(answer, at: moment)
    guard guided?.state.referralAnswer != nil else { return effects }
    return effects + goOn(after: .referral, at: moment)
  }

  private static func asks(_ need: ScreeningNeed) -> [Effect] {
    let question = need.question.withAdvice
    return switch need.kind {
    case .consent:
      [
        .say("Only with a doctor's consent: \(question)"),
        .say("'clearance DOCTOR YYYY-MM-DD', 'override REASON', or 'no' to end here."),
      ]
    case .place: [.say("Where is it? \(question) 'place TEXT'")]
    }
  }

  private mutating func forbidden(_ question: Contraindication?, at moment: Moment) -> [Effect] {
    guard let question, question.class == .postpone, !(guided?.offer?.saysYes ?? false) else {
      return conclude(at: moment)
    }
    return [
      .say("Better another day: \(question.withAdvice)"),
      .say("'no' ends here; 'override REASON' goes on in spite of it."),
    ]
  }

  // MARK: Screening

  /// A line about the time after the last session.
  mutating func sinceLastTime(_ line: String, at moment: Moment) -> [Effect] {
    if let effect = AfterEffect(line: line) {
      told.append(effect)
      return [.say("After the last session: \(effect.inSentence).")]
    }
    switch PlainCommand.read(line) {
    case .success(.goOn), .success(.marks([])), .success(.no):
      return carryOut(.tellSinceLastTime(told), at: moment) + saidNews()
        + goOn(after: .sinceLastTime, at: moment)
    case .success(let command) where command.isAlwaysTaken:
      return opening(command, .sinceLastTime, at: moment)
    default:
      return [.say("A reaction, as in 'soreness mild hours' or 'relief', or an empty line.")]
    }
  }

  private func saidNews() -> [Effect] {
    let known = guided?.offer?.warnings ?? []
    return (guided?.warnings ?? []).filter { !known.contains($0) }.map(Effect.say)
  }

  private mutating func screening(_ command: PlainCommand, page: Int, at moment: Moment)
    -> [Effect]
  {
    guard let flow = guided?.flow else { return [] }
    let marked: Set<Int>
    switch command {
    case .goOn: marked = flow.marked(on: page)
    case .marks(let numbers): marked = Set(numbers.map { $0 - 1 })
    case .pain(let number): marked = [number - 1]
    default: return [.say("First the questions: 'none', or the numbers that apply.")]
    }
    let rows = flow.questions(on: page).indices
    guard marked.isSubset(of: rows) else {
      return [.say("The questions of this page are 1 to \(rows.count).")]
    }
    return carryOut(flow.answer(page: page, marked: marked), at: moment)
      + goOn(after: .screening(page: page), at: moment)
  }

  private mutating func needed(
    _ command: PlainCommand,
    _ needy: Contraindication,
    from question: OpeningQuestion,
    at moment: Moment
  ) -> [Effect] {
    let word: ScreeningWord
    switch command {
    case .place(let text): word = .place(text)
    case .clearance(let clearance): word = .clearance(clearance)
    case .override(let reason): word = .override(reason)
    case .no: return conclude(at: moment)
    // Going on against it takes a reason: whatever else is said leaves it at that.
    case .goOn where needy.class == .postpone, .marks where needy.class == .postpone,
      .pain where needy.class == .postpone:
      return conclude(at: moment)
    default: return ask(question, at: moment)
    }
    do throws(Refusal) {
      guard let answer = try guided?.flow?.answer(word, to: needy.id) else { return [] }
      return carryOut(answer, at: moment) + goOn(after: question, at: moment)
    } catch {
      return [.say(error.sentence)]
    }
  }

  private mutating func conclude(at moment: Moment) -> [Effect] {
    let effects = carryOut(.concludeScreening, at: moment)
    guard let outcome = guided?.state.outcome else { return effects }
    let text = guided?.flow?.question(of: outcome)?.text
    return effects + (text.map { [.say($0)] } ?? []) + leave(.concluded(outcome), at: moment)
  }

  // MARK: Preparation, pain, side

  private mutating func prepared(_ command: PlainCommand, at moment: Moment) -> [Effect] {
    guard command == .goOn || command == .yes else {
      return [.say("'done' when all is ready.")]
    }
    return carryOut(guided?.flow?.readiness ?? [], at: moment)
      + goOn(after: .preparation, at: moment)
  }

  private mutating func painBefore(_ command: PlainCommand, at moment: Moment) -> [Effect] {
    if command == .goOn { return goOn(after: .pain, at: moment) }
    guard case .pain(let score) = command else {
      return [.say("A score from 0 to 10, or an empty line.")]
    }
    let effects = carryOut(.reportPain(.before, score: score), at: moment)
    guard guided?.state.painBefore == score else { return effects }
    return effects + goOn(after: .pain, at: moment)
  }

  private mutating func side(_ command: PlainCommand, at moment: Moment) -> [Effect] {
    guard case .side(let side) = command == .goOn ? .side(nil) : command else {
      return [.say("'left', 'right' or 'neither'.")]
    }
    return carryOut(.tellPainfulSide(side), at: moment) + goOn(after: .side, at: moment)
  }

  static func lines(_ text: String) -> [Effect] {
    text.split(separator: "\n").map { .say(String($0)) }
  }
}

extension Contraindication {
  /// The question, with what its answer asks for.
  fileprivate var withAdvice: String { question + (text.map { " \($0)" } ?? "") }
}
