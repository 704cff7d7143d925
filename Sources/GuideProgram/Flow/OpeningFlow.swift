package import SessionEngine

/// The way from the first question to the first countdown: what is asked next, given what is known.
///
/// It holds no place of its own: the guides say which question they come from, and show the one
/// that is answered. To pass a question over is to ask what comes after it.
package struct OpeningFlow: Sendable {
  package let offer: NewSession
  package let state: SessionState
  package let wishes: PlanWishes

  package init(offer: NewSession, state: SessionState, wishes: PlanWishes = PlanWishes()) {
    self.offer = offer
    self.state = state
    self.wishes = wishes
  }

  // MARK: The order

  /// Every question that comes up by itself, in the order in which they are asked.
  package var questions: [OpeningQuestion] {
    let pages = pages
    var questions: [OpeningQuestion] =
      offer.isBeforehand ? [.answerer] : state.referrals.isEmpty ? [] : [.referral]
    if !pages.today.isEmpty { questions.append(.lines(.today)) }
    if !pages.health.isEmpty { questions.append(.lines(.health)) }
    if offer.isBeforehand { return questions + [.handedOver] }
    if !needRows.isEmpty { questions.append(.needs) }
    if !state.preparationLines.isEmpty { questions.append(.preparation) }
    return questions + [.complaint]
  }

  package var first: OpeningQuestion { questions.first ?? .complaint }

  /// Where a session that was interrupted before its start goes on: at what nobody has answered.
  package var resumed: OpeningQuestion {
    if state.referralInTheWay != nil { return .referral }
    for page in Heading.Page.allCases {
      let lines = lines(of: page)
      guard state.pagesAnswered.contains(page) || lines.isEmpty else { return .lines(page) }
      // What was marked and not told yet.
      let open = lines.indices.filter { !isAnswered(lines[$0]) }
      if !open.isEmpty { return next(after: page, opening: open) }
    }
    if let ending { return .forbidden(ending) }
    return following(.lines(.health))
  }

  /// What is asked once everything was assumed that nobody is there to answer.
  package var afterAssuming: OpeningQuestion {
    if let forbidden { return .forbidden(forbidden) }
    return state.openNeeds.isEmpty ? planned : .needs
  }

  package func next(after question: OpeningQuestion) -> OpeningQuestion {
    switch question {
    case .referral:
      return state.referralInTheWay.map { .forbidden($0.outcome) } ?? resumed
    case .answerer, .handedOver: return following(question)
    case .age: return resumed
    case .lines, .behind:
      if let ending { return ended(by: ending) }
      if isReferralInTheWay { return .referral }
      if let hopeless { return .noPlan(hopeless) }
      if case .behind(_, let then) = question, let next = then.first {
        return .behind(next, then: Array(then.dropFirst()))
      }
      return following(question)
    case .needs:
      // What was measured may end it, and the place leave nothing to be done.
      if let ending { return .forbidden(ending) }
      if let hopeless { return .noPlan(hopeless) }
      return state.openNeeds.isEmpty ? following(question) : .needs
    case .forbidden: return resumed
    case .preparation: return following(question)
    case .complaint, .minutes, .otherMinutes, .noPlan, .review: return planned
    }
  }

  /// What follows a page of lines of which these rows were marked anew.
  package func next(after page: Heading.Page, opening rows: [Int]) -> OpeningQuestion {
    if let ending { return ended(by: ending) }
    if rows.isEmpty, isReferralInTheWay { return .referral }
    let places = rows.map { LinePlace(page, $0) }
    guard let first = places.first else { return following(.lines(page)) }
    return .behind(first, then: Array(places.dropFirst()))
  }

  /// What the way back leads to; nothing before the first question.
  package func before(_ question: OpeningQuestion) -> OpeningQuestion? {
    switch question {
    case .handedOver where ending != nil: .lines(page(of: ending?.reason))
    case .answerer, .referral, .lines, .handedOver, .needs, .preparation, .complaint:
      questions.prefix { $0 != question }.last
    case .age: .lines(.today)
    case .behind(let place, _): .lines(place.page)
    case .forbidden where state.referralInTheWay != nil: .referral
    case .forbidden(let outcome): .lines(page(of: outcome.reason))
    case .noPlan where hopeless != nil: .lines(page(of: hopeless?.findings.first))
    case .minutes, .noPlan, .review: questions.last
    case .otherMinutes: state.plan.map { .review($0) }
    }
  }

  private func following(_ question: OpeningQuestion) -> OpeningQuestion {
    if asksAge { return .age }
    if let hopeless { return .noPlan(hopeless) }
    let order: [OpeningQuestion] = [
      .answerer, .referral, .lines(.today), .lines(.health), .handedOver, .needs, .preparation,
      .complaint,
    ]
    let own: OpeningQuestion
    if case .behind(let place, _) = question { own = .lines(place.page) } else { own = question }
    let later = order.drop { $0 != own }.dropFirst()
    let asked = questions.filter { $0 != .needs || !state.openNeeds.isEmpty }
    return later.first { asked.contains($0) } ?? planned
  }

  /// Where answers that end it lead; whoever answers beforehand is told by the therapist.
  private func ended(by outcome: Outcome) -> OpeningQuestion {
    offer.isBeforehand ? .handedOver : .forbidden(outcome)
  }

  private var isReferralInTheWay: Bool { !offer.isBeforehand && state.referralInTheWay != nil }

  private var asksAge: Bool {
    state.openNeeds.contains { if case .finding(_, .age) = $0 { true } else { false } }
  }

  // MARK: The lines

  /// The lines page by page; those whose answers hold are read again with news alone.
  package var pages: ScreeningPages {
    ScreeningPages(
      state.opening?.questions ?? [],
      under: state.opening?.headings ?? [],
      silent: offer.memory.silent,
      hasNews: state.answers[Contraindication.anythingNewID]?.answer == .yes
    ).without(offer.memory.settled)
  }

  package func lines(of page: Heading.Page) -> [AskedHeading] {
    switch page {
    case .today: pages.today
    case .health: pages.health
    }
  }

  package func line(at place: LinePlace) -> AskedHeading? {
    let lines = lines(of: place.page)
    return lines.indices.contains(place.row) ? lines[place.row] : nil
  }

  /// The line as it is read aloud.
  package func sentence(of line: AskedHeading) -> String {
    line.heading.say.said(on: offer.memory.lastTime ?? "the last session")
  }

  /// The rows of a page behind which something was answered yes.
  package func marked(on page: Heading.Page) -> Set<Int> {
    let lines = lines(of: page)
    return Set(
      lines.indices.filter { row in
        let other = state.answers[Contraindication.somethingElse(under: lines[row].heading).id]
        return other?.answer == .yes
          || lines[row].questions.contains { state.answers[$0.id]?.answer == .yes }
          || (lines[row].isSince && !state.sinceLastTime.isEmpty)
      }
    )
  }

  /// The rows behind which something was answered yes today: no "none" to the page takes it back.
  package func saidToday(on page: Heading.Page) -> Set<Int> {
    let lines = lines(of: page)
    return marked(on: page).filter { row in
      let line = lines[row]
      let asked = line.questions + [Contraindication.somethingElse(under: line.heading)]
      return (line.isSince && !state.sinceLastTime.isEmpty)
        || asked.contains { question in
          state.answers[question.id].map { $0.answer == .yes && $0.through != nil } ?? false
        }
    }
  }

  /// Who answers, unless another was named.
  package var answerer: Answerer {
    wishes.answerer ?? (offer.request.age?.mayBe(below: .adult) ?? false ? .guardian : .patient)
  }

  /// The commands that answer a page.
  ///
  /// They say none to the lines that are not marked, yes to a marked line that is its own question.
  /// What lies behind the other marked lines is asked after the page, which stood so long.
  package func answers(
    page: Heading.Page,
    marked: Set<Int>,
    stood: Duration,
    formOf: CalendarDate? = nil
  ) -> [Command] {
    let lines = lines(of: page)
    var answers: [ScreeningAnswer] = []
    var commands: [Command] = []
    for (row, line) in lines.enumerated() {
      if !marked.contains(row) {
        answers += none(line)
        if line.isSince { commands.append(.tellSinceLastTime([])) }
      } else if line.questions.count == 1, !line.isSince, let question = line.questions.first,
        line.heading.id == Heading.ownID
      {
        answers.append(yes(question, through: line.heading.id))
      } else if !line.isSince {
        answers += reopened(line)
      }
    }
    let read = ReadPage(
      page: page,
      lines: lines.count,
      stood: stood,
      beforehand: offer.isBeforehand ? answerer : nil,
      formOf: formOf
    )
    return (answers.isEmpty ? [] : [.answer(answers)]) + commands + [.readPage(read)]
  }

  /// A line to which none was said before, and that is marked now, is open until it is told what it
  /// is: whoever leaves meanwhile comes back to it.
  private func reopened(_ line: AskedHeading) -> [ScreeningAnswer] {
    guard line.questions.allSatisfy({ state.answers[$0.id]?.answer == .no }) else { return [] }
    return line.questions.map { question in
      ScreeningAnswer(
        id: question.id,
        answer: .unanswered,
        through: line.heading.id,
        by: answerer
      )
    }
  }

  /// No to all that a line stands for; what is on record as a yes stays, what was said today goes.
  private func none(_ line: AskedHeading) -> [ScreeningAnswer] {
    let known = Dictionary(
      offer.memory.recorded.map { ($0.id, $0) },
      uniquingKeysWith: { _, last in last }
    )
    let other = Contraindication.somethingElse(under: line.heading)
    var line = line
    if state.answers[other.id]?.answer == .yes { line.questions.append(other) }
    return line.answers(none: answerer, known: known).map { answer in
      var answer = answer
      // Why it is none was said already.
      if let before = state.answers[answer.id], before.answer == .no {
        answer.override = before.override
      }
      return answer
    }
  }

  /// A yes; what was said with an earlier one stays with it.
  private func yes(_ question: Contraindication, through heading: String) -> ScreeningAnswer {
    if let known = state.answers[question.id], known.answer == .yes { return known }
    return ScreeningAnswer(
      id: question.id,
      answer: .yes,
      clearance: offer.clearances[question.id],
      through: heading,
      by: answerer
    )
  }

  /// The day of a paper form, as it is typed; like every answer it holds for a year.
  package func dayOfForm(_ line: String) throws(Refusal) -> CalendarDate {
    guard let day = CalendarDate(word: line, today: today) else {
      throw Refusal("The day on the form: year-month-day, 'today', or '-3'.")
    }
    if day > today { throw Refusal("That day is still to come.") }
    if day.days(to: today) >= 365 {
      throw Refusal("That form is a year old: its lines are asked afresh.")
    }
    return day
  }

  /// The rows whose own pages have to be opened: those marked anew, and those marked that nobody
  /// has answered yet.
  package func opened(page: Heading.Page, marked: Set<Int>, anew: Set<Int>) -> [Int] {
    let known = self.marked(on: page)
    return lines(of: page).indices.filter { row in
      guard marked.contains(row), let line = line(at: LinePlace(page, row)) else { return false }
      let isOwn = line.heading.id == Heading.ownID && line.questions.count == 1
      return !isOwn && (anew.contains(row) || !known.contains(row) || !isAnswered(line))
    }
  }

  /// The command that answers what lies behind a line: yes to these questions, no to the others,
  /// and what no question names.
  package func answer(behind place: LinePlace, marked: Set<Int>, other: String?) -> Command? {
    guard let line = line(at: place) else { return nil }
    let heading = line.heading.id
    var answers = line.questions.enumerated().map { row, question in
      marked.contains(row) || question.isIndication
        ? yes(question, through: heading)
        : ScreeningAnswer(id: question.id, answer: .no, through: heading, by: answerer)
    }
    let otherID = Contraindication.somethingElse(under: line.heading).id
    if other != nil || state.answers[otherID] != nil {
      answers.append(
        ScreeningAnswer(
          id: otherID,
          answer: other == nil ? .no : .yes,
          through: heading,
          by: answerer,
          said: other
        )
      )
    }
    return .answer(answers)
  }

  /// The command that takes a marked line back: none of these after all.
  package func answer(noneAfterAll place: LinePlace) -> [Command] {
    guard let line = line(at: place) else { return [] }
    let answers = line.questions.filter { !$0.isIndication }.map { question in
      ScreeningAnswer(
        id: question.id,
        answer: .no,
        through: line.heading.id,
        by: answerer,
        said: "none of these after all"
      )
    }
    return [.answer(answers)] + (line.isSince ? [.tellSinceLastTime([])] : [])
  }

  /// What happened since the last session, and what is new.
  package func answer(since place: LinePlace, effects: [AfterEffect], news: String?) -> [Command] {
    let answer = ScreeningAnswer(
      id: Contraindication.anythingNewID,
      answer: news == nil ? .no : .yes,
      through: Contraindication.sinceHeadingID,
      by: answerer,
      said: news
    )
    let agreed = news == nil ? nil : agreementOnRecord
    return [.tellSinceLastTime(effects), .answer([answer])]
      + (agreed.map { [.meetNeed(NeedAnswer(id: $0.id))] } ?? [])
  }

  // MARK: Agreement

  /// That somebody agrees, where it is to be ticked: at the first session by this protocol, and
  /// again where something is new.
  package var agreement: ProtocolNeed? {
    let need = state.opening?.needs.first { $0.isAgreement && $0.isOptional }
    let hasNews = state.answers[Contraindication.anythingNewID]?.answer == .yes
    return agreementOnRecord == nil || hasNews ? need : nil
  }

  /// What the review says besides: an agreement that nobody ticked, strong pain, what was noted.
  package var remarks: [String] {
    var remarks: [String] = []
    if state.opening?.patient != nil, let agreement,
      !(state.needs[agreement.id]?.isTicked ?? false)
    {
      remarks.append("Not on record: \(agreement.say).")
    }
    // X44; from 7 on is suggested, as in the rules for pain at the table.
    if let pain = state.painBefore, pain >= 7 {
      remarks.append("Pain \(pain) before the session is strong: should a doctor see it first?")
    }
    return remarks + state.notes.map { "Noted: \($0.text)" }
  }

  private var agreementOnRecord: ProtocolNeed? {
    state.opening?.needs.first { need in
      need.isAgreement && offer.memory.needs.contains { $0.id == need.id && $0.isTicked }
    }
  }

  private func isAnswered(_ line: AskedHeading) -> Bool {
    line.questions.allSatisfy { (state.answers[$0.id]?.answer ?? .unanswered) != .unanswered }
  }

  private func page(of id: String?) -> Heading.Page {
    let pages = pages
    let isHealth = pages.health.contains { line in
      line.questions.contains { $0.id == id }
        || Contraindication.somethingElse(under: line.heading).id == id
    }
    return isHealth ? .health : pages.today.isEmpty ? .health : .today
  }

  // MARK: The end

  /// How the answers end the session at once, whatever else would be said.
  package var ending: Outcome? {
    switch state.verdict {
    case .refused(let id): .refused(contraindication: id)
    case .postponed(let id): .postponed(reason: id)
    case .unanswered, .needsClearance, .needsPlace, .clear: nil
    }
  }

  /// How the answers close the session, where nothing more is said to them.
  package var forbidden: Outcome? {
    if let referral = state.referralInTheWay { return referral.outcome }
    return switch state.verdict {
    case .refused(let id), .needsClearance(let id): .refused(contraindication: id)
    case .postponed(let id): .postponed(reason: id)
    case .unanswered: state.unconsented.map { .refused(contraindication: $0.id) }
    case .needsPlace, .clear:
      state.unexplained.first.map { .postponed(reason: $0.id) }
        ?? state.openFirmNeed.map { .refused(contraindication: $0) }
    }
  }

  /// The question whose answer forbids the session.
  package func question(of outcome: Outcome) -> Contraindication? {
    state.questions.first { $0.id == outcome.reason }
  }

  /// The question to which a written reason may be given; nothing where there is no going round.
  package func overridable(_ outcome: Outcome) -> Contraindication? {
    question(of: outcome).flatMap { $0.class == .absolute || $0.isFirm ? nil : $0 }
  }

  /// The command that goes on in spite of a yes.
  package func override(_ id: String, because reason: String) -> Command {
    var answer = state.answers[id] ?? ScreeningAnswer(id: id, answer: .yes)
    answer.override = reason
    return .answer([answer])
  }

  /// The command that records what a doctor said; throws where the day is still to come.
  package func answer(_ word: DoctorsWord) throws(Refusal) -> Command {
    if offer.memory.today > 0, word.date.daysSince1970 > offer.memory.today {
      throw Refusal("The day the doctor was seen is still to come.")
    }
    return .answerReferral(.seen(word))
  }

  // MARK: What nobody is there to answer

  /// Commands that give every question as assumed absent, every line of the preparation as done.
  ///
  /// What is recorded of the patient still counts; a rehearsal gives what it asks for as well.
  package func assumption(on day: CalendarDate) -> [Command] {
    let through = headingIDs
    let answers = (state.opening?.questions ?? []).compactMap { question in
      switch state.answers[question.id] {
      case nil:
        ScreeningAnswer(id: question.id, answer: .assumed, through: through[question.id])
      case let known? where known.answer == .yes: completed(known, of: question, on: day)
      default: nil
      }
    }
    let isRehearsal = state.opening?.isRehearsal ?? false
    let needs = (state.opening?.needs ?? []).filter { state.needs[$0.id] == nil }
      .compactMap { need -> Command? in
        switch need.kind {
        // Nobody agrees for another.
        case .tick where need.isAgreement && need.isOptional: return nil
        case .tick, .words: return .meetNeed(.assumed(need.id))
        case .side: return isRehearsal ? .meetNeed(NeedAnswer(id: need.id, side: .left)) : nil
        case .order:
          guard isRehearsal, !need.isOptional else { return nil }
          let clearance = Clearance(doctor: "rehearsal", date: day.text)
          return .meetNeed(NeedAnswer(id: need.id, clearance: clearance))
        }
      }
    let pressure =
      isRehearsal ? BloodPressure(systolic: 120, diastolic: 80).map { [$0] } ?? [] : []
    let side = state.opening?.asksPainfulSide ?? false ? offer.request.painfulSide : nil
    return [.answer(answers)] + needs + pressure.map { .reportBloodPressure(.before, $0) }
      + (side.map { [.tellPainfulSide($0)] } ?? []) + readiness
  }

  /// The commands that tick off the whole preparation.
  package var readiness: [Command] {
    state.preparationLines.indices.map { .prepare(item: $0, done: true) }
  }

  /// The heading of each question that is asked.
  private var headingIDs: [String: String] {
    let pages = ScreeningPages(
      state.opening?.questions ?? [],
      under: state.opening?.headings ?? []
    )
    let pairs = (pages.today + pages.health).flatMap { line in
      line.questions.map { ($0.id, line.heading.id) }
    }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  /// A recorded yes with the words that a session without a person cannot ask for.
  private func completed(
    _ answer: ScreeningAnswer,
    of question: Contraindication,
    on day: CalendarDate
  ) -> ScreeningAnswer? {
    guard !question.needsNothing(after: answer) else { return nil }
    var answer = answer
    let isRehearsal = state.opening?.isRehearsal ?? false
    if question.asksPlace, answer.places.isEmpty {
      answer.place = "on record, the place was not said"
    }
    switch question.class {
    case .consult where isRehearsal:
      answer.clearance = answer.clearance ?? Clearance(doctor: "rehearsal", date: day.text)
      answer.weeks = answer.weeks ?? 1
      answer.agreed = answer.agreed ?? Zone.allCases
    case .local: break
    case .absolute, .postpone, .consult: return nil
    }
    return answer
  }
}

extension AskedHeading {
  /// The line that asks what happened since the last session.
  package var isSince: Bool { heading.id == Contraindication.sinceHeadingID }
}

extension GuidedSession {
  /// The way to its first countdown; nothing for a session that was taken up after its start.
  package var flow: OpeningFlow? {
    offer.map { OpeningFlow(offer: $0, state: state, wishes: wishes) }
  }
}
