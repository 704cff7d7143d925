import ProtocolLibrary
import SessionEngine
import Testing

/// What must hold for the lines that one patient hears, in sentences that say what does not.
struct LineRules {
  let pages: ScreeningPages
  /// Every question that is put to the patient.
  let questions: [Contraindication]

  var broken: [String] {
    let all = pages.today + pages.health
    let core = all.filter { $0.heading.id != Heading.ownID }
    // What the age asks is made from the ages of the file.
    let own = all.filter { line in
      line.heading.id == Heading.ownID && !line.questions.contains(where: \.isAgeQuestion)
    }
    let asked = all.flatMap(\.questions).map(\.id)
    let rules: [(String, Bool)] = [
      ("each question stands under one line", asked.sorted() == questions.map(\.id).sorted()),
      ("a page has nine lines at most", sheets.allSatisfy { $0.count <= 9 }),
      (
        "a page fits a window of twenty-four rows",
        sheets.allSatisfy { $0.reduce(0) { $0 + 1 + $1.rows } <= 21 }
      ),
      ("a line stands for nine questions at most", core.allSatisfy { $0.questions.count <= 9 }),
      ("the words of a line take four rows at most", core.allSatisfy { $0.rows <= 4 }),
      ("a file has two lines of its own at most", own.count <= 2),
      ("the words cover every question that is asked", core.allSatisfy(\.coversItsQuestions)),
      ("no word is one of a question that is not asked", core.allSatisfy(\.namesNothingElse)),
    ]
    return rules.filter { !$0.1 }.map(\.0)
  }

  private var sheets: [[AskedHeading]] { [pages.today, pages.health] }
}

extension AskedHeading {
  private var parts: Set<String> { Set(questions.compactMap(\.short).flatMap(\.shownParts)) }

  fileprivate var coversItsQuestions: Bool {
    questions.allSatisfy { $0.short != nil }
      && parts.allSatisfy { words.contains($0) || heading.say.holdsWords(of: $0) }
  }

  fileprivate var namesNothingElse: Bool {
    let own = ([heading.short].compactMap(\.self)).flatMap(\.shownParts)
    return Set(words).isSubset(of: parts.union(own))
  }

  /// The rows of its words in a window of eighty columns.
  fileprivate var rows: Int {
    var rows = 0
    var column = 0
    for word in words.joined(separator: ", ").split(separator: " ") {
      if rows == 0 || column + 1 + word.count > 75 {
        rows += 1
        column = word.count
      } else {
        column += 1 + word.count
      }
    }
    return rows
  }
}

extension String {
  var shownParts: [String] {
    split(separator: ",").map { part in
      part.split(separator: " ").joined(separator: " ")
    }
  }
}

/// What must hold for a plan after a yes, said without the planner's own means.
struct ClosingRules {
  let massage: MassageProtocol
  let question: Contraindication
  /// Where it is, as far as that was said.
  var place: BodyPlace?
  /// The zones that a doctor agrees to.
  var agreed: [Zone]?

  func broken(by plan: SessionPlan) -> [String] {
    let rules: [(String, (PlannedStep) -> Bool)] = [
      ("no closed zone is worked, in part or around", keepsOff),
      ("a shortened stroke says where it stops", saysWhereItStops),
      (
        "no forbidden technique is done",
        { !(isLimited($0) && limits.forbid.contains($0.technique)) }
      ),
      (
        "no step lies in a forbidden position",
        { isAllowed([plan.position, $0.position].compactMap(\.self)) }
      ),
      ("the ceiling of the pressure holds", isGentleEnough),
    ]
    let steps = rules.filter { rule in !plan.steps.allSatisfy(rule.1) }.map(\.0)
    let hasMain = plan.steps.contains { $0.stage == .main }
    return steps + (hasMain ? [] : ["what leaves no main stage starts nothing"])
  }

  private var limits: ConsentLimits { question.limits }

  // MARK: Places

  /// Zones that cover parts of others although none lies in the other.
  private static let overlaps: [Zone: [Zone]] = [
    .paravertebral: [.interscapular, .lumbar, .sacrum], .collar: [.neck, .shoulders, .upperBack],
  ]

  /// All that a stroke over a zone comes on.
  private static func covered(by zone: Zone) -> Set<Zone> {
    let inside = zone.withZonesInside
    return inside.reduce(into: inside) { covered, part in
      for other in overlaps[part] ?? [] { covered.formUnion(other.withZonesInside) }
    }
  }

  private var closed: [Zone] {
    let named = limits.closesPlace && place?.side == nil ? [place?.zone].compactMap(\.self) : []
    guard let agreed else { return question.zones + named }
    let open = agreed.reduce(into: Set<Zone>()) { $0.formUnion($1.withZonesInside) }
    return question.zones + named
      + Zone.allCases.filter { $0.withZonesInside.count == 1 && !open.contains($0) }
  }

  private func keepsOff(_ step: PlannedStep) -> Bool {
    let zones = step.zones
    return !closed.contains { closed in
      zones.contains { zone in
        !Self.covered(by: zone).isDisjoint(with: closed.withZonesInside)
          || !Self.covered(by: closed).isDisjoint(with: zone.withZonesInside)
      }
    }
  }

  /// What moves a whole limb or the whole body is left out, never shortened.
  private static let whole: Set<Technique> = [
    .passiveMovement, .resistedMovement, .gymnastics, .rocking, .stretching,
  ]

  private func saysWhereItStops(_ step: PlannedStep) -> Bool {
    let changes = (massage.course?.periods ?? []).flatMap(\.changes)
    let written =
      massage.stages.flatMap(\.steps).filter { step.id.hasPrefix($0.id) }.flatMap(\.zones)
      + changes.filter { step.id.hasPrefix($0.step) }.flatMap { $0.zones ?? [] }
    if step.id.hasSuffix("-link") || Set(step.zones).isSubset(of: written) { return true }
    return step.text.hasPrefix("Only ") && !step.avoid.isEmpty
      && !Self.whole.contains(step.technique)
  }

  // MARK: Limits

  private func isLimited(_ step: PlannedStep) -> Bool {
    let named = limits.isWithinPlace ? [place?.zone].compactMap(\.self) : []
    let within = (limits.within + named).reduce(into: Set<Zone>()) {
      $0.formUnion($1.withZonesInside)
    }
    if within.isEmpty, !limits.isWithinPlace { return true }
    return step.zones.contains { !$0.withZonesInside.isDisjoint(with: within) }
  }

  private func isAllowed(_ positions: [Position]) -> Bool {
    Set(limits.forbiddenPositions).isDisjoint(with: positions)
  }

  private func isGentleEnough(_ step: PlannedStep) -> Bool {
    guard let ceiling = limits.maxPressure, let pressure = step.pressure, isLimited(step) else {
      return true
    }
    return pressure.strongest <= ceiling
  }
}

/// The rules above find what they are for.
struct ScreeningRulesTests {
  private static let massage = ShippedLibrary.protocols["relaxing-whole-body"]

  private static func pages() throws -> (ScreeningPages, [Contraindication]) {
    let massage = try #require(massage)
    let questions = Questionnaire(massage, for: KnownPatient(age: .years(40), sex: .female))
      .questions
    return (ScreeningPages(questions, under: massage.headings), questions)
  }

  /// Lines that are wrong in one way, with the sentence that says how.
  static let lines: [(sentence: String, change: @Sendable (inout ScreeningPages) -> Void)] = [
    ("each question stands under one line", { $0.health.removeLast() }),
    ("a page has nine lines at most", { $0.today += $0.health }),
    ("a page fits a window of twenty-four rows", { $0.today += $0.health }),
    (
      "a line stands for nine questions at most",
      { $0.health[0].questions += $0.health[1].questions }
    ),
    (
      "the words of a line take four rows at most",
      { pages in
        for row in pages.health[0].questions.indices {
          pages.health[0].questions[row].short = (1...9).map { "a long word \(row) \($0)" }
            .joined(separator: ", ")
        }
      }
    ),
    (
      "a file has two lines of its own at most",
      {
        $0.today += [1, 2, 3].map {
          AskedHeading(heading: Heading(id: "own", page: .today, say: "\($0)?"), questions: [])
        }
      }
    ),
    ("the words cover every question that is asked", { $0.health[0].questions[0].short = nil }),
  ]

  @Test(arguments: lines.indices)
  func `a line that is wrong is found`(row: Int) throws {
    let (sound, questions) = try Self.pages()
    #expect(LineRules(pages: sound, questions: questions).broken == [])
    var pages = sound
    Self.lines[row].change(&pages)
    #expect(LineRules(pages: pages, questions: questions).broken.contains(Self.lines[row].sentence))
  }

  /// Plans after a slipped disc in the lower back that are wrong in one way.
  static let plans: [(sentence: String, change: @Sendable (inout SessionPlan) -> Void)] = [
    ("no closed zone is worked, in part or around", { $0.steps[0].zones = [.lumbar] }),
    ("no closed zone is worked, in part or around", { $0.steps[0].zones = [.back] }),
    ("no closed zone is worked, in part or around", { $0.steps[0].zones = [.paravertebral] }),
    (
      "a shortened stroke says where it stops",
      { plan in
        let row = plan.steps.firstIndex { $0.text.hasPrefix("Only ") } ?? 0
        plan.steps[row].text = "Long strokes."
      }
    ),
    ("no forbidden technique is done", { $0.steps[0].technique = .tapotement }),
    (
      "the ceiling of the pressure holds",
      { plan in
        plan.steps[0].pressure = Pressure(5).map { PressureCourse(start: $0, end: $0) }
      }
    ),
    (
      "what leaves no main stage starts nothing",
      { plan in plan.steps.removeAll { $0.stage == .main } }
    ),
  ]

  @Test(arguments: plans.indices)
  func `a plan that works what is closed is found`(row: Int) throws {
    let massage = try #require(Self.massage)
    let hernia = try #require(massage.contraindications.first { $0.id == "hernia" })
    let place = BodyPlace(zone: .lumbar)
    let finding = Finding(hernia, ScreeningAnswer(id: "hernia", answer: .yes, places: [place]))
    var plan = try SessionPlan(massage, for: PlanRequest(findings: [finding]))
    let rules = ClosingRules(massage: massage, question: hernia, place: place)
    #expect(rules.broken(by: plan) == [])
    Self.plans[row].change(&plan)
    #expect(rules.broken(by: plan).contains(Self.plans[row].sentence))
  }

  @Test func `a step in a forbidden position is found`() throws {
    let massage = try #require(ShippedLibrary.protocols["neck-on-chair"])
    let pregnancy = try #require(massage.contraindications.first { $0.id == "pregnancy" })
    var plan = try SessionPlan(massage, for: PlanRequest())
    let rules = ClosingRules(massage: massage, question: pregnancy)
    plan.position = .prone
    #expect(rules.broken(by: plan).contains("no step lies in a forbidden position"))
  }
}
