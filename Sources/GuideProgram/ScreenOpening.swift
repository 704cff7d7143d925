import GuideScreens
import SessionEngine
import TerminalFrame
import Words

// From the first question to the first countdown.

extension ScreenGuide {
  /// Opens a session; a course that counts by days asks for the day first.
  mutating func take(_ offer: SessionOffer, at moment: Moment) -> [Effect] {
    guard offer.lacksDay else { return open(offer, at: moment) }
    place = .day(offer, TypedLine())
    return []
  }

  mutating func open(_ offer: SessionOffer, at moment: Moment) -> [Effect] {
    let (guided, effects) = GuidedSession.open(offer, cues: settings.cues, at: moment)
    self.guided = guided
    let claim = Effect.claim(session: offer.id, OwnedFacts(offer.opening))
    guard offer.saysYes else { return [claim] + effects + askFirst(at: moment) }
    let assumed = guided.flow?.assumption(on: moment.wall.date(offset: .zero)) ?? []
    let given = assumed.flatMap { carryOut($0, at: moment) }
    if let forbidden = self.guided?.flow?.forbidden {
      place = .refused(forbidden)
      return [claim] + effects + given
    }
    return [claim] + effects + given + plan(at: moment)
  }

  mutating func takeUp(_ interrupted: InterruptedSession, at moment: Moment) -> [Effect] {
    if interrupted.entries.isEmpty {
      refuse(InterruptedSession.nothingSaved, at: moment)
      place = .waiting("")
      return [.release(session: interrupted.id, isClosed: true), .readHome]
    }
    let (guided, effects) = GuidedSession.takeUp(interrupted, cues: settings.cues, at: moment)
    self.guided = guided
    switch guided.state.phase {
    case .screening where guided.offer != nil, .preparing where guided.offer != nil:
      return effects + askOn(at: moment)
    case .screening, .preparing:
      let closing = carryOut(.stop(reason: "interrupted before the start"), at: moment)
      let id = guided.state.opening?.protocolID ?? ""
      let patient = guided.state.opening?.patient
      let release = Effect.release(session: guided.id, isClosed: true)
      place = .waiting(id)
      return effects + closing + [release, .offer(protocol: id, patient: patient)]
    case .resting: place = .rest(selected: 0)
    case .closed: place = .summary(RecordPage())
    default: place = .session
    }
    return effects + [.keepAwake(true)]
  }

  mutating func opening(_ act: Act?, _ key: Key, at moment: Moment) -> [Effect] {
    if case .screening(let page) = place, page.need != nil {
      return typedNeed(act, key, page, at: moment)
    }
    if case .leave = act { return abandon(at: moment) }
    switch place {
    case .sinceLastTime(let told): return sinceLastTime(act, key, told, at: moment)
    case .screening(let page): return screening(act, page, at: moment)
    case .refused: return refused(act, at: moment)
    case .preparation(let ticked, let selected):
      return preparation(act, ticked, selected, at: moment)
    case .pain(let score): return pain(act, score, at: moment)
    case .side(let told): return side(act, told, at: moment)
    case .review(let scroll): return review(act, scroll, at: moment)
    default: return []
    }
  }

  /// The first question that nobody has answered yet.
  private mutating func askOn(at moment: Moment) -> [Effect] {
    let answers = guided?.state.answers ?? [:]
    if answers.isEmpty { return askFirst(at: moment) }
    let open = pages.firstIndex { $0.contains { answers[$0.id] == nil } }
    return ask(page: open ?? pages.count, at: moment)
  }

  /// Nothing comes of this session: home, or out with the reason where it was asked for alone.
  mutating func giveUp(_ leaving: Leaving, at moment: Moment) -> [Effect] {
    isFromHome ? goHome(at: moment) : leave(leaving, at: moment)
  }

  /// Leaves before the first countdown: nothing was done, and the record says so.
  mutating func abandon(at moment: Moment) -> [Effect] {
    carryOut(.stop(reason: "left before the start"), at: moment) + goHome(at: moment)
  }

  // MARK: Screening

  private var pages: [[Contraindication]] {
    guided?.flow?.pages ?? []
  }

  mutating func ask(page: Int, at moment: Moment) -> [Effect] {
    guard pages.indices.contains(page) else { return askPreparation(at: moment) }
    let marked = pages[page].indices.filter {
      guided?.state.answers[pages[page][$0].id]?.answer == .yes
    }
    place = .screening(ScreeningPage(page: page, marked: Set(marked)))
    return []
  }

  private mutating func screening(_ act: Act?, _ page: ScreeningPage, at moment: Moment)
    -> [Effect]
  {
    var page = page
    guard pages.indices.contains(page.page) else { return [] }
    let count = pages[page.page].count
    if let next = Self.moved(page.selected, act, count: count) {
      page.selected = next
      place = .screening(page)
      return []
    }
    switch act {
    case .mark: toggle(&page, page.selected)
    case .markNumber(let number) where number <= count: toggle(&page, number - 1)
    case .confirm: return answerPage(page, at: moment)
    case .cancel where page.page > 0: return ask(page: page.page - 1, at: moment)
    case .cancel where guided?.offer?.previousSession != nil: return askFirst(at: moment)
    case .cancel: return abandon(at: moment)
    default: return refuseUnknown(at: moment)
    }
    return []
  }

  private mutating func toggle(_ page: inout ScreeningPage, _ row: Int) {
    page.marked.formSymmetricDifference([row])
    page.selected = row
    place = .screening(page)
  }

  private mutating func answerPage(_ page: ScreeningPage, at moment: Moment) -> [Effect] {
    guard let answer = guided?.flow?.answer(page: page.page, marked: page.marked) else { return [] }
    return carryOut(answer, at: moment) + judge(page, at: moment)
  }

  /// What the answers ask for: an end, a missing word, or the next page.
  private mutating func judge(_ page: ScreeningPage, at moment: Moment) -> [Effect] {
    guard let state = guided?.state else { return [] }
    switch state.verdict {
    case .refused(let id): place = .refused(.refused(contraindication: id))
    case .postponed(let id): place = .refused(.postponed(reason: id))
    default:
      let needy = pages[page.page].indices.first { isIncomplete(pages[page.page][$0]) }
      guard let row = needy else { return ask(page: page.page + 1, at: moment) }
      var page = page
      page.neededFor = row
      page.need =
        pages[page.page][row].class == .consult ? .doctor(TypedLine()) : .place(TypedLine())
      place = .screening(page)
    }
    return []
  }

  private func isIncomplete(_ question: Contraindication) -> Bool {
    guard let answer = guided?.state.answers[question.id] else { return false }
    return !question.needsNothing(after: answer)
  }

  /// A word that a yes still needs: the place, the doctor and the date, or the reason to go on.
  private mutating func typedNeed(
    _ act: Act?,
    _ key: Key,
    _ page: ScreeningPage,
    at moment: Moment
  ) -> [Effect] {
    guard let row = page.neededFor, var need = page.need else { return [] }
    var page = page
    if case .cancel = act {
      page.need = nil
      page.neededFor = nil
      place = .screening(page)
      return []
    }
    if case .confirm = act, key == .enter {
      return takeNeed(need, of: pages[page.page][row], page, at: moment)
    }
    guard need.take(key) else { return refuseUnknown(at: moment) }
    page.need = need
    place = .screening(page)
    return []
  }

  private mutating func takeNeed(
    _ need: ScreeningScreen.Need,
    of question: Contraindication,
    _ page: ScreeningPage,
    at moment: Moment
  ) -> [Effect] {
    guard var answer = guided?.state.answers[question.id] else { return [] }
    var page = page
    let text = need.line.text
    guard text.contains(where: { !$0.isWhitespace }) else {
      return conclude(question, need, at: moment)
    }
    let clearance = Clearance(doctor: page.doctor, date: text)
    if case .date = need {
      do throws(Refusal) {
        _ = try guided?.flow?.answer(.clearance(clearance), to: question.id)
      } catch {
        refuse(error.sentence, at: moment)
        return []
      }
    }
    switch need {
    case .doctor:
      page.doctor = text
      page.need = .date(TypedLine())
      place = .screening(page)
      return []
    case .place: answer.place = text
    case .date: answer.clearance = clearance
    case .override: answer.override = text
    }
    page.need = nil
    page.neededFor = nil
    return carryOut(.answer([answer]), at: moment) + judge(page, at: moment)
  }

  /// Nothing was typed: without a consent the session is refused, without a place it waits.
  private mutating func conclude(
    _ question: Contraindication,
    _ need: ScreeningScreen.Need,
    at moment: Moment
  ) -> [Effect] {
    switch need {
    case .doctor: place = .refused(.refused(contraindication: question.id))
    case .place: refuse("Where is it? Note the place.", at: moment)
    case .date: refuse("When was it given? Year-month-day.", at: moment)
    case .override: refuse("Going on in spite of it needs a written reason.", at: moment)
    }
    return []
  }

  private mutating func refused(_ act: Act?, at moment: Moment) -> [Effect] {
    switch act {
    case .confirm:
      let effects = carryOut(.concludeScreening, at: moment)
      guard let outcome = guided?.state.outcome else { return effects }
      return effects + giveUp(.concluded(outcome), at: moment)
    case .cancel: return ask(page: 0, at: moment)
    case .override: return override(at: moment)
    default: return refuseUnknown(at: moment)
    }
  }

  private mutating func override(at moment: Moment) -> [Effect] {
    guard case .refused(let outcome) = place,
      let place = pages.enumerated().lazy.compactMap({ page, questions in
        questions.firstIndex { $0.id == outcome.reason }.map { (page, $0) }
      }).first, pages[place.0][place.1].class != .absolute
    else {
      refuse("There is no going round this one.", at: moment)
      return []
    }
    self.place = .screening(
      ScreeningPage(
        page: place.0,
        marked: [place.1],
        need: .override(TypedLine()),
        neededFor: place.1
      )
    )
    return []
  }

  // MARK: Preparation, pain, side

  private mutating func askPreparation(at moment: Moment) -> [Effect] {
    guard let lines = guided?.state.preparationLines, !lines.isEmpty else {
      place = .pain(score: nil)
      return []
    }
    place = .preparation(ticked: guided?.state.prepared ?? [], selected: 0)
    return []
  }

  private mutating func preparation(
    _ act: Act?,
    _ ticked: Set<Int>,
    _ selected: Int,
    at moment: Moment
  ) -> [Effect] {
    if case .row(let row)? = act { return preparation(.mark, ticked, row, at: moment) }
    let count = guided?.state.preparationLines.count ?? 0
    if let next = Self.moved(selected, act, count: count) {
      place = .preparation(ticked: ticked, selected: next)
      return []
    }
    switch act {
    case .mark:
      place = .preparation(ticked: ticked.symmetricDifference([selected]), selected: selected)
      return []
    case .confirm:
      place = .pain(score: guided?.state.painBefore)
      return (guided?.flow?.readiness ?? []).flatMap { carryOut($0, at: moment) }
    case .cancel: return ask(page: max(0, pages.count - 1), at: moment)
    default: return refuseUnknown(at: moment)
    }
  }

  private mutating func pain(_ act: Act?, _ score: Int?, at moment: Moment) -> [Effect] {
    switch act {
    case .score(let told):
      place = .pain(score: told)
      return []
    case .up:
      place = .pain(score: min(10, (score ?? -1) + 1))
      return []
    case .down:
      place = .pain(score: max(0, (score ?? 1) - 1))
      return []
    case .confirm:
      let effects =
        score.map { carryOut(.reportPain(.before, score: $0), at: moment) } ?? []
      guard guided?.state.opening?.asksPainfulSide ?? false else {
        return effects + askPosition(at: moment)
      }
      place = .side(guided?.state.painfulSide ?? guided?.offer?.request.painfulSide)
      return effects
    case .cancel: return askPreparation(at: moment)
    default: return refuseUnknown(at: moment)
    }
  }

  private mutating func side(_ act: Act?, _ side: BodySide?, at moment: Moment) -> [Effect] {
    switch act {
    case .side(let told):
      place = .side(told)
      return []
    case .confirm: return carryOut(.tellPainfulSide(side), at: moment) + askPosition(at: moment)
    case .cancel:
      place = .pain(score: guided?.state.painBefore)
      return []
    default: return refuseUnknown(at: moment)
    }
  }

  // MARK: Plan and review

  mutating func plan(at moment: Moment) -> [Effect] {
    switch guided?.flow?.planned {
    case .review(let plan):
      place = .review(scroll: 0)
      return carryOut(.adopt(plan), at: moment)
    case .minutes(let refusal): place = .minutes(TypedLine(), after: refusal)
    case .noPlan(let refusal): place = .noPlan(refusal, selected: 0)
    default: break
    }
    return []
  }

  private mutating func review(_ act: Act?, _ scroll: Int, at moment: Moment) -> [Effect] {
    if let next = Self.scrolled(scroll, act, page: size.rows) {
      place = .review(scroll: next)
      return []
    }
    switch act {
    case .refit:
      place = .minutes(TypedLine(), after: nil)
      return []
    case .confirm:
      let effects = carryOut(.begin, at: moment)
      guard guided?.state.isMoving ?? false else { return effects }
      place = .session
      return effects + [.keepAwake(true)]
    case .cancel:
      place = .pain(score: guided?.state.painBefore)
      return []
    default: return refuseUnknown(at: moment)
    }
  }
}

extension ScreeningScreen.Need {
  var line: TypedLine {
    switch self {
    case .place(let line), .doctor(let line), .date(let line), .override(let line): line
    }
  }

  mutating func take(_ key: Key) -> Bool {
    var line = line
    guard line.take(key) else { return false }
    switch self {
    case .place: self = .place(line)
    case .doctor: self = .doctor(line)
    case .date: self = .date(line)
    case .override: self = .override(line)
    }
    return true
  }
}
