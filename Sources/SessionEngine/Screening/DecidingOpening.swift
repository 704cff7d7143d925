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
    let questions = questions
    let found = questions.filter { answers[$0.id]?.answer == .yes }
    if let question = found.first(where: { $0.class == .absolute }) {
      return .refused(question.id)
    }
    if bloodPressureBefore?.isCrisis ?? false { return .postponed(Contraindication.crisisID) }
    if let question = found.first(where: { $0.class == .postpone && !isOverridden($0) }) {
      return .postponed(question.id)
    }
    let open = questions.filter { (answers[$0.id]?.answer ?? .unanswered) == .unanswered }
    if !open.isEmpty { return .unanswered(open.map(\.id)) }
    if let question = found.first(where: needsClearance) { return .needsClearance(question.id) }
    if let question = found.first(where: { openNeeds(of: $0).contains(.place) }) {
      return .needsPlace(question.id)
    }
    return .clear
  }

  /// The first finding that needs a consent and has none.
  package var unconsented: Contraindication? {
    questions.first { answers[$0.id]?.answer == .yes && needsClearance($0) }
  }

  /// Everything that has to be said before the start, once the questions are answered: what a yes
  /// needs and what the protocol needs.
  package var openNeeds: [OpenNeed] {
    let found = questions.filter { answers[$0.id]?.answer == .yes }
    let places = found.flatMap { question in
      openNeeds(of: question).map { OpenNeed.finding(question: question.id, $0) }
    }
    let consents = found.filter(needsClearance).map { OpenNeed.clearance(question: $0.id) }
    let ofProtocol = (opening?.needs ?? []).filter { need in
      !need.isOptional && !(needs[need.id].map(need.isMet) ?? false)
    }
    return unexplained.map { .change(question: $0.id) } + places + consents
      + ofProtocol.map { .ofProtocol(id: $0.id) }
  }

  private func openNeeds(of question: Contraindication) -> [ScreeningNeed] {
    guard let answer = answers[question.id] else { return [] }
    let open = question.openNeeds(after: answer)
    let isUnmeasured = bloodPressureBefore == nil && question.needs.contains(.bloodPressure)
    return open + (isUnmeasured ? [.bloodPressure] : [])
  }

  /// The questions of this screening, and what was said as "something else" under a heading.
  package var questions: [Contraindication] {
    let asked = opening?.questions ?? []
    let headings = opening?.headings ?? []
    return asked + headings.map(Contraindication.somethingElse).filter { answers[$0.id] != nil }
  }

  private func isOverridden(_ question: Contraindication) -> Bool {
    answers[question.id]?.override != nil
  }

  private func needsClearance(_ question: Contraindication) -> Bool {
    guard let answer = answers[question.id], question.lacksConsent(answer) else { return false }
    // What it is for lacks no more than the order itself.
    let isAskedAnyway = question.isIndication && needsFirmOrder
    return !(question.isConsentedByOrder && (hasOrder || isAskedAnyway))
  }

  private var needsFirmOrder: Bool {
    opening?.needs.contains { $0.kind == .order && $0.isFirm } ?? false
  }

  /// A doctor ordered this massage.
  package var hasOrder: Bool { needs[ProtocolNeed.orderID]?.clearance != nil }

  /// What the screening found, in the form that planning takes: its limits hold whatever a doctor
  /// or a written reason says.
  package var findings: [Finding] {
    questions.compactMap { question in
      guard let answer = answers[question.id], answer.answer == .yes, question.class != .absolute,
        !question.isAnythingNew
      else { return nil }
      let finding = Finding(question, answer)
      let isPassedOver = question.class != .local || answer.override != nil
      return finding.saysNothing && isPassedOver ? nil : finding
    }
  }

  /// All lines to tick off: room, therapist, patient.
  package var preparationLines: [String] {
    guard let preparation = opening?.preparation else { return [] }
    return preparation.room + preparation.therapist + preparation.patient
  }

  package func question(_ id: String) -> Contraindication? {
    let others = (opening?.headings ?? []).map(Contraindication.somethingElse)
    return ((opening?.questions ?? []) + others).first { $0.id == id }
  }
}

extension Contraindication {
  /// The question whose yes a measured blood pressure far off stands for.
  package static let crisisID = "pressure-crisis"

  static let otherEnd = "-other"

  /// What a patient names under a heading and no question there means; a doctor decides.
  package static func somethingElse(under heading: Heading) -> Self {
    Self(
      id: heading.id + otherEnd,
      class: .consult,
      ask: .everySession,
      question: "Something else?",
      text: "No question names it. A doctor decides.",
      heading: heading.id
    )
  }
}

extension Finding {
  /// A yes with its places and its limits.
  package init(_ question: Contraindication, _ answer: ScreeningAnswer) {
    let limits = question.limits
    let zonesOfPlaces = answer.places.compactMap(\.zone)
    self.init(
      reason: question.id,
      zones: question.zones,
      place: answer.place,
      closedPlaces: limits.closesPlace ? answer.places.filter { $0.zone != nil } : [],
      agreed: question.needs.contains(.zones) ? answer.agreed : nil,
      forbid: limits.forbid,
      maxPressure: limits.maxPressure,
      within: limits.within + (limits.isWithinPlace ? zonesOfPlaces : []),
      forbiddenPositions: limits.forbiddenPositions,
      isOfToday: question.ask == .everySession
        && (question.class == .local || question.class == .postpone)
    )
  }

  fileprivate var saysNothing: Bool { self == Finding(reason: reason, isOfToday: isOfToday) }
}

extension SessionState {
  /// Whether only questions were answered so far.
  package var isBeforeStart: Bool {
    switch phase {
    case .screening, .preparing: true
    case .running, .changingOver, .paused, .resting, .closed: false
    }
  }
}

extension Decision {
  func requireBeforeStart() throws(Refusal) {
    guard state.isBeforeStart else {
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
        throw Refusal("This screening does not ask about \(answer.id.findingInSentence).")
      }
      if answer.answer == .yes, answer.override != nil,
        question.class == .absolute || question.isFirm
      {
        throw Refusal("\"\(question.question)\" forbids the session; there is no way round it.")
      }
      if let reason = answer.override, reason.isBlank {
        throw Refusal("Going on in spite of a finding needs a written reason.")
      }
      if let clearance = answer.clearance { try check(clearance) }
      if let weeks = answer.weeks, !(0...45).contains(weeks) {
        throw Refusal("Weeks are 0 to 45.")
      }
    }
    for answer in answers { add(.answered(answer)) }
  }

  mutating func readPage(_ page: ReadPage) throws(Refusal) {
    try requireBeforeStart()
    add(.pageRead(page))
  }

  mutating func tellAge(_ opening: SessionOpening) throws(Refusal) {
    try requireBeforeStart()
    add(.ageTold(opening))
  }

  private func check(_ clearance: Clearance) throws(Refusal) {
    if !clearance.namesDoctor || clearance.date.isBlank { throw Refusal(Clearance.lacksName) }
    if CalendarDate(text: clearance.date) == nil {
      throw Refusal("The day of the consent is written year-month-day, as in 2026-11-20.")
    }
  }

  mutating func meetNeed(_ answer: NeedAnswer) throws(Refusal) {
    try requireBeforeStart()
    guard let need = state.opening?.needs.first(where: { $0.id == answer.id }) else {
      throw Refusal("This protocol has no need \"\(answer.id)\".")
    }
    if let clearance = answer.clearance { try check(clearance) }
    if let reason = answer.override {
      if need.isFirm { throw Refusal("\(need.say): there is no way round it.") }
      if reason.isBlank { throw Refusal("Beginning without it needs a written reason.") }
    }
    add(.needMet(answer))
  }

  /// Closes a session whose findings leave nothing to be done.
  mutating func concludeWithoutPlan(_ id: String) throws(Refusal) {
    try requireBeforeStart()
    guard state.findings.contains(where: { $0.reason == id }) else {
      throw Refusal("This screening did not find: \(id.findingInSentence).")
    }
    let isOfToday = state.findings.contains { $0.reason == id && $0.isOfToday }
    add(.closed(isOfToday ? .postponed(reason: id) : .refused(contraindication: id)))
  }

  mutating func reportBloodPressure(
    _ moment: PainMoment,
    _ value: BloodPressure
  ) throws(Refusal) {
    switch moment {
    case .before: try requireBeforeStart()
    case .after:
      guard state.isResting else {
        throw Refusal("The blood pressure after the session is measured when it is done.")
      }
    }
    add(.bloodPressureMeasured(moment, value))
  }

  mutating func concludeScreening() throws(Refusal) {
    try requireBeforeStart()
    if let referral = state.referralInTheWay { return add(.closed(referral.outcome)) }
    switch state.verdict {
    case .refused(let id), .needsClearance(let id): add(.closed(.refused(contraindication: id)))
    case .postponed(let id): add(.closed(.postponed(reason: id)))
    case .unanswered(let ids):
      // Without the consent nothing that is still to be asked can change the end.
      guard let question = state.unconsented else { throw Self.unanswered(ids) }
      add(.closed(.refused(contraindication: question.id)))
    case .needsPlace(let id) where state.openFirmNeed == nil: throw needsPlace(id)
    case .needsPlace, .clear:
      if let changed = state.unexplained.first {
        return add(.closed(.postponed(reason: changed.id)))
      }
      guard let id = state.openFirmNeed else {
        throw Refusal("Nothing found forbids this session.")
      }
      add(.closed(.refused(contraindication: id)))
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
    try requireNoReferral()
    switch state.verdict {
    case .clear: break
    case .unanswered(let ids): throw Self.unanswered(ids)
    case .needsPlace(let id): throw needsPlace(id)
    case .refused(let id), .postponed(let id):
      throw Refusal("Not today: \(state.question(id)?.question ?? id)")
    case .needsClearance(let id):
      throw Refusal("Only with a doctor's recorded consent: \(state.question(id)?.question ?? id)")
    }
    if let need = state.openNeeds.first { throw Refusal(state.sentence(for: need)) }
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
    goOn()
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

extension SessionState {
  /// What is still to be said and no reason goes round: the age, or a firm need of the protocol.
  package var openFirmNeed: String? {
    for need in openNeeds {
      switch need {
      case .finding(let question, .age): return question
      case .ofProtocol(let id) where opening?.needs.first { $0.id == id }?.isFirm ?? false:
        return id
      case .finding, .clearance, .change, .ofProtocol: continue
      }
    }
    return nil
  }

  /// What is still to be said, in words.
  package func sentence(for need: OpenNeed) -> String {
    switch need {
    case .ofProtocol(let id):
      return "Needed before the start: \(opening?.needs.first { $0.id == id }?.say ?? id)"
    case .change(let id):
      return "It was a yes earlier today: why is it a no now? \(question(id)?.question ?? id)"
    case .clearance(let id):
      return "Only with a doctor's recorded consent: \(question(id)?.question ?? id)"
    case .finding(let id, let need):
      let asked = question(id)?.question ?? id
      return switch need {
      case .place: "Where is it? Note the place: \(asked)"
      case .week: "Which week of the pregnancy is it? \(asked)"
      case .zones: "Which zones does the doctor agree to? \(asked)"
      case .bloodPressure: "Measure the blood pressure before the session: \(asked)"
      case .weeksEarly: "How many weeks early was the child born? \(asked)"
      case .age: "How old is the patient? The questions are those of that age."
      }
    }
  }
}

extension String {
  var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
