/// What is on record of a patient when a session is opened.
package struct KnownPatient: Sendable, Hashable {
  /// Every age that the patient may have.
  package var age: AgeRange?
  package var sex: Sex?
  /// Answers to questions that are asked once, and what goes with them.
  package var answers: [ScreeningAnswer]
  /// The day each of them was given, in days since 1970; one that is not known counts as new.
  package var answeredOn: [String: Int]
  /// The day of the last session, `YYYY-MM-DD`; nothing before the second.
  package var lastSession: String?
  /// Days since 1970, in the place where the session is.
  package var today: Int?
  /// The first day on which the patient may have been born.
  package var bornSince: CalendarDate?

  package init(
    age: AgeRange? = nil,
    sex: Sex? = nil,
    answers: [ScreeningAnswer] = [],
    answeredOn: [String: Int] = [:],
    lastSession: String? = nil,
    today: Int? = nil,
    bornSince: CalendarDate? = nil
  ) {
    self.age = age
    self.sex = sex
    self.answers = answers
    self.answeredOn = answeredOn
    self.lastSession = lastSession
    self.today = today
    self.bornSince = bornSince
  }

  /// The answer on record, as far as it still holds: for a year, a consent as well.
  fileprivate func standing(_ answer: ScreeningAnswer, to question: Contraindication)
    -> ScreeningAnswer?
  {
    var answer = answer
    if let clearance = answer.clearance, !question.isExamination,
      isPast(CalendarDate(text: clearance.date)?.daysSince1970)
    {
      answer.clearance = nil
    }
    guard question.isAnswered(by: answer), answer.answer == .yes || !question.isIndication else {
      return nil
    }
    if answer.answer == .no {
      let day = answeredOn[question.id]
      if isPast(day) { return nil }
      if let day, let revised = question.revised, day < revised.daysSince1970 { return nil }
    }
    return answer
  }

  /// Whether a day lies twelve months back or more.
  private func isPast(_ day: Int?) -> Bool {
    guard let today, let day else { return false }
    return today - day >= Clearance.term
  }
}

/// The questions of one session, and which of them the record answers.
///
/// At the first session of a course everything that can apply is asked. Later ones ask what is
/// asked every time and whether anything is new; only a yes to that opens the others again.
package struct Questionnaire: Sendable, Hashable {
  /// Every question that counts today, in the order in which they are asked.
  package private(set) var questions: [Contraindication]
  /// The answers on record.
  package private(set) var recorded: [ScreeningAnswer]
  /// The questions that are asked only where something is new.
  package private(set) var silent: Set<String>

  package init(_ massage: MassageProtocol, for patient: KnownPatient) {
    let asked = massage.contraindications.filter { $0.canApply(to: patient, by: massage) }
    // What it is for comes last under its line: it is no question.
    questions = asked.filter { !$0.isIndication } + asked.filter(\.isIndication)
    let onRecord = Dictionary(
      patient.answers.map { ($0.id, $0) },
      uniquingKeysWith: { _, last in last }
    )
    recorded = questions.compactMap { question in
      onRecord[question.id].flatMap { patient.standing($0, to: question) }
    }
    let known = Set(recorded.map(\.id))
    recorded += questions.filter { $0.isIndication && !known.contains($0.id) }
      .map { ScreeningAnswer(id: $0.id, answer: .yes, clearance: onRecord[$0.id]?.clearance) }
    // What it is for is nothing to be read aloud.
    silent = Set(questions.filter(\.isIndication).map(\.id))
    for (asked, isTold) in massage.ageQuestions(for: patient.age) {
      questions.append(asked)
      guard isTold else { continue }
      let known = ScreeningAnswer(
        id: asked.id,
        answer: .yes,
        clearance: onRecord[asked.id]?.clearance
      )
      recorded.append(patient.standing(known, to: asked) ?? known)
      // What the record says of the age is not read aloud.
      silent.insert(asked.id)
    }
    guard let day = patient.lastSession else { return }
    let answers = Dictionary(recorded.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
    silent.formUnion(
      questions.filter { question in
        question.ask == .once && answers[question.id].map(question.needsNothing) ?? false
      }.map(\.id)
    )
    let hasHeading = massage.headings.contains { $0.id == Contraindication.sinceHeadingID }
    guard hasHeading || !silent.isEmpty else { return }
    questions =
      questions.filter { !silent.contains($0.id) }
      + [.anythingNew(since: day, under: hasHeading ? Contraindication.sinceHeadingID : nil)]
      + questions.filter { silent.contains($0.id) }
  }
}

extension Contraindication {
  package static let anythingNewID = "anything-new"

  /// The heading that asks what happened since the last session.
  package static let sinceHeadingID = "since"

  /// Opens the questions again that are asked once; a yes alone finds nothing.
  package static func anythingNew(since day: String, under heading: String? = nil) -> Self {
    Self(
      id: anythingNewID,
      class: .local,
      ask: .everySession,
      question: "Anything new since \(day)?",
      text: "The questions of the first session follow again.",
      heading: heading,
      short: heading == nil ? nil : "illness, operation, medicine"
    )
  }

  package var isAnythingNew: Bool { id == Self.anythingNewID }

  /// Whether the question has to be put to this patient; where that is not known, it has.
  ///
  /// An age that is not known is one of those the protocol is meant for: what that is, is asked.
  fileprivate func canApply(to patient: KnownPatient, by massage: MassageProtocol) -> Bool {
    if let ages {
      if !ages.overlaps(patient.age ?? massage.ages ?? .all) { return false }
    }
    if let sex, let known = patient.sex, !known.mayBe(sex) { return false }
    return true
  }

  /// What was found once stays found; that it was not there holds only for what is asked once.
  fileprivate func isAnswered(by answer: ScreeningAnswer) -> Bool {
    answer.answer == .yes || (answer.answer == .no && ask == .once)
  }

  /// Whether the session can go on after this answer without another word.
  package func needsNothing(after answer: ScreeningAnswer) -> Bool {
    guard answer.answer == .yes else { return answer.answer != .unanswered }
    if isAnythingNew { return true }
    switch self.class {
    case .absolute: return false
    case .postpone: return answer.override != nil
    case .consult, .local: return !lacksConsent(answer) && openNeeds(after: answer).isEmpty
    }
  }

  /// Whether a yes still waits for a doctor's consent, or for the reason why it is passed over.
  func lacksConsent(_ answer: ScreeningAnswer) -> Bool {
    self.class == .consult && answer.clearance == nil && answer.override == nil
  }

  /// Whether a yes has to say where.
  package var asksPlace: Bool {
    needs.contains(.place)
      || (self.class == .local && zones.isEmpty && limits.isEmpty && !isAnythingNew)
  }

  /// What still has to be said after a yes, apart from the consent and what is measured today.
  package func openNeeds(after answer: ScreeningAnswer) -> [ScreeningNeed] {
    ScreeningNeed.allCases.filter { need in
      switch need {
      case .place: asksPlace && lacksPlace(answer)
      case .week, .weeksEarly: needs.contains(need) && answer.weeks == nil
      case .zones: needs.contains(.zones) && answer.agreed == nil
      case .age: needs.contains(.age)
      case .bloodPressure: false
      }
    }
  }

  private func lacksPlace(_ answer: ScreeningAnswer) -> Bool {
    if self.class == .local, answer.override != nil { return false }
    // What closes a zone or limits it has to name one.
    let closesZone = limits.closesPlace || limits.isWithinPlace
    return answer.places.allSatisfy { closesZone ? $0.zone == nil : $0.isBlank }
  }

  /// Whether an answer to it is kept for the patient's next sessions.
  package func isKept(_ answer: ScreeningAnswer) -> Bool {
    guard ask == .once, !isAnythingNew else { return false }
    switch answer.answer {
    // What was asked in a file's narrower words answers no other file's question.
    case .no: return !isAgeQuestion && loosened?.isReworded != true
    case .yes: return self.class != .postpone
    case .assumed, .unanswered: return false
    }
  }
}
