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
  mutating func assumeEverything(at moment: Moment) throws(Refusal) -> [Effect] {
    let answers = (state.opening?.questions ?? []).map {
      ScreeningAnswer(id: $0.id, answer: .assumed)
    }
    return try perform(.answer(answers), at: moment) + tickEverything(at: moment)
  }

  mutating func tickEverything(at moment: Moment) throws(Refusal) -> [Effect] {
    var effects: [Effect] = []
    for item in state.preparationLines.indices {
      effects += try perform(.prepare(item: item, done: true), at: moment)
    }
    return effects
  }
}
