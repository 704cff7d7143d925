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
    case .referral, .needs, .forbidden:
      if guided?.flow?.forbidden != nil { return conclude(at: moment) }
    case .minutes(let refusal), .noPlan(let refusal): return giveUp(for: refusal, at: moment)
    case .handedOver: return leave(.done, at: moment)
    case .answerer, .age, .lines, .behind, .preparation, .complaint, .otherMinutes, .review: break
    }
    // What a known patient has answered is kept, the rest is asked at the table.
    if guided?.keepsOpening ?? false {
      let isDone = !isUnattended || guided?.offer?.isBeforehand ?? false
      return leave(isDone ? .done : .failed(Self.keptUnstarted), at: moment)
    }
    let reason = "the screening was not answered"
    return carryOut(.stop(reason: reason), at: moment)
      + leave(.failed("nothing was started: \(reason)"), at: moment)
  }

  private static let keptUnstarted =
    "nothing was started: the answers are kept for a session of today"

  mutating func opening(
    _ command: PlainCommand,
    _ question: OpeningQuestion,
    at moment: Moment
  ) -> [Effect] {
    switch command {
    case .help: return Self.lines(PlainCommand.helpText)
    case .leave: return giveUp(question, at: moment)
    case .stop(let reason):
      return carryOut(.stop(reason: reason), at: moment) + leave(.done, at: moment)
    case .answerer(let answerer):
      guided?.wishes.answerer = answerer
      return [.say("Answered by the \(answerer.inSentence).")]
        + (question == .answerer ? goOn(after: question, at: moment) : [])
    default: break
    }
    switch question {
    case .answerer where command == .goOn: return goOn(after: question, at: moment)
    case .answerer: return ask(question, at: moment)
    case .age: return [.say(Self.ageForm)]
    case .handedOver: return []
    case .referral: return referral(command, at: moment)
    case .lines(let page): return lines(command, page, at: moment)
    case .behind(let place, _): return behind(command, place, from: question, at: moment)
    case .needs: return needed(command, at: moment)
    case .forbidden(let outcome): return forbidden(command, outcome, at: moment)
    case .preparation: return prepared(command, at: moment)
    case .complaint: return complaint(command, at: moment)
    case .minutes(let refusal): return minutes(command, after: refusal, at: moment)
    case .review(let plan): return review(command, plan, at: moment)
    case .otherMinutes, .noPlan: return []
    }
  }

  // MARK: Asking

  static let asksAge = "need How old is the patient? As in '5 y' or '4 m'."
  static let ageForm = "An age is written as '5 y' or '4 m'."

  mutating func goOn(after question: OpeningQuestion, at moment: Moment) -> [Effect] {
    guided?.flow.map { ask($0.next(after: question), at: moment) } ?? []
  }

  mutating func ask(_ question: OpeningQuestion, at moment: Moment) -> [Effect] {
    guard let flow = guided?.flow else { return [] }
    place = .asking(question)
    switch question {
    case .answerer:
      return [
        .say("Who answers? 'by patient', 'by guardian' or 'by therapist'."),
        .say("An empty line: the \(flow.answerer.inSentence)."),
      ]
    case .age: return [.say(Self.asksAge)]
    case .handedOver:
      let told = HandedOver(flow)
      return [told.sentence, told.call(emergencyNumber), HandedOver.kept].compactMap {
        $0.map(Effect.say)
      } + leave(.done, at: moment)
    case .referral: return Self.asks(flow.state.referrals)
    case .lines(let page):
      askedAt = moment.boot
      saidEach = []
      return asksEachLine ? [readNext(of: flow, page)] : read(page, of: flow)
    case .behind(let place, _): return asks(behind: place, of: flow)
    case .needs: return asksNeed(of: flow, at: moment)
    case .forbidden(let outcome): return forbidden(flow.overridable(outcome), at: moment)
    case .preparation:
      return [.say("Prepare:")] + flow.state.preparationLines.map { .say("-  \($0)") }
        + (flow.agreement.map { [.say("'agreed': \($0.say).")] } ?? [])
        + [.say("'done' when all is ready.")]
    case .complaint: return asksComplaint(of: flow)
    case .otherMinutes: return []
    case .minutes(let refusal):
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
        : lastTime + effects + flow.state.changesTold.map(Effect.say)
          + flow.remarks.map(Effect.say)
          + (flow.state.hasOrder
            ? [] : [.say("No doctor's order is on record: 'order DOCTOR YYYY-MM-DD' adds one.")])
          + [
            .say(
              "'plan' tells every step, 'questions' what was asked; 'start' begins the first"
                + " technique."
            )
          ]
    }
  }

  // MARK: A doctor first

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

  // MARK: The lines that are read aloud

  private func read(_ page: Heading.Page, of flow: OpeningFlow) -> [Effect] {
    let lines = flow.lines(of: page).indices.map { Effect.say(line($0, of: flow, page)) }
    let how = flow.offer.isBeforehand ? "Please read every line" : "Read aloud, line by line"
    return [.say("\(how): \(page.inSentence).")] + lines
      + [.say("'none', or the numbers that apply, as in '2 4'.")]
  }

  private func line(_ row: Int, of flow: OpeningFlow, _ page: Heading.Page) -> String {
    let line = flow.lines(of: page)[row]
    let words = line.words.isEmpty ? "" : " (\(line.words.joined(separator: ", ")))"
    let recorded = flow.marked(on: page).contains(row) ? " On record: yes." : ""
    return "\(row + 1)  \(flow.sentence(of: line))\(words)\(recorded)"
  }

  private func readNext(of flow: OpeningFlow, _ page: Heading.Page) -> Effect {
    .say(line(saidEach.count, of: flow, page) + " 'yes' or 'no'.")
  }

  private mutating func lines(_ command: PlainCommand, _ page: Heading.Page, at moment: Moment)
    -> [Effect]
  {
    guard let flow = guided?.flow else { return [] }
    guard asksEachLine else { return answered(page, by: command, of: flow, at: moment) }
    switch command {
    case .yes: saidEach.append(true)
    case .no: saidEach.append(false)
    default: return [readNext(of: flow, page)]
    }
    guard saidEach.count == flow.lines(of: page).count else { return [readNext(of: flow, page)] }
    let marked = saidEach.indices.filter { saidEach[$0] }
    let said = PlainCommand.marks(Set(marked.map { $0 + 1 }))
    return answered(page, by: said, of: flow, at: moment)
  }

  private mutating func answered(
    _ page: Heading.Page,
    by command: PlainCommand,
    of flow: OpeningFlow,
    at moment: Moment
  ) -> [Effect] {
    var marked: Set<Int>
    switch command {
    case .marks(let numbers) where numbers.isEmpty: marked = []
    case .marks(let numbers): marked = Set(numbers.map { $0 - 1 })
    case .pain(let number): marked = [number - 1]
    // What is on record as a yes stands; nothing is taken for a no.
    case .goOn where !flow.marked(on: page).isEmpty:
      return [.say("'none' leaves it as it is on record; else the numbers that apply.")]
    default: return [.say("First the lines: 'none', or the numbers that apply.")]
    }
    let rows = flow.lines(of: page).indices
    guard marked.isSubset(of: rows) else {
      return [.say("The lines of this page are 1 to \(rows.count).")]
    }
    let opened = flow.opened(page: page, marked: marked, anew: marked)
    if !asksEachLine { marked.formUnion(flow.saidToday(on: page)) }
    let stood = moment.boot - askedAt
    let effects = carryOut(flow.answers(page: page, marked: marked, stood: stood), at: moment)
    guard let next = guided?.flow?.next(after: page, opening: opened) else { return effects }
    return effects + ask(next, at: moment)
  }

  // MARK: Behind a line

  private mutating func asks(behind place: LinePlace, of flow: OpeningFlow) -> [Effect] {
    guard let line = flow.line(at: place) else { return [] }
    if line.isSince {
      told = []
      news = nil
      return [
        .say("What happened? One per line, as in 'soreness mild hours' or 'new an operation';"),
        .say("an empty line ends it, 'none after all' takes it back."),
      ]
    }
    return [.say("Which of these? \(flow.sentence(of: line))")]
      + line.questions.enumerated().map { .say("\($0.offset + 1)  \($0.element.question)") }
      + [.say("'which 1 3', 'other TEXT', or 'none after all'.")]
  }

  private mutating func behind(
    _ command: PlainCommand,
    _ place: LinePlace,
    from question: OpeningQuestion,
    at moment: Moment
  ) -> [Effect] {
    guard let flow = guided?.flow, let line = flow.line(at: place) else { return [] }
    var marked: Set<Int> = []
    var other: String?
    switch command {
    case .marks(let numbers) where !numbers.isEmpty: marked = Set(numbers.map { $0 - 1 })
    case .pain(let number): marked = [number - 1]
    case .other(let text): other = text
    case .noneAfterAll:
      return carryOut(flow.answer(noneAfterAll: place), at: moment)
        + goOn(after: question, at: moment)
    default: return [.say("'which 1 3', 'other TEXT', or 'none after all'.")]
    }
    guard marked.isSubset(of: line.questions.indices) else {
      return [.say("The questions are 1 to \(line.questions.count).")]
    }
    let answer = flow.answer(behind: place, marked: marked, other: other)
    return carryOut([answer].compactMap(\.self), at: moment) + goOn(after: question, at: moment)
  }

  /// A line about the time after the last session.
  mutating func since(_ line: String, _ question: OpeningQuestion, at moment: Moment) -> [Effect] {
    guard case .behind(let place, _) = question, let flow = guided?.flow else { return [] }
    if let effect = AfterEffect(line: line) {
      told.append(effect)
      return [.say("After the last session: \(effect.inSentence).")]
    }
    let words = line.split(separator: " ", maxSplits: 1).map(String.init)
    if words.first?.lowercased() == "new", words.count == 2 {
      news = words[1]
      return [.say("New: \(words[1]).")]
    }
    switch PlainCommand.read(line) {
    case .success(.goOn) where !told.isEmpty || news != nil:
      let commands = flow.answer(since: place, effects: told, news: news)
      return carryOut(commands, at: moment) + saidNews() + goOn(after: question, at: moment)
    case .success(.noneAfterAll):
      return carryOut(flow.answer(noneAfterAll: place), at: moment)
        + goOn(after: question, at: moment)
    case .success(let command) where command.isAlwaysTaken:
      return opening(command, question, at: moment)
    default:
      return [.say("A reaction, as in 'soreness mild hours', 'new TEXT', or 'none after all'.")]
    }
  }

  private func saidNews() -> [Effect] {
    let known = guided?.offer?.warnings ?? []
    return (guided?.warnings ?? []).filter { !known.contains($0) }.map(Effect.say)
  }

  // MARK: Needs

  /// The first row that is open; all consents that are open are asked for together.
  private mutating func asksNeed(of flow: OpeningFlow, at moment: Moment) -> [Effect] {
    guard let row = flow.needRows.first(where: \.isOpen) else {
      return goOn(after: .needs, at: moment)
    }
    if flow.offer.saysYes { return giveUp(.needs, at: moment) }
    let way: String
    switch row.way {
    case .consent:
      let last = flow.lastConsent.map { " Last: \($0.doctor), \($0.date)." } ?? ""
      let override = row.isFirm ? "" : ", 'override REASON'"
      way =
        "'clearance DOCTOR YYYY-MM-DD' for all that are open\(override), or 'no' to end here."
        + last
      let open = flow.needRows.filter { $0.isOpen && $0.way == .consent }
      return open.map { .say("need \($0.text)") } + [.say(way)]
    case .tick: way = "'tick', or 'no' to end here."
    case .typed(let form):
      let word = if case .finding(_, .place) = row.need { "place" } else { "value" }
      way = "'\(word) …', \(form), or 'no' to end here."
    }
    return [.say("need \(row.text)"), .say(way)]
  }

  private mutating func needed(_ command: PlainCommand, at moment: Moment) -> [Effect] {
    guard let flow = guided?.flow, let row = flow.needRows.first(where: \.isOpen) else { return [] }
    do throws(Refusal) {
      let commands: [Command]
      switch (command, row.way) {
      case (.clearance(let line), .consent):
        let open = flow.needRows.filter { $0.isOpen && $0.way == .consent }.map(\.need)
        commands = try flow.commands(flow.consent(line, to: open), to: open)
      case (.override(let reason), _) where !row.isFirm:
        commands = [try flow.override(row.need, because: reason)]
      case (.tick, .tick), (.yes, .tick):
        guard case .ofProtocol(let id) = row.need else { return [] }
        commands = [.meetNeed(NeedAnswer(id: id, isTicked: true))]
      case (.place(let line), .typed), (.value(let line), .typed):
        commands = [try flow.command(line, to: row.need)]
      case (.side(let side?), .typed): commands = [try flow.command(side.rawValue, to: row.need)]
      case (.no, _): return giveUp(.needs, at: moment)
      default: return asksNeed(of: flow, at: moment)
      }
      return carryOut(commands, at: moment) + goOn(after: .needs, at: moment)
    } catch {
      return [.say(error.sentence)]
    }
  }

  // MARK: The end

  private mutating func forbidden(_ question: Contraindication?, at moment: Moment) -> [Effect] {
    guard let question, question.class == .postpone, !(guided?.offer?.saysYes ?? false) else {
      return conclude(at: moment)
    }
    let isCrisis = question.id == Contraindication.crisisID
    let measured = isCrisis ? guided?.state.measuredFarOff : nil
    return [
      .say("Better another day: \(measured?.farOff ?? question.withAdvice)"),
      .say("'no' ends here; 'override REASON' goes on in spite of it."),
    ]
  }

  private mutating func forbidden(_ command: PlainCommand, _ outcome: Outcome, at moment: Moment)
    -> [Effect]
  {
    guard case .override(let reason) = command, let flow = guided?.flow,
      let question = flow.overridable(outcome)
    else { return conclude(at: moment) }
    return carryOut(flow.override(question.id, because: reason), at: moment)
      + goOn(after: .forbidden(outcome), at: moment)
  }

  private mutating func conclude(at moment: Moment) -> [Effect] {
    let effects = carryOut(.concludeScreening, at: moment)
    guard let outcome = guided?.state.outcome else { return effects }
    let question = guided?.flow?.question(of: outcome)
    let call = question?.advise.map { advise in
      advise.onScreen + (advise == .emergency ? " \(emergencyNumber)" : "")
    }
    let said = [call, question?.text].compactMap(\.self).map(Effect.say)
    return effects + said + leave(.concluded(outcome), at: moment)
  }

  // MARK: Preparation and complaint

  private mutating func prepared(_ command: PlainCommand, at moment: Moment) -> [Effect] {
    switch command {
    case .goOn, .start, .yes:
      return carryOut(guided?.flow?.readiness ?? [], at: moment)
        + goOn(after: .preparation, at: moment)
    case .agreed:
      guard let agreement = guided?.flow?.agreement else { return [] }
      return carryOut(.meetNeed(NeedAnswer(id: agreement.id, isTicked: true)), at: moment)
        + [.say("Agreed, recorded.")]
    default: return [.say("'done' when all is ready.")]
    }
  }

  private func asksComplaint(of flow: OpeningFlow) -> [Effect] {
    var ways = ["'pain 4'"]
    if flow.state.opening?.asksPainfulSide ?? false { ways += ["'left', 'right' or 'neither'"] }
    if !flow.positions.isEmpty {
      let positions = flow.positions.enumerated().map { "\($0.offset + 1) \($0.element.onScreen)" }
      ways.append("'position N' (\(positions.joined(separator: ", ")))")
    }
    ways.append("'minutes N'")
    let given = flow.asksMinutes ? " The sources give no time." : ""
    let length = flow.planLength.map {
      " The plan takes \($0.upperBound.asMinutes), \($0.lowerBound.asMinutes) at the shortest."
    }
    return [
      .say("Today's complaint: \(ways.joined(separator: ", ")).\(given)\(length ?? "")"),
      .say("An empty line takes it as it stands."),
    ]
  }

  private mutating func complaint(_ command: PlainCommand, at moment: Moment) -> [Effect] {
    guard let flow = guided?.flow else { return [] }
    let asksSide = flow.state.opening?.asksPainfulSide ?? false
    switch command {
    case .pain(let score): return carryOut(.reportPain(.before, score: score), at: moment)
    case .side(let side) where asksSide: return carryOut(.tellPainfulSide(side), at: moment)
    case .note(let text): return carryOut(.note(text), at: moment)
    case .position(let number) where flow.positions.indices.contains(number - 1):
      guided?.wishes.position = flow.positions[number - 1]
      return []
    case .minutes(let minutes) where PlanWishes.minutes.contains(minutes):
      guided?.wishes.available = .seconds(minutes * 60)
      return []
    case .goOn, .start:
      let isOpen = asksSide && !flow.state.isPainfulSideTold
      let side =
        isOpen ? carryOut(.tellPainfulSide(flow.offer.request.painfulSide), at: moment) : []
      let effects = side + goOn(after: .complaint, at: moment)
      return command == .start ? effects + startSession(at: moment) : effects
    default: return asksComplaint(of: flow)
    }
  }

  static func lines(_ text: String) -> [Effect] {
    text.split(separator: "\n").map { .say(String($0)) }
  }
}

extension Contraindication {
  /// The question, with what its answer asks for.
  fileprivate var withAdvice: String { question + (text.map { " \($0)" } ?? "") }
}
