// Decisions before the first countdown: screening, preparation, the plan, the start.

/// What the answers so far mean for the start.
package enum ScreeningVerdict: Sendable, Hashable {
  case unanswered([String])
  case refused(String)
  case postponed(String)
  /// Class consult without a recorded consent.
  case needsClearance(String)
  /// A local finding without zones of its own: where is it?
  case needsPlace(String)
  case clear
}

extension SessionState {
  /// Strictest first: an absolute finding outweighs whatever is still unanswered.
  package var verdict: ScreeningVerdict {
    let questions = opening?.questions ?? []
    let found = questions.filter { answers[$0.id]?.answer == .yes }
    if let question = found.first(where: { $0.class == .absolute }) {
      return .refused(question.id)
    }
    if let question = found.first(where: { $0.class == .postpone && !isOverridden($0) }) {
      return .postponed(question.id)
    }
    let open = questions.filter { (answers[$0.id]?.answer ?? .unanswered) == .unanswered }
    if !open.isEmpty { return .unanswered(open.map(\.id)) }
    if let question = found.first(where: { $0.class == .consult && needsClearance($0) }) {
      return .needsClearance(question.id)
    }
    if let question = found.first(where: { $0.class == .local && needsPlace($0) }) {
      return .needsPlace(question.id)
    }
    return .clear
  }

  /// The first finding that needs a consent and has none.
  package var unconsented: Contraindication? {
    (opening?.questions ?? []).first { question in
      question.class == .consult && answers[question.id]?.answer == .yes && needsClearance(question)
    }
  }

  private func isOverridden(_ question: Contraindication) -> Bool {
    answers[question.id]?.override != nil
  }

  private func needsClearance(_ question: Contraindication) -> Bool {
    answers[question.id]?.clearance == nil && !isOverridden(question)
  }

  private func needsPlace(_ question: Contraindication) -> Bool {
    question.zones.isEmpty && answers[question.id]?.place == nil && !isOverridden(question)
      && !question.isAnythingNew
  }

  /// What the screening found, in the form that planning takes.
  package var findings: [Finding] {
    (opening?.questions ?? []).compactMap { question in
      guard let answer = answers[question.id], answer.answer == .yes, question.class != .absolute,
        !question.isAnythingNew
      else { return nil }
      if question.class == .local, answer.override == nil {
        return Finding(reason: question.id, zones: question.zones, place: answer.place)
      }
      return answer.place.map { Finding(reason: question.id, place: $0) }
    }
  }

  /// All lines to tick off: room, therapist, patient.
  package var preparationLines: [String] {
    guard let preparation = opening?.preparation else { return [] }
    return preparation.room + preparation.therapist + preparation.patient
  }

  func question(_ id: String) -> Contraindication? {
    opening?.questions.first { $0.id == id }
  }
}

extension Decision {
  private func requireBeforeStart() throws(Refusal) {
    switch state.phase {
    case .screening, .preparing: break
    case .running, .changingOver, .paused, .resting, .closed:
      throw Refusal("The session has begun: what was asked before the start stays as it is.")
    }
  }

  mutating func tellPainfulSide(_ side: BodySide?) throws(Refusal) {
    try requireBeforeStart()
    add(.painfulSideTold(side))
  }

  mutating func tellSinceLastTime(_ effects: [AfterEffect]) throws(Refusal) {
    try requireBeforeStart()
    add(.sinceLastTimeTold(effects))
  }

  mutating func answer(_ answers: [ScreeningAnswer]) throws(Refusal) {
    try requireBeforeStart()
    for answer in answers {
      guard let question = state.question(answer.id) else {
        throw Refusal("There is no question \"\(answer.id)\" in this screening.")
      }
      if answer.answer == .yes, answer.override != nil, question.class == .absolute {
        throw Refusal("\"\(question.question)\" forbids the session; there is no going round it.")
      }
      if let reason = answer.override, reason.isBlank {
        throw Refusal("Going on in spite of a finding needs a written reason.")
      }
      if let clearance = answer.clearance, clearance.doctor.isBlank || clearance.date.isBlank {
        throw Refusal("A doctor's consent needs the name and the date.")
      }
      if let clearance = answer.clearance, CalendarDate(text: clearance.date) == nil {
        throw Refusal("The day of the consent is written year-month-day, as in 2026-11-20.")
      }
    }
    for answer in answers { add(.answered(answer)) }
  }

  mutating func concludeScreening() throws(Refusal) {
    try requireBeforeStart()
    switch state.verdict {
    case .refused(let id), .needsClearance(let id): add(.closed(.refused(contraindication: id)))
    case .postponed(let id): add(.closed(.postponed(reason: id)))
    case .unanswered(let ids):
      // Without the consent nothing that is still to be asked can change the end.
      guard let question = state.unconsented else { throw Self.unanswered(ids) }
      add(.closed(.refused(contraindication: question.id)))
    case .needsPlace(let id): throw needsPlace(id)
    case .clear: throw Refusal("Nothing found forbids this session.")
    }
  }

  mutating func reportPain(_ moment: PainMoment, _ score: Int) throws(Refusal) {
    switch moment {
    case .before: try requireBeforeStart()
    case .after:
      guard state.isResting else {
        throw Refusal("The pain after the session is asked when its last stroke is done.")
      }
    }
    guard (0...10).contains(score) else { throw Refusal("A pain score is 0 to 10.") }
    add(.painReported(moment, score: score))
  }

  mutating func prepare(_ item: Int, _ done: Bool) throws(Refusal) {
    try requireBeforeStart()
    guard state.preparationLines.indices.contains(item) else {
      throw Refusal("There is no such line in the preparation.")
    }
    if state.prepared.contains(item) != done { add(.prepared(item: item, done: done)) }
  }

  mutating func adopt(_ plan: SessionPlan) throws(Refusal) {
    try requireBeforeStart()
    try requireNoHold()
    switch state.verdict {
    case .clear: break
    case .unanswered(let ids): throw Self.unanswered(ids)
    case .needsPlace(let id): throw needsPlace(id)
    case .refused(let id), .postponed(let id):
      throw Refusal("Not today: \(state.question(id)?.question ?? id)")
    case .needsClearance(let id):
      throw Refusal("Only with a doctor's recorded consent: \(state.question(id)?.question ?? id)")
    }
    guard !plan.steps.isEmpty else { throw Refusal("This plan has no steps.") }
    add(.planned(plan))
  }

  mutating func begin() throws(Refusal) {
    try requireBeforeStart()
    try requireNoHold()
    guard state.plan != nil else {
      throw Refusal("There is no plan yet: the questions come first.")
    }
    let missing = state.preparationLines.indices.filter { !state.prepared.contains($0) }
    if let first = missing.first {
      throw Refusal("Not ready yet: \(state.preparationLines[first])")
    }
    goOn(after: nil)
  }

  private static func unanswered(_ ids: [String]) -> Refusal {
    Refusal(
      ids.count == 1
        ? "One question is not answered yet." : "\(ids.count) questions are not answered yet."
    )
  }

  private func needsPlace(_ id: String) -> Refusal {
    Refusal("Where is it? Note the place: \(state.question(id)?.question ?? id)")
  }

  /// A directive that holds the clock has to be answered before anything goes on.
  func requireNoHold() throws(Refusal) {
    guard let proposal = state.proposal?.proposal, proposal.directive.holdsAtOnce else { return }
    throw Refusal("The session is held: end it, or decline with a reason.")
  }
}

extension String {
  var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
