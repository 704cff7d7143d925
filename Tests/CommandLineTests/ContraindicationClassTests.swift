import TestProcesses
import Testing

/// Every class of contraindication, by the real binary: the plan with and without the finding, and
/// what the record says of it.
@Suite struct ContraindicationClassTests {
  /// A yes to one question, and what becomes of the session.
  struct Finding: CustomTestStringConvertible {
    var massage: String
    var question: String
    /// The lines up to the preparation.
    var said: String
    var place: String?
    var override: String?
    var clearedBy: String?
    var status: Int32 = 0
    /// What is said, and never without the finding.
    var line: String
    var outcome = "endedEarly"
    /// Steps of the plan that go.
    var gone: [String] = []
    /// What stays open of zones that are closed in part or altogether.
    var open: [String: [String]] = [:]
    var banner: String?

    /// One command a line; bars divide those of several words.
    var lines: String {
      let parts = said.contains("|") ? said.split(separator: "|") : said.split(separator: " ")
      var lines: [String] = []
      for part in parts {
        if lines.last == "which" {
          lines[lines.count - 1] += " " + part
        } else {
          lines.append(String(part))
        }
      }
      return lines.map { $0 + "\n" }.joined()
    }

    var testDescription: String { "\(massage): \(question) \(said)" }
  }

  static let forbidding = [
    Finding(
      massage: "back-pain",
      question: "cancer",
      said: "none 3 which 1",
      status: 3,
      line: "The session is refused: cancer",
      outcome: "refused"
    ),
    Finding(
      massage: "back-pain",
      question: "fever",
      said: "2 which 1 no",
      status: 3,
      line: "Not today: fever",
      outcome: "postponed"
    ),
    Finding(
      massage: "back-pain",
      question: "hernia",
      said: "none 6 which 1 no",
      status: 3,
      line: "The session is refused: hernia",
      outcome: "refused"
    ),
    Finding(
      massage: "hernia-recovery",
      question: "order",
      said: "none none no",
      status: 3,
      line: "The session is refused: order",
      outcome: "refused"
    ),
  ]

  static let allowing = [
    Finding(
      massage: "back-pain",
      question: "unwell",
      said: "2|which 9|override the doctor insists|none",
      override: "the doctor insists",
      line: "Better another day"
    ),
    Finding(
      massage: "back-pain",
      question: "past-stroke",
      said: "none|1|which 3|clearance Dr. Ada Lovelace -3",
      clearedBy: "Dr. Ada Lovelace",
      line: "need Doctor's consent: old stroke"
    ),
    Finding(
      massage: "back-pain",
      question: "skin-marks",
      said: "3|which 6|none|place left buttocks mole",
      place: "left buttock: mole",
      line: "Left out: Do not work: left buttock: mole (skin marks)",
      banner: "Do not work: left buttock: mole (skin marks)"
    ),
    Finding(
      massage: "whole-back-clinic",
      question: "menstruation",
      said: "6 which 1 none",
      line: "left out (menstruation)",
      gone: ["rubbing-lower", "kneading-lower"],
      open: ["back": ["upper-back"]],
      banner: "Abdomen, lumbar, sacrum, thighs left out (menstruation)"
    ),
    Finding(
      massage: "relaxing-whole-body",
      question: "menstruation",
      said: "6 which 1 none",
      line: "left out (menstruation)",
      gone: ["abdomen"],
      open: [
        "back": ["upper-back"], "legs": ["knees", "lower-legs", "feet"], "thighs": [],
        "abdomen": [], "lumbar": [], "sacrum": [],
      ],
      banner: "Abdomen, lumbar, sacrum, thighs left out (menstruation)"
    ),
  ]

  @Test(arguments: forbidding)
  func `a finding that forbids leaves no plan, and the record says which it was`(finding: Finding)
    throws
  {
    let (without, with) = try sessions(finding)
    #expect(!without.steps.isEmpty)
    #expect(with.steps.isEmpty)
    #expect(with.reason == finding.question)
  }

  @Test(arguments: allowing)
  func `a finding takes its places out of the plan, and nothing else`(finding: Finding) throws {
    let (without, with) = try sessions(finding)
    let before = without.steps.map(\.id)
    #expect(Set(finding.gone).isSubset(of: before))
    #expect(with.steps.map(\.id) == before.filter { !finding.gone.contains($0) })
    for step in with.steps {
      let whole = without.steps.first { $0.id == step.id }
      let open = (whole?.zones ?? []).flatMap { finding.open[$0] ?? [$0] }
      #expect(Set(step.zones) == Set(open), "\(step.id)")
    }
    #expect(without.banners.isEmpty)
    #expect(with.banners.map(\.text) == [finding.banner].compactMap(\.self))
    #expect(with.banners.allSatisfy { $0.reason == finding.question })
  }

  @Test(arguments: ["lumbar", "upper-back"])
  func `a place that a patient always leaves out stays out without a question`(zone: String) throws
  {
    let guide = try GuideRun()
    #expect(try guide.run(["patient", "add", "A-1"], input: "leave out: \(zone)\n").status == 0)
    for patient in [[], ["--patient", "A-1"]] {
      let run = try guide.run(
        ["run", "whole-back-clinic", "--plain", "--yes"] + patient,
        input: "stop enough\nstop enough\n"
      )
      #expect(run.status == 0, "\(run.errors)")
    }
    let sessions = try guide.exported()
    let without = try #require(sessions.first { $0.patient == nil })
    let with = try #require(sessions.first { $0.patient == "A-1" })
    #expect(without.steps.contains { $0.zones.contains(zone) })
    #expect(!with.steps.contains { $0.zones.contains(zone) })
    let kept = without.steps.filter { $0.zones != [zone] }.map(\.id)
    #expect(with.steps.map(\.id) == kept)
    #expect(with.banners.map(\.reason) == ["standing"])
  }

  private static let ordered =
    GuideRun.noToLines + "place lumbar L5\nclearance Dr. Ada -3\ntick\nminutes 8\n"
    + GuideRun.begun

  /// The same session without and with the finding, by the real binary.
  private func sessions(_ finding: Finding) throws -> (
    without: ExportedSession, with: ExportedSession
  ) {
    let guide = try GuideRun()
    let isOrdered = finding.massage == "hernia-recovery"
    let without = try guide(
      "run",
      finding.massage,
      "--plain",
      input: isOrdered ? Self.ordered : GuideRun.noToAll
    )
    #expect(without.status == 0, "\(without.output) \(without.errors)")
    #expect(!without.output.contains(finding.line))
    let first = try #require(try guide.exported().first)
    let with = try guide(
      "run",
      finding.massage,
      "--plain",
      input: finding.lines + GuideRun.begun
    )
    #expect(with.status == finding.status, "\(with.output) \(with.errors)")
    #expect(with.output.contains(finding.line), "\(with.output)")
    #expect(with.output.contains("The plan:") == (finding.status == 0))
    let second = try #require(try guide.exported().first { $0.id != first.id })
    #expect(second.outcome == finding.outcome)
    check(second.screening.first { $0.id == finding.question }, finding)
    return (first, second)
  }

  /// The record keeps the answer and the words that went with it.
  private func check(_ answer: ExportedSession.Screening?, _ finding: Finding) {
    guard finding.question != "order" else { return }
    #expect(answer?.answer == "yes")
    #expect(answer?.override == finding.override)
    #expect(answer?.place == finding.place)
    #expect(answer?.clearedBy == finding.clearedBy)
  }
}
