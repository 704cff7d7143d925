import SessionEngine
import Words

// The plain guide's questions before the first countdown.

extension PlainGuide {
  static let pageSize = 6

  /// From the opened session to the first question, or to the first countdown where all is given.
  mutating func open(at moment: Moment) -> [Effect] {
    guard guided?.offer?.saysYes ?? false else { return askFirst() }
    let effects = attempt { guided throws(Refusal) in
      try guided.assumeEverything(at: moment)
    }
    if guided?.forbidden != nil { return effects + conclude(at: moment) }
    return effects + plan(at: moment) + startSession(at: moment)
  }

  /// Where a session that was taken up again goes on.
  mutating func comeBack(at moment: Moment) -> [Effect] {
    switch guided?.state.phase {
    case .screening where guided?.offer != nil, .preparing where guided?.offer != nil:
      return [.say("It had not begun: its questions go on.")] + askOn()
    case .screening, .preparing:
      let sentence = "It had not begun: it is closed, and can be started afresh."
      return [.say(sentence)] + carryOut(.stop(reason: "interrupted before the start"), at: moment)
        + leave(.done, at: moment)
    default:
      place = .session
      return []
    }
  }

  /// Before the first countdown nothing is given without an answer.
  mutating func giveUpOpening(at moment: Moment) -> [Effect] {
    switch place {
    case .needing where guided?.isForbidden ?? false: return conclude(at: moment)
    case .minutes(.some(let refusal)): return giveUp(for: refusal, at: moment)
    default: break
    }
    let reason = "the screening was not answered"
    return carryOut(.stop(reason: reason), at: moment)
      + leave(.failed("nothing was started: \(reason)"), at: moment)
  }

  mutating func opening(_ command: PlainCommand, at moment: Moment) -> [Effect] {
    switch command {
    case .help: return Self.lines(PlainCommand.helpText)
    case .leave: return giveUpOpening(at: moment)
    case .stop(let reason):
      return carryOut(.stop(reason: reason), at: moment) + leave(.done, at: moment)
    default: break
    }
    var command = command
    if case .screening = place {} else if command == .marks([]) { command = .goOn }
    if place != .position, place != .minutes(after: nil), command == .start { command = .goOn }
    switch place {
    case .screening(let page): return screening(command, page: page, at: moment)
    case .needing(let question, let page):
      return needed(command, for: question, page: page, at: moment)
    case .preparation: return prepared(command, at: moment)
    case .pain: return painBefore(command, at: moment)
    case .side: return side(command, at: moment)
    case .position: return position(command, at: moment)
    case .minutes(let refusal): return minutes(command, after: refusal, at: moment)
    case .review: return review(command, at: moment)
    default: return []
    }
  }

  // MARK: Screening

  private var pages: [[Contraindication]] { guided?.questionPages(of: Self.pageSize) ?? [] }

  private mutating func ask(page: Int) -> [Effect] {
    guard pages.indices.contains(page) else { return askPreparation() }
    place = .screening(page: page)
    let recorded = recordedMarks(on: page)
    let questions = pages[page].enumerated().map { index, question in
      Effect.say(
        "\(index + 1)  \(question.question)"
          + (recorded.contains(index + 1) ? " (on record: yes)" : "")
      )
    }
    let asRecorded = recorded.isEmpty ? "" : " An empty line leaves it as it is on record."
    return [.say("Does one of these apply? (page \(page + 1) of \(pages.count))")] + questions
      + [.say("'none', or the numbers that apply, as in '2 4'." + asRecorded)]
  }

  /// The numbers of the questions that are answered yes already.
  private func recordedMarks(on page: Int) -> Set<Int> {
    Set(
      pages[page].indices.filter { guided?.state.answers[pages[page][$0].id]?.answer == .yes }
        .map { $0 + 1 }
    )
  }

  /// The first question that nobody has answered yet.
  private mutating func askOn() -> [Effect] {
    let answers = guided?.state.answers ?? [:]
    if answers.isEmpty { return askFirst() }
    return ask(page: pages.firstIndex { $0.contains { answers[$0.id] == nil } } ?? pages.count)
  }

  /// The first question: the time since the last session, or the screening.
  private mutating func askFirst() -> [Effect] {
    guard guided?.offer?.previousSession != nil else { return ask(page: 0) }
    place = .sinceLastTime([])
    let day = guided?.offer?.memory.lastTime.map { " (\($0))" } ?? ""
    return [
      .say("What happened after the last session\(day)?"),
      .say("One per line, as in 'soreness mild hours'; an empty line or 'none' ends it."),
    ]
  }

  /// A line about the time after the last session.
  mutating func sinceLastTime(_ line: String, _ told: [AfterEffect], at moment: Moment)
    -> [Effect]
  {
    if let effect = AfterEffect(line: line) {
      place = .sinceLastTime(told + [effect])
      return [.say("After the last session: \(effect.inSentence).")]
    }
    switch PlainCommand.read(line) {
    case .success(.goOn), .success(.marks([])), .success(.no):
      let effects = carryOut(.tellSinceLastTime(told), at: moment)
      return effects + saidNews() + ask(page: 0)
    case .success(let command) where command.isAlwaysTaken: return opening(command, at: moment)
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
    let questions = pages[page]
    let marked: Set<Int>
    switch command {
    case .goOn: marked = recordedMarks(on: page)
    case .marks(let numbers): marked = numbers
    case .pain(let number): marked = [number]
    default: return [.say("First the questions: 'none', or the numbers that apply.")]
    }
    guard marked.allSatisfy({ (1...questions.count).contains($0) }) else {
      return [.say("The questions of this page are 1 to \(questions.count).")]
    }
    let answers = questions.enumerated().compactMap { index, question in
      guided?.answer(question, isYes: marked.contains(index + 1))
    }
    return carryOut(.answer(answers), at: moment) + judge(page: page, at: moment)
  }

  /// What the answers so far ask for: an end, a missing word, or the next page.
  private mutating func judge(page: Int, at moment: Moment) -> [Effect] {
    guard let state = guided?.state else { return [] }
    switch state.verdict {
    case .refused:
      return conclude(at: moment)
    case .postponed(let id), .needsClearance(let id), .needsPlace(let id):
      return needs(id, page: page)
    case .unanswered(let open):
      let answered = pages[page].filter { !open.contains($0.id) }
      if let need = answered.first(where: isIncomplete) { return needs(need.id, page: page) }
      return ask(page: page + 1)
    case .clear:
      return ask(page: page + 1)
    }
  }

  private func isIncomplete(_ question: Contraindication) -> Bool {
    guard let answer = guided?.state.answers[question.id] else { return false }
    return !question.needsNothing(after: answer)
  }

  private mutating func needs(_ id: String, page: Int) -> [Effect] {
    guard let question = guided?.state.opening?.questions.first(where: { $0.id == id }) else {
      return []
    }
    place = .needing(question: id, page: page)
    let advice = question.text.map { " \($0)" } ?? ""
    return switch question.class {
    case .consult:
      [
        .say("Only with a doctor's consent: \(question.question)\(advice)"),
        .say("'clearance DOCTOR YYYY-MM-DD', 'override REASON', or 'no' to end here."),
      ]
    case .postpone:
      [
        .say("Better another day: \(question.question)\(advice)"),
        .say("'no' ends here; 'override REASON' goes on in spite of it."),
      ]
    case .local, .absolute:
      [.say("Where is it? \(question.question)\(advice) 'place TEXT'")]
    }
  }

  private mutating func needed(
    _ command: PlainCommand,
    for id: String,
    page: Int,
    at moment: Moment
  ) -> [Effect] {
    guard var answer = guided?.state.answers[id] else { return [] }
    switch command {
    case .place(let text): answer.place = text
    case .clearance(let clearance):
      if let problem = guided?.problem(with: clearance) { return [.say(problem)] }
      answer.clearance = clearance
    case .override(let reason): answer.override = reason
    case .no: return conclude(at: moment)
    case .goOn where isPostponing(id), .marks where isPostponing(id), .pain where isPostponing(id):
      return conclude(at: moment)
    default: return needs(id, page: page)
    }
    return carryOut(.answer([answer]), at: moment) + judge(page: page, at: moment)
  }

  /// Going on against it takes a reason: whatever else is said leaves it at that.
  private func isPostponing(_ id: String) -> Bool {
    guided?.state.opening?.questions.first { $0.id == id }?.class == .postpone
  }

  private mutating func conclude(at moment: Moment) -> [Effect] {
    let effects = carryOut(.concludeScreening, at: moment)
    guard let outcome = guided?.state.outcome else { return effects }
    let text = guided?.state.opening?.questions.first { $0.id == outcome.reason }?.text
    return effects + (text.map { [.say($0)] } ?? [])
      + leave(.concluded(outcome), at: moment)
  }

  // MARK: Preparation, pain, side, review

  private mutating func askPreparation() -> [Effect] {
    let lines = guided?.state.preparationLines ?? []
    guard !lines.isEmpty else { return askPain() }
    place = .preparation
    return [.say("Prepare:")] + lines.map { .say("-  \($0)") } + [.say("'done' when all is ready.")]
  }

  private mutating func prepared(_ command: PlainCommand, at moment: Moment) -> [Effect] {
    guard command == .goOn || command == .yes else {
      return [.say("'done' when all is ready.")]
    }
    return attempt { guided throws(Refusal) in try guided.tickEverything(at: moment) } + askPain()
  }

  private mutating func askPain() -> [Effect] {
    place = .pain
    return [.say("How strong is the pain now, 0 to 10? An empty line leaves it out.")]
  }

  private mutating func painBefore(_ command: PlainCommand, at moment: Moment) -> [Effect] {
    switch command {
    case .pain(let score):
      let effects = carryOut(.reportPain(.before, score: score), at: moment)
      guard guided?.state.painBefore == score else { return effects }
      return effects + askSide(at: moment)
    case .goOn: return askSide(at: moment)
    default: return [.say("A score from 0 to 10, or an empty line.")]
    }
  }

  private mutating func askSide(at moment: Moment) -> [Effect] {
    guard guided?.state.opening?.asksPainfulSide ?? false else { return askPosition(at: moment) }
    place = .side
    return [.say("Which side hurts: 'left', 'right' or 'neither'?")]
  }

  private mutating func side(_ command: PlainCommand, at moment: Moment) -> [Effect] {
    let side: BodySide?
    switch command {
    case .side(let told): side = told
    case .goOn: side = nil
    default: return [.say("'left', 'right' or 'neither'.")]
    }
    return carryOut(.tellPainfulSide(side), at: moment) + askPosition(at: moment)
  }

  mutating func plan(at moment: Moment) -> [Effect] {
    do throws(PlanRefusal) {
      guard let plan = try guided?.planToday() else { return [] }
      place = .review
      let effects = carryOut(.adopt(plan), at: moment)
      return guided?.offer?.saysYes ?? false
        ? effects : effects + [.say("'plan' tells every step; 'start' begins the first technique.")]
    } catch {
      let isAsked = guided?.mayHelp(otherMinutes: error) ?? false
      return isAsked && !(guided?.offer?.saysYes ?? false)
        ? askMinutes(after: error, at: moment) : giveUp(for: error, at: moment)
    }
  }

  /// No plan can be made: nothing starts, and the record says why.
  mutating func giveUp(for refusal: PlanRefusal, at moment: Moment) -> [Effect] {
    carryOut(.stop(reason: refusal.sentence), at: moment)
      + leave(.failed(refusal.sentence), at: moment)
  }

  private mutating func review(_ command: PlainCommand, at moment: Moment) -> [Effect] {
    if case .pain(let minutes) = command, PlanWishes.minutes.contains(minutes) {
      guided?.wishes.available = .seconds(minutes * 60)
      return plan(at: moment)
    }
    if command == .plan {
      return planned(from: (guided?.state.plan?.steps ?? []).map { StepProgress(step: $0) })
    }
    guard command == .goOn || command == .yes else {
      return [.say("'start' begins the first technique; a number fits the plan to its minutes.")]
    }
    return startSession(at: moment)
  }

  mutating func startSession(at moment: Moment) -> [Effect] {
    guard place == .review else { return [] }
    let effects = carryOut(.begin, at: moment)
    if guided?.state.isMoving ?? false { place = .session }
    return effects + (place == .session ? [.keepAwake(true)] : [])
  }

  private mutating func attempt(
    _ act: (inout GuidedSession) throws(Refusal) -> [Effect]
  ) -> [Effect] {
    guard var guided else { return [] }
    defer { self.guided = guided }
    do throws(Refusal) {
      return try act(&guided)
    } catch {
      return [.say(error.sentence)]
    }
  }

  static func lines(_ text: String) -> [Effect] {
    text.split(separator: "\n").map { .say(String($0)) }
  }
}
