import GuideScreens
import SessionEngine
import Words

/// A page between the first question and the first countdown: leaving it ends the session.
protocol OpeningPage: Page {
  /// The question that it asks.
  var question: OpeningQuestion { get }
}

extension OpeningPage {
  mutating func leave(_ desk: inout Desk) { desk.abandon() }

  mutating func cancel(_ desk: inout Desk) { desk.askBack(from: question) }
}

extension Desk {
  private var flow: OpeningFlow? { guided?.flow }

  /// Opens a session; the day of a course that counts by them and the age are asked first.
  mutating func take(_ offer: NewSession) {
    var offer = offer
    if let carried, carried.patient == offer.patient, offer.speed == nil {
      offer.carried = offer.carried ?? carried
    }
    if offer.request.age == nil, let age = offer.carried?.age { offer.take(age: age) }
    if offer.lacksDay {
      show(DayPage(offer: offer))
    } else if offer.lacksAge {
      show(AgePage(offer: offer))
    } else {
      open(offer)
    }
  }

  mutating func open(_ offer: NewSession) {
    var offer = offer
    offer.therapist = therapist
    carried = nil
    let (guided, opened) = GuidedSession.open(offer, cues: settings.cues, at: moment)
    self.guided = guided
    want(.claim(session: offer.id, OwnedFacts(offer.opening)))
    want(opened)
    guard offer.saysYes else { return ask(flow?.first) }
    for command in flow?.assumption(on: moment.wall.date(offset: .zero)) ?? [] { carryOut(command) }
    ask(flow?.afterAssuming)
  }

  mutating func takeUp(_ interrupted: InterruptedSession) {
    if interrupted.entries.isEmpty {
      refuse(InterruptedSession.nothingSaved)
      show(WaitingPage(nil))
      return want(.release(session: interrupted.id, isClosed: true), .readHome)
    }
    let (guided, effects) = GuidedSession.takeUp(
      interrupted,
      by: therapist,
      cues: settings.cues,
      at: moment
    )
    self.guided = guided
    want(effects)
    switch guided.state.phase {
    case .screening where guided.offer != nil, .preparing where guided.offer != nil:
      return ask(flow?.resumed)
    case .screening, .preparing:
      carryOut(.stop(reason: "interrupted before the start"))
      want(.release(session: guided.id, isClosed: true))
      return offer(guided.state.opening?.protocolID ?? "", patient: guided.state.opening?.patient)
    case .resting: show(RestPage())
    case .closed: showSummary()
    case .running, .paused, .changingOver: show(SessionPage())
    }
    want(.keepAwake(true))
  }

  /// The page of each question.
  mutating func ask(_ question: OpeningQuestion?) {
    guard let question, let flow, let guided else { return }
    let state = guided.state
    let patient = state.opening?.patient
    switch question {
    case .answerer: show(AnswererPage(flow))
    case .referral: show(ReferralPage(guided))
    case .lines(let page): show(LinesPage(page, flow, settings, at: moment))
    case .behind(let place, let then):
      let isSince = flow.line(at: place)?.isSince ?? false
      let page: (any Page)? =
        isSince ? SincePage(place, then: then, flow) : BehindPage(place, then: then, flow)
      if let page { show(page) }
    case .age: show(AgePage(offer: flow.offer))
    case .handedOver: show(HandedOverPage(flow, settings.emergencyNumber))
    case .needs: show(NeedsPage(flow))
    case .forbidden(let outcome):
      let refused = flow.question(of: outcome)
      let open = refused == nil ? state.openNeeds.first : nil
      show(
        RefusedPage(
          outcome: outcome,
          refused: refused,
          missing: open.map(state.sentence),
          emergencyNumber: settings.emergencyNumber,
          measured: outcome.reason == Contraindication.crisisID ? state.measuredFarOff : nil
        )
      )
    case .preparation: show(PreparationPage(guided))
    case .complaint: show(ComplaintPage(flow))
    case .minutes, .otherMinutes: show(MinutesPage(question, flow))
    case .noPlan(let refusal):
      show(NoPlanPage(refusal: refusal, patient: patient, hasOthers: origin != nil))
    case .review(let plan):
      if state.plan != plan { carryOut(.adopt(plan)) }
      if let guided = self.guided { show(ReviewPage(plan, of: guided, settings.timeOfDay)) }
    }
  }

  mutating func askNext(after question: OpeningQuestion) { ask(flow?.next(after: question)) }

  /// Before the first question lies the way out.
  mutating func askBack(from question: OpeningQuestion) {
    if let flow, case .behind(let place, let then) = question {
      var lines = LinesPage(place.page, flow, settings, at: moment)
      lines.keep(marked: [place] + then)
      return show(lines)
    }
    if let before = flow?.before(question) { return ask(before) }
    goesBack = true
    abandon()
  }

  /// Back to where another protocol can be chosen; what was answered goes along.
  mutating func carryAnswers() {
    goesBack = true
    carried = guided.flatMap {
      CarriedAnswers($0.state, time: settings.timeOfDay($0.entries.last?.at ?? moment.wall))
    }
  }

  /// Nothing is opened yet: to where it was asked for, or out where it was asked for alone.
  mutating func goBack(or leaving: Leaving) {
    if let origin { show(origin) } else { giveUp(leaving) }
  }

  /// Leaves before the first countdown.
  ///
  /// What a known patient has answered is kept, to be gone on with that day; of a walk-in the record
  /// says that nothing was done.
  mutating func abandon() {
    guard let guided, guided.keepsOpening else {
      if goesBack { carryAnswers() }
      carryOut(.stop(reason: "left before the start"))
      return goHome()
    }
    if isFromHome { goHome() } else { leave(.done) }
  }

  /// Nothing comes of this session: home, or out with the reason where it was asked for alone.
  mutating func giveUp(_ leaving: Leaving) {
    if isFromHome { goHome() } else { leave(leaving) }
  }
}

extension GuidedSession {
  /// A known patient has answered something, which is worth keeping for the day.
  var keepsOpening: Bool {
    guard let opening = state.opening, opening.patient != nil, !opening.isRehearsal else {
      return false
    }
    let isAnswered =
      !state.pagesRead.isEmpty || state.answers.values.contains { $0.through != nil }
    return state.outcome == nil && isAnswered
  }
}
