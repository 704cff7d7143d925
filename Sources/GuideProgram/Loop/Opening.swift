package import SessionEngine

// The way from the first question to the first countdown, the same with and without a screen.

/// What is said of today's plan where the protocol leaves it open.
package struct PlanWishes: Sendable, Hashable {
  package var position: Position?
  /// Hands-on time at hand.
  package var available: Duration?

  /// The minutes that can be said.
  static let minutes = 1...480
}

extension GuidedSession {
  /// Today's plan, by everything that was answered.
  func planToday() throws(PlanRefusal) -> SessionPlan? {
    guard let request = requestToday, let offer else { return nil }
    return try SessionPlan(offer.massage, for: request)
  }

  var requestToday: PlanRequest? {
    guard var request = offer?.request else { return nil }
    request.findings += state.findings
    request.painfulSide = state.painfulSide ?? request.painfulSide
    request.position = wishes.position ?? request.position
    request.available = wishes.available ?? request.available
    return request
  }

  /// The positions to choose from; empty where there is nothing to choose.
  var positions: [Position] {
    guard let offer, offer.massage.positions.count > 1, offer.request.position == nil else {
      return []
    }
    return offer.massage.positions
  }

  /// Whether the minutes have to be asked for: the sources give none, and nobody has said any.
  var asksMinutes: Bool {
    guard let offer else { return false }
    return offer.massage.asksMinutes && offer.request.available == nil
  }

  /// How long today's plan is with all the time it wants, and at its shortest.
  var planLength: ClosedRange<Duration>? {
    guard let offer, var request = requestToday else { return nil }
    request.available = nil
    guard let longest = try? SessionPlan(offer.massage, for: request).total else { return nil }
    request.available = .milliseconds(1)
    do throws(PlanRefusal) {
      _ = try SessionPlan(offer.massage, for: request)
    } catch {
      if case .tooShort(_, let shortest) = error { return min(shortest, longest)...longest }
    }
    return longest...longest
  }

  /// Whether other minutes may help where a plan was refused.
  func mayHelp(otherMinutes refusal: PlanRefusal) -> Bool {
    guard case .tooShort(let available, _) = refusal else { return false }
    return available == requestToday?.available
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
