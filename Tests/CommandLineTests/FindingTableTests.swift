import ProtocolLibrary
import SessionEngine
import TestProcesses
import Testing

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Every protocol that comes with the program and every question answered with yes through its
/// line, by the real binary.
///
/// Each run takes every file with one question, another one for the next file; `FINDINGS=all` takes
/// all pairs, some seven thousand processes.
struct FindingTableTests {
  private static let folder = Processes.package + "/Protocols"
  private static let common = ProtocolFinder(
    folders: [ProtocolFolder(path: folder)],
    shipped: folder
  ).commonRules().rules

  private static let ids = ProtocolFinder(
    folders: [ProtocolFolder(path: folder)],
    shipped: folder
  ).entries.map(\.id)

  private static let isWhole = getenv("FINDINGS").map { String(cString: $0) } == "all"

  /// One file with somebody it is for.
  private struct Patient {
    let massage: MassageProtocol
    /// Said where it decides what is asked.
    let age: Age?
    let pages: ScreeningPages

    init(_ id: String) throws {
      let source = try SourceFile.read(FindingTableTests.folder + "/\(id).yaml")
      massage = try #require(ProtocolReader.read(source, common: common).protocol)
      let ages = massage.ages ?? .all
      age = ages == .adults || ages == .all ? nil : ages.from
      let asked = Questionnaire(massage, for: KnownPatient(age: age.map(AgeRange.init(exactly:))))
      pages = ScreeningPages(asked.questions, under: massage.headings)
    }

    var day: Int? { massage.course?.periods.lazy.compactMap(\.span.firstDay).first }

    /// The questions of the core that are put to this patient.
    var questions: [Contraindication] {
      let core = Set(FindingTableTests.common.core.map(\.id))
      return (pages.today + pages.health).flatMap(\.questions).filter { core.contains($0.id) }
    }

    /// The lines that answer yes to this question alone, up to what the answers need.
    func lines(yesTo question: Contraindication) -> [String] {
      var lines = age.map { ["\($0.months) m"] } ?? []
      for page in [pages.today, pages.health] where !page.isEmpty {
        guard let row = page.firstIndex(where: { $0.questions.contains { $0.id == question.id } })
        else {
          lines.append("none")
          continue
        }
        let behind = page[row].questions
        lines.append("\(row + 1)")
        guard page[row].heading.id != Heading.ownID || behind.count > 1 else { continue }
        let number = behind.firstIndex { $0.id == question.id } ?? 0
        lines.append("which \(number + 1)")
        let ends = question.class == .absolute || question.class == .postpone
        if ends { return lines }
      }
      return lines
    }

    static let place = "lumbar sore"

    /// What the answer and the file need, up to the end of the first technique.
    func begun(after question: Contraindication) -> [String] {
      let needs = massage.neededBeforeStart
      var said: [String] = []
      var consent = ["clearance Dr. Ada -3"]
      for found in found(with: question) {
        said += ScreeningNeed.allCases.compactMap { self.said($0, of: found) }
        guard found.class == .consult, !found.isConsentedByOrder else { continue }
        said += consent
        consent = []
      }
      if !needs.contains(where: { $0.kind == .order }) { consent = [] }
      let others = needs.compactMap { need -> String? in
        switch need.kind {
        case .order: nil
        case .tick: "tick"
        case .words: "value Anna"
        case .side: "left"
        }
      }
      return said + consent + others + ["done", massage.asksMinutes ? "minutes 20" : "pain 3", ""]
        + ["start", "stop enough", "stop enough"]
    }

    /// The question, and what the file is for.
    private func found(with question: Contraindication) -> [Contraindication] {
      questions.filter { $0.id == question.id || ($0.isIndication && $0.asksPlace) }
    }

    private func said(_ need: ScreeningNeed, of question: Contraindication) -> String? {
      switch need {
      case .place: question.asksPlace ? "place " + Self.place : nil
      case .week where question.needs.contains(need): "value 8"
      case .zones where question.needs.contains(need): "value none"
      case .bloodPressure where question.needs.contains(need): "value 130/80"
      case .weeksEarly where question.needs.contains(need): "value 5"
      case .week, .zones, .bloodPressure, .weeksEarly, .age: nil
      }
    }

    /// What the engine leaves of the plan; nothing where it leaves none.
    func plan(after question: Contraindication) -> SessionPlan? {
      try? SessionPlan(
        massage,
        for: PlanRequest(
          day: day,
          available: massage.asksMinutes ? .seconds(1_200) : nil,
          curve: massage.asksCurve ? SpinalCurve(upper: .left, lower: .left) : nil,
          age: age.map(AgeRange.init(exactly:)),
          findings: found(with: question).filter { !$0.limitsNothing }.map {
            Finding($0, answer(to: $0))
          }
        )
      )
    }

    private func answer(to question: Contraindication) -> ScreeningAnswer {
      ScreeningAnswer(
        id: question.id,
        answer: .yes,
        places: question.asksPlace ? [BodyPlace(zone: .lumbar, words: "sore")] : [],
        clearance: Clearance(doctor: "Dr. Ada", date: "2026-11-01"),
        weeks: question.needs.contains(.weeksEarly) ? 5 : 8,
        agreed: []
      )
    }
  }

  /// Runs the file with these lines; the records of every run are its own.
  private func run(_ patient: Patient, _ lines: [String]) throws -> FinishedProcess {
    let guide = try GuideRun()
    let day = patient.day.map { ["--day", "\($0)"] } ?? []
    return try guide.run(
      ["run", patient.massage.id, "--plain", "--protocols", Self.folder] + day,
      input: lines.map { $0 + "\n" }.joined()
    )
  }

  @Test(arguments: ids)
  func `a yes refuses, postpones or limits the session as its class says`(id: String) throws {
    let patient = try Patient(id)
    let questions = patient.questions
    let turn = Self.ids.firstIndex(of: id) ?? 0
    let sample = isWhole ? questions : [questions[turn % questions.count]]
    for question in sample { try check(question, of: patient) }
  }

  private var isWhole: Bool { Self.isWhole }

  private func check(_ question: Contraindication, of patient: Patient) throws {
    let lines = patient.lines(yesTo: question)
    let named = "\(patient.massage.id) \(question.id)"
    // Where it is what the file is for, what is missing is the order.
    let words = question.id.split(separator: "-").joined(separator: " ")
    let said = question.isIndication ? "" : words
    switch question.class {
    case .absolute, .consult:
      let refused = try run(patient, lines + ["no"])
      #expect(refused.status == 3, "\(named) \(refused.output)")
      #expect(refused.output.contains("The session is refused: \(said)"), "\(named)")
    case .postpone:
      let postponed = try run(patient, lines + ["no"])
      #expect(postponed.status == 3, "\(named) \(postponed.output)")
      #expect(postponed.output.contains("Not today: \(said)"), "\(named)")
    case .local: break
    }
    guard question.class == .local || question.class == .consult else { return }
    let limited = try run(patient, lines + patient.begun(after: question))
    guard let plan = patient.plan(after: question) else {
      #expect(limited.status == 3, "\(named) \(limited.output)")
      return
    }
    #expect(limited.status == 0, "\(named) \(limited.output) \(limited.errors)")
    for banner in plan.banners {
      #expect(limited.output.contains("Left out: \(banner.text)"), "\(named) \(limited.output)")
    }
  }
}

extension Contraindication {
  /// A doctor's consent to it leaves the plan as it is.
  fileprivate var limitsNothing: Bool {
    self.class == .consult && zones.isEmpty && limits == ConsentLimits() && !asksPlace
  }
}

extension PeriodSpan {
  fileprivate var firstDay: Int? {
    if case .days(let from, _) = self { from } else { nil }
  }
}
