package import SessionEngine

/// What was answered today for another protocol: the same patient is asked only what this one asks
/// besides, and the alarming signs again.
package struct CarriedAnswers: Sendable, Hashable {
  /// The patient's code; nothing for a walk-in who has not gone yet.
  package let patient: String?
  /// The kept session that they are taken from, and that ends by it.
  package let session: String?
  let protocolTitle: String
  /// The clock time of the last of them, as people write it.
  let time: String
  /// The age that was told.
  let age: AgeRange?
  private let answers: [ScreeningAnswer]
  /// In which words each question was asked.
  private let questions: [String: String]
  private let sinceLastTime: [AfterEffect]
  private let pressure: BloodPressure?

  /// Nothing where nobody has answered anything.
  package init?(_ state: SessionState, keptIn session: String? = nil, time: String) {
    guard let opening = state.opening else { return nil }
    answers = state.answers.values.filter { $0.through != nil }.sorted { $0.id < $1.id }
    if answers.isEmpty { return nil }
    patient = opening.patient
    self.session = session
    protocolTitle = opening.protocolTitle
    self.time = time
    age = opening.age
    questions = Dictionary(
      opening.questions.map { ($0.id, $0.question) },
      uniquingKeysWith: { first, _ in first }
    )
    sinceLastTime = state.sinceLastTime
    pressure = state.bloodPressureBefore
  }

  /// The commands that say them once more.
  ///
  /// A no is one only to the same words, a yes is one to any; why it was gone on in spite of a yes
  /// was said of the other protocol.
  func commands(in opening: SessionOpening) -> [Command] {
    let asked = Dictionary(
      opening.questions.map { ($0.id, $0.question) },
      uniquingKeysWith: { first, _ in first }
    )
    let others = Set(opening.headings.map { Contraindication.somethingElse(under: $0).id })
    let kept = answers.compactMap { answer -> ScreeningAnswer? in
      var answer = answer
      guard answer.answer == .yes else {
        let isSame = asked[answer.id].map { $0 == questions[answer.id] } ?? false
        return isSame && answer.answer == .no ? answer : nil
      }
      answer.override = nil
      return asked[answer.id] != nil || others.contains(answer.id) ? answer : nil
    }
    let asksSince = opening.headings.contains { $0.id == Contraindication.sinceHeadingID }
    return [.answer(kept)]
      + (sinceLastTime.isEmpty || !asksSince ? [] : [.tellSinceLastTime(sinceLastTime)])
      + (pressure.map { [.reportBloodPressure(.before, $0)] } ?? [])
      + [.note("Answers of \(time), given for \(protocolTitle), were taken over")]
  }
}
