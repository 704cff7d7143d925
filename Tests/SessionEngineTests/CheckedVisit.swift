import SessionEngine
import TestSupport

/// A random visit led through screening and planning, with every rule that it broke.
struct CheckedVisit {
  /// How a visit can end.
  static let ends = [
    "consult", "place", "planned", "postponed", "refused", "too short", "unanswered",
  ]

  private(set) var broken: [String] = []
  private var visit: RandomVisit
  private var fixture: SessionFixture
  private let questionnaire: Questionnaire
  /// Everything that was answered, by the record and by the person.
  private var answers: [String: ScreeningAnswer] = [:]

  init(seed: UInt64) {
    visit = RandomVisit(seed: seed)
    questionnaire = Questionnaire(visit.massage, for: visit.patient)
    fixture = SessionFixture(plan: nil, questions: questionnaire.questions)
  }

  /// Leads the visit to its end and names it.
  lazy var end: String = {
    checkQuestions()
    take(questionnaire.recorded)
    for question in questionnaire.questions where isAsked(question) {
      take([visit.answer(to: question)])
    }
    let blocking = questionnaire.questions.filter(blocks)
    must(
      "what blocks the start is the verdict",
      blocking.isEmpty == (fixture.state.verdict == .clear && fixture.state.openNeeds.isEmpty)
    )
    return blocking.isEmpty ? plan() : stay(blocking)
  }()

  private mutating func must(_ rule: String, _ holds: Bool) {
    if !holds { broken.append(rule) }
  }

  // MARK: Screening

  private mutating func checkQuestions() {
    let asked = questionnaire.questions.map(\.id)
    for question in visit.massage.contraindications {
      let isAgeRight = visit.patient.age.flatMap { age in question.ages?.overlaps(age) } ?? true
      let sexes = Set([visit.patient.sex, question.sex].compactMap(\.self))
      let isSexRight = !sexes.isSuperset(of: [.female, .male])
      must("asked where it can apply", asked.contains(question.id) == (isAgeRight && isSexRight))
      let isSilent = questionnaire.silent.contains(question.id)
      let isEvery = question.ask == .everySession
      must("every session asks what it must", !isSilent || !isEvery)
      must("only later sessions leave questions out", !isSilent || visit.patient.lastSession != nil)
    }
    let isOutside = visit.patient.age.map { !(visit.massage.ages ?? .all).covers($0) } ?? false
    must(
      "an age outside asks for a doctor",
      !isOutside
        || questionnaire.questions.contains { $0.class == .consult && $0.id.hasPrefix("age") }
    )
  }

  private func isAsked(_ question: Contraindication) -> Bool {
    // What the record finds by itself is no question to the person.
    if answers[question.id]?.answer == .yes { return false }
    return !questionnaire.silent.contains(question.id)
      || answers[Contraindication.anythingNewID]?.answer == .yes
  }

  private mutating func take(_ given: [ScreeningAnswer]) {
    guard !given.isEmpty else { return }
    for answer in given { answers[answer.id] = answer }
    must("answers are taken", fixture.refusal(.answer(given), at: .zero) == nil)
  }

  /// Whether this question alone keeps the session from its start.
  private func blocks(_ question: Contraindication) -> Bool {
    guard let answer = answers[question.id], answer.answer != .unanswered else { return true }
    guard answer.answer == .yes, !question.isAnythingNew else { return false }
    if question.needs.contains(.age) { return true }
    switch question.class {
    case .absolute: return true
    case .postpone: return answer.override == nil
    case .consult: return answer.clearance == nil && answer.override == nil
    case .local: return question.zones.isEmpty && answer.place == nil && answer.override == nil
    }
  }

  /// Nothing starts, and what ends the visit is the strictest of what was found.
  private mutating func stay(_ blocking: [Contraindication]) -> String {
    let plan = SessionFixture.smallPlan()
    must("no plan is taken", fixture.refusal(.adopt(plan), at: .zero)?.sentence.isEmpty == false)
    must("nothing begins", fixture.refusal(.begin, at: .zero)?.sentence.isEmpty == false)
    let found = blocking.filter { answers[$0.id]?.answer == .yes }
    let refusal = fixture.refusal(.concludeScreening, at: .zero)
    let outcome = fixture.state.outcome
    for (kind, end) in [(Contraindication.Class.absolute, "refused"), (.postpone, "postponed")]
    where found.contains(where: { $0.class == kind }) {
      must("the strictest ends it", outcome?.word == end)
      must("the question is named", found.contains { $0.class == kind && $0.id == outcome?.reason })
      return end
    }
    if found.contains(where: { $0.class == .consult }) {
      must("without a consent it is refused", outcome?.word == "refused")
      return "consult"
    }
    must("what is missing is said", outcome == nil && refusal?.sentence.isEmpty == false)
    return found.isEmpty ? "unanswered" : "place"
  }

  // MARK: Planning

  private var request: PlanRequest {
    var visit = visit
    let counted = visit.earlier.filter(\.counts)
    var request = PlanRequest(
      sessionNumber: counted.count + 1,
      day: visit.day(),
      available: visit.available,
      painfulSide: visit.side(),
      position: visit.position(),
      age: visit.patient.age,
      findings: fixture.state.findings
    )
    request.remember(visit.earlier, of: visit.massage.id)
    return request
  }

  private mutating func plan() -> String {
    let request = request
    must("findings are the answers", request.findings.map(\.reason) == found)
    must("what was put off is remembered", Set(request.dropped.map(\.reason)) == putOff)
    do {
      let plan = try SessionPlan(visit.massage, for: request)
      broken += PlanRules(visit.massage, request, plan).broken
      must("the plan is taken", fixture.refusal(.adopt(plan), at: .zero) == nil)
      must("it begins", fixture.refusal(.begin, at: .zero) == nil)
      must("what was planned runs", fixture.state.progress.steps.map(\.step) == plan.steps)
      return "planned"
    } catch {
      must("a refusal has its reason", RefusalRules(visit.massage, request).allow(error))
      must("nothing begins", fixture.refusal(.begin, at: .zero)?.sentence.isEmpty == false)
      return if case .tooShort = error { "too short" } else { "no plan" }
    }
  }

  /// The questions whose yes changes the plan: local ones, those that close zones, and those with a
  /// place that was noted.
  private var found: [String] {
    questionnaire.questions.filter { question in
      guard let answer = answers[question.id], answer.answer == .yes, !question.isAnythingNew else {
        return false
      }
      return answer.place != nil || !question.zones.isEmpty
        || (question.class == .local && answer.override == nil)
    }.map(\.id)
  }

  /// Why techniques are still put off: by reaction, as many counted sessions as it said.
  private var putOff: Set<String> {
    let earlier = visit.earlier
    return Set(
      earlier.indices.flatMap { place -> [String] in
        let since = earlier[(place + 1)...].count(where: \.counts)
        return earlier[place].putOff.filter { since < $0.furtherSessions }.map(\.reason)
      }
    )
  }
}
