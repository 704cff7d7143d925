/// What is on record of a patient when a session is opened.
package struct KnownPatient: Sendable, Hashable {
  package var age: Age?
  package var sex: Sex?
  /// Answers to questions that are asked once, and what goes with them.
  package var answers: [ScreeningAnswer]
  /// The day of the last session of this course, `YYYY-MM-DD`; nothing before the second.
  package var lastSession: String?

  package init(
    age: Age? = nil,
    sex: Sex? = nil,
    answers: [ScreeningAnswer] = [],
    lastSession: String? = nil
  ) {
    self.age = age
    self.sex = sex
    self.answers = answers
    self.lastSession = lastSession
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
    questions = massage.contraindications.filter { $0.canApply(to: patient) }
    let onRecord = Dictionary(
      patient.answers.map { ($0.id, $0) },
      uniquingKeysWith: { _, last in last }
    )
    recorded = questions.compactMap { question in
      onRecord[question.id].flatMap { question.isAnswered(by: $0) ? $0 : nil }
    }
    silent = []
    for asked in massage.ageQuestions(for: patient.age) {
      questions.append(asked)
      guard patient.age != nil else { continue }
      let clearance = onRecord[asked.id]?.clearance
      recorded.append(ScreeningAnswer(id: asked.id, answer: .yes, clearance: clearance))
    }
    guard let day = patient.lastSession else { return }
    let answers = Dictionary(recorded.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
    silent = Set(
      questions.filter { question in
        question.ask == .once && answers[question.id].map(question.needsNothing) ?? false
      }.map(\.id)
    )
    guard !silent.isEmpty else { return }
    questions =
      questions.filter { !silent.contains($0.id) } + [.anythingNew(since: day)]
      + questions.filter { silent.contains($0.id) }
  }
}

extension Contraindication {
  package static let anythingNewID = "anything-new"

  /// Opens the questions again that are asked once; a yes alone finds nothing.
  package static func anythingNew(since day: String) -> Self {
    Self(
      id: anythingNewID,
      class: .local,
      ask: .everySession,
      question: "Anything new since \(day)?",
      text: "The questions of the first session follow again."
    )
  }

  package var isAnythingNew: Bool { id == Self.anythingNewID }

  /// Whether the question has to be put to this patient; where that is not known, it has.
  fileprivate func canApply(to patient: KnownPatient) -> Bool {
    if let ages, let age = patient.age, !ages.contains(age) { return false }
    if let sex, let known = patient.sex, sex != known { return false }
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
    case .consult: return answer.clearance != nil || answer.override != nil
    case .local: return !zones.isEmpty || answer.place != nil || answer.override != nil
    }
  }

  /// Whether an answer to it is kept for the patient's next sessions.
  package func isKept(_ answer: ScreeningAnswer) -> Bool {
    guard ask == .once, !isAnythingNew else { return false }
    switch answer.answer {
    case .no: return !isAgeQuestion
    case .yes: return self.class != .postpone
    case .assumed, .unanswered: return false
    }
  }
}
