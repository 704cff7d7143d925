package import SessionEngine

/// The way from the first question to the first countdown: what is asked next, given what is known.
///
/// It holds no place of its own: the guides say which question they come from, and show the one
/// that is answered. To pass a question over is to ask what comes after it.
package struct OpeningFlow: Sendable {
  package let offer: SessionOffer
  package let state: SessionState
  package let wishes: PlanWishes

  package static let pageSize = 6

  package init(offer: SessionOffer, state: SessionState, wishes: PlanWishes = PlanWishes()) {
    self.offer = offer
    self.state = state
    self.wishes = wishes
  }

  // MARK: The order

  /// Every question that comes up by itself, in the order in which they are asked.
  package var questions: [OpeningQuestion] {
    var questions: [OpeningQuestion] = offer.previousSession == nil ? [] : [.sinceLastTime]
    if !state.referrals.isEmpty { questions.append(.referral) }
    questions += pages.indices.map { .screening(page: $0) }
    if !state.preparationLines.isEmpty { questions.append(.preparation) }
    questions.append(.pain)
    if state.opening?.asksPainfulSide ?? false { questions.append(.side) }
    if !positions.isEmpty { questions.append(.position) }
    if asksMinutes { questions.append(.minutes(after: nil)) }
    return questions
  }

  package var first: OpeningQuestion { questions.first ?? .pain }

  /// Where a session that was interrupted before its start goes on: at what nobody has answered.
  package var resumed: OpeningQuestion {
    if state.referralInTheWay != nil, !state.answers.isEmpty { return .referral }
    guard !state.answers.isEmpty else { return first }
    let open = pages.firstIndex { $0.contains { state.answers[$0.id] == nil } } ?? pages.count
    return open > 0 ? next(after: .screening(page: open - 1)) : .screening(page: 0)
  }

  /// What is asked once everything was assumed that nobody is there to answer.
  package var afterAssuming: OpeningQuestion { forbidden.map { .forbidden($0) } ?? planned }

  package func next(after question: OpeningQuestion) -> OpeningQuestion {
    switch question {
    case .screening(let page): missing(upTo: page) ?? following(question)
    case .referral:
      state.referralInTheWay.map { .forbidden($0.outcome) } ?? following(question)
    case .need(let need): next(after: .screening(page: page(of: need.question.id)))
    case .forbidden(let outcome): next(after: .screening(page: page(of: outcome.reason)))
    case .sinceLastTime, .preparation, .pain, .side, .position: following(question)
    case .minutes, .otherMinutes, .noPlan, .review: planned
    }
  }

  /// What the way back leads to; nothing before the first question.
  package func before(_ question: OpeningQuestion) -> OpeningQuestion? {
    switch question {
    case .sinceLastTime, .referral, .screening, .preparation, .pain, .side, .position,
      .minutes(nil):
      questions.prefix { $0 != question }.last
    case .need(let need): .screening(page: page(of: need.question.id))
    case .forbidden where state.referralInTheWay != nil: .referral
    case .forbidden(let outcome): .screening(page: page(of: outcome.reason))
    case .minutes(.some): questions.last { $0 != .minutes(after: nil) }
    case .otherMinutes: state.plan.map { .review($0) }
    case .noPlan, .review: questions.last
    }
  }

  private func following(_ question: OpeningQuestion) -> OpeningQuestion {
    questions.drop { $0 != question }.dropFirst().first ?? planned
  }

  // MARK: The screening

  /// The questions page by page; what is asked only on news has pages of its own, after the yes.
  package var pages: [[Contraindication]] {
    let questions = state.opening?.questions ?? []
    let silent = offer.memory.silent
    let first = questions.filter { !silent.contains($0.id) }
    let isNew = state.answers[Contraindication.anythingNewID]?.answer == .yes
    let later = isNew ? questions.filter { silent.contains($0.id) } : []
    return [first, later].flatMap { part in
      stride(from: 0, to: part.count, by: Self.pageSize).map {
        Array(part[$0..<min($0 + Self.pageSize, part.count)])
      }
    }
  }

  package func questions(on page: Int) -> [Contraindication] {
    pages.indices.contains(page) ? pages[page] : []
  }

  /// The rows of a page that are answered yes already.
  package func marked(on page: Int) -> Set<Int> {
    let questions = questions(on: page)
    return Set(questions.indices.filter { state.answers[questions[$0].id]?.answer == .yes })
  }

  /// The command that answers a page: yes to these rows, no to the others.
  ///
  /// What was said with an earlier yes stays with it.
  package func answer(page: Int, marked: Set<Int>) -> Command {
    .answer(
      questions(on: page).enumerated().map { row, question in
        guard marked.contains(row) else { return ScreeningAnswer(id: question.id, answer: .no) }
        if let known = state.answers[question.id], known.answer == .yes { return known }
        return ScreeningAnswer(
          id: question.id,
          answer: .yes,
          clearance: offer.clearances[question.id]
        )
      }
    )
  }

  /// The command that completes the yes to a question.
  ///
  /// - Throws: `Refusal` where a consent has a day that the calendar has not, or one that is still
  ///   to come.
  package func answer(_ word: ScreeningWord, to id: String) throws(Refusal) -> Command {
    var answer = state.answers[id] ?? ScreeningAnswer(id: id, answer: .yes)
    switch word {
    case .place(let place): answer.place = place
    case .override(let reason): answer.override = reason
    case .clearance(let clearance):
      try check(clearance)
      answer.clearance = clearance
    }
    return .answer([answer])
  }

  private func check(_ clearance: Clearance) throws(Refusal) {
    guard let day = CalendarDate(text: clearance.date) else {
      throw Refusal("The day of the consent is written year-month-day, as in 2026-11-20.")
    }
    if isToCome(day) { throw Refusal("The day of the consent is still to come.") }
  }

  private func isToCome(_ day: CalendarDate) -> Bool {
    offer.memory.today > 0 && day.daysSince1970 > offer.memory.today
  }

  /// The command that records what a doctor said; throws where the day is still to come.
  package func answer(_ word: DoctorsWord) throws(Refusal) -> Command {
    if isToCome(word.date) { throw Refusal("The day the doctor was seen is still to come.") }
    return .answerReferral(.seen(word))
  }

  /// What the answers up to this page ask for before anything else: an end, or a missing word.
  private func missing(upTo page: Int) -> OpeningQuestion? {
    switch state.verdict {
    case .refused(let id): return .forbidden(.refused(contraindication: id))
    case .postponed(let id): return .forbidden(.postponed(reason: id))
    case .unanswered, .needsClearance, .needsPlace, .clear: break
    }
    let question = pages.prefix(page + 1).joined().first { question in
      state.answers[question.id].map { !question.needsNothing(after: $0) } ?? false
    }
    return question.map { .need(ScreeningNeed(question: $0)) }
  }

  private func page(of id: String?) -> Int {
    pages.firstIndex { $0.contains { $0.id == id } } ?? 0
  }

  /// How the answers close the session, where nothing more is said to them.
  package var forbidden: Outcome? {
    if let referral = state.referralInTheWay { return referral.outcome }
    return switch state.verdict {
    case .refused(let id), .needsClearance(let id): .refused(contraindication: id)
    case .postponed(let id): .postponed(reason: id)
    case .unanswered: state.unconsented.map { .refused(contraindication: $0.id) }
    case .needsPlace, .clear: nil
    }
  }

  /// The question whose answer forbids the session.
  package func question(of outcome: Outcome) -> Contraindication? {
    state.opening?.questions.first { $0.id == outcome.reason }
  }

  /// The question to which a written reason may be given; nothing where there is no going round.
  package func overridable(_ outcome: Outcome) -> Contraindication? {
    question(of: outcome).flatMap { $0.class == .absolute ? nil : $0 }
  }

  // MARK: What nobody is there to answer

  /// Commands that give every question as assumed absent, every line of the preparation as done.
  ///
  /// What is recorded of the patient still counts; a rehearsal gives what it asks for as well.
  package func assumption(on day: CalendarDate) -> [Command] {
    let answers = (state.opening?.questions ?? []).compactMap { question in
      switch state.answers[question.id] {
      case nil: ScreeningAnswer(id: question.id, answer: .assumed)
      case let known? where known.answer == .yes: completed(known, of: question, on: day)
      default: nil
      }
    }
    let asksSide = state.opening?.asksPainfulSide ?? false
    return [.answer(answers)] + (asksSide ? [.tellPainfulSide(offer.request.painfulSide)] : [])
      + readiness
  }

  /// The commands that tick off the whole preparation.
  package var readiness: [Command] {
    state.preparationLines.indices.map { .prepare(item: $0, done: true) }
  }

  /// A recorded yes with the words that a session without a person cannot ask for.
  private func completed(
    _ answer: ScreeningAnswer,
    of question: Contraindication,
    on day: CalendarDate
  ) -> ScreeningAnswer? {
    guard !question.needsNothing(after: answer) else { return nil }
    var answer = answer
    switch question.class {
    case .consult where state.opening?.isRehearsal ?? false:
      answer.clearance = Clearance(doctor: "rehearsal", date: day.text)
    case .local: answer.place = "on record, the place was not said"
    case .absolute, .postpone, .consult: return nil
    }
    return answer
  }
}

extension GuidedSession {
  /// The way to its first countdown; nothing for a session that was taken up after its start.
  package var flow: OpeningFlow? {
    offer.map { OpeningFlow(offer: $0, state: state, wishes: wishes) }
  }
}
