package import SessionEngine

/// One visit of a random patient: what is done, what is known, what is said, how much time there is.
package struct RandomVisit: Sendable {
  package var massage: MassageProtocol
  /// What the record knows of the patient; empty for a walk-in.
  package var patient = KnownPatient()
  /// The patient's sessions so far, the earliest first.
  package var earlier: [EarlierSession] = []
  package var available: Duration?
  private var numbers: SeededNumbers

  /// The same for the same seed.
  package init(seed: UInt64) {
    numbers = SeededNumbers(seed: seed ^ 0x7AB1E)
    var random = RandomProtocols(seed: seed)
    massage = random.nextProtocol()
    massage.contraindications = (1...number(in: 1...5)).map { question("question-\($0)") }
    massage.ages = isTrue(3) ? AgeRange(from: .years(number(in: 1...40))) : nil
    if isTrue(3) { massage.ageLimits.append(AgeLimit(below: .years(2), text: "Too young.")) }
    available = isTrue(5) ? .seconds(number(in: 30...2_400)) : nil
    if isTrue(7) { know() }
  }

  /// What the person at the table says to a question.
  package mutating func answer(to question: Contraindication) -> ScreeningAnswer {
    if isOne(of: 60) { return ScreeningAnswer(id: question.id, answer: .unanswered) }
    guard isOne(of: 6) else { return ScreeningAnswer(id: question.id, answer: .no) }
    return finding(question)
  }

  package mutating func side() -> BodySide? { isTrue(5) ? pick(BodySide.allCases) : nil }

  package mutating func position() -> Position? { isTrue(3) ? pick(Position.allCases) : nil }

  package mutating func day() -> Int? { isTrue(7) ? number(in: 1...30) : nil }

  // MARK: The patient

  private mutating func know() {
    patient.age = isTrue(7) ? .years(number(in: 0...80)) : nil
    patient.sex = isTrue(7) ? pick(Sex.allCases) : nil
    let questions = massage.contraindications
    for question in questions where isTrue(6) {
      patient.answers.append(
        isOne(of: 5) ? finding(question) : ScreeningAnswer(id: question.id, answer: .no)
      )
    }
    for number in 0..<number(in: 0...6) { earlier.append(session(number + 1)) }
    if !earlier.isEmpty { patient.lastSession = "2026-11-01" }
  }

  private mutating func session(_ number: Int) -> EarlierSession {
    let steps = massage.stages.flatMap(\.steps)
    let step = pick(steps)
    let putOff = PutOff(
      technique: isTrue(8) ? step.technique : nil,
      zones: step.zones,
      furtherSessions: self.number(in: 1...4),
      reason: "pain in session \(number)"
    )
    return EarlierSession(
      id: "s-\(number)",
      protocolID: isTrue(8) ? massage.id : "another",
      number: number,
      date: 20_000 + number,
      counts: isTrue(8),
      putOff: isTrue(3) ? [putOff] : [],
      skipped: isTrue(3) ? [step.id] : [],
      painfulSide: isTrue(5) ? pick(BodySide.allCases) : nil
    )
  }

  // MARK: Questions

  private mutating func question(_ id: String) -> Contraindication {
    Contraindication(
      id: id,
      class: pick(Contraindication.Class.allCases),
      ask: pick(Contraindication.Rhythm.allCases),
      question: "\(id)?",
      zones: isTrue(6) ? (0..<number(in: 1...2)).map { _ in pick(Zone.allCases) } : [],
      ages: isTrue(2) ? AgeRange(from: .years(number(in: 0...60))) : nil,
      sex: isTrue(2) ? pick(Sex.allCases) : nil
    )
  }

  /// A yes, with or without the words that its class asks for.
  private mutating func finding(_ question: Contraindication) -> ScreeningAnswer {
    var answer = ScreeningAnswer(id: question.id, answer: .yes)
    switch question.class {
    case .absolute: break
    case .postpone: answer.override = isTrue(4) ? "the doctor insists" : nil
    case .consult:
      answer.clearance = isTrue(6) ? Clearance(doctor: "Ada", date: "2026-11-01") : nil
      answer.place = isTrue(3) ? "left of the spine" : nil
      answer.override = isTrue(1) ? "known for years" : nil
    case .local:
      answer.place = isTrue(7) ? "left shoulder blade" : nil
      answer.override = isTrue(1) ? "healed" : nil
    }
    return answer
  }

  // MARK: Chance

  private mutating func number(in range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &numbers)
  }

  /// True in so many of ten cases.
  private mutating func isTrue(_ tenths: Int) -> Bool { number(in: 1...10) <= tenths }

  private mutating func isOne(of many: Int) -> Bool { number(in: 1...many) == 1 }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[number(in: 0...(elements.count - 1))]
  }
}
