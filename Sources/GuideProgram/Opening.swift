import SessionEngine

// The way from the first question to the first countdown, the same with and without a screen.

extension GuidedSession {
  /// Today's plan, by everything that was answered.
  func planToday() throws(PlanRefusal) -> SessionPlan? {
    guard let offer else { return nil }
    var request = offer.request
    request.findings += state.findings
    request.painfulSide = state.painfulSide ?? request.painfulSide
    return try SessionPlan(offer.massage, for: request)
  }

  /// Gives every question as assumed absent and every line of the preparation as done.
  ///
  /// What is recorded of the patient still counts; a rehearsal gives what it asks for as well.
  mutating func assumeEverything(at moment: Moment) throws(Refusal) -> [Effect] {
    let answers = (state.opening?.questions ?? []).compactMap { question in
      switch state.answers[question.id] {
      case nil: ScreeningAnswer(id: question.id, answer: .assumed)
      case let known? where known.answer == .yes: completed(known, of: question, at: moment)
      default: nil
      }
    }
    let side = offer?.request.painfulSide
    let asksSide = state.opening?.asksPainfulSide ?? false
    return try perform(.answer(answers), at: moment)
      + (asksSide ? perform(.tellPainfulSide(side), at: moment) : [])
      + tickEverything(at: moment)
  }

  /// A recorded yes with the words that a session without a person cannot ask for.
  private func completed(
    _ answer: ScreeningAnswer,
    of question: Contraindication,
    at moment: Moment
  ) -> ScreeningAnswer? {
    guard !question.needsNothing(after: answer) else { return nil }
    var answer = answer
    switch question.class {
    case .consult where isRehearsal:
      let day = moment.wall.date(offset: .zero).text
      answer.clearance = Clearance(doctor: "rehearsal", date: day)
    case .local: answer.place = "on record, the place was not said"
    case .absolute, .postpone, .consult: return nil
    }
    return answer
  }

  mutating func tickEverything(at moment: Moment) throws(Refusal) -> [Effect] {
    var effects: [Effect] = []
    for item in state.preparationLines.indices {
      effects += try perform(.prepare(item: item, done: true), at: moment)
    }
    return effects
  }
}
