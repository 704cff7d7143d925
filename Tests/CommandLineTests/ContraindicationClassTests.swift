import TestProcesses
import Testing

/// The four classes of contraindications, each plan with and without the finding.
@Suite struct ContraindicationClassTests {
  struct Finding: CustomTestStringConvertible {
    var question: String
    /// What the guide asks for after the yes.
    var words: String?
    var status: Int32
    /// What a line says with the finding, and never without it.
    var line: String
    var outcome: String

    var testDescription: String { question + " " + (words ?? "") }
  }

  @Test(arguments: [
    Finding(
      question: "A malignant disease",
      status: 3,
      line: "The session is refused: cancer",
      outcome: "refused"
    ),
    Finding(
      question: "A raised temperature",
      status: 3,
      line: "Not today: fever",
      outcome: "postponed"
    ),
    Finding(
      question: "A slipped disc",
      words: "no",
      status: 3,
      line: "The session is refused: hernia",
      outcome: "refused"
    ),
    Finding(
      question: "A slipped disc",
      words: "clearance Dr. Ada Lovelace 2026-11-01",
      status: 0,
      line: "Only with a doctor's consent",
      outcome: "endedEarly"
    ),
    Finding(
      question: "Moles, warts",
      words: "place left hip",
      status: 0,
      line: "Left out: Do not work: left hip (skin-marks)",
      outcome: "endedEarly"
    ),
  ])
  func `a finding changes the plan or forbids it`(finding: Finding) throws {
    let guide = try GuideRun()
    let without = try guide("run", "back-pain", "--plain", input: Self.without)
    #expect(without.status == 0, "\(without.errors)")
    #expect(!without.output.contains(finding.line))
    let (page, number) = try #require(Self.place(of: finding.question, in: without.output))
    let with = try guide(
      "run",
      "back-pain",
      "--plain",
      input: String(repeating: "none\n", count: page - 1) + "\(number)\n"
        + (finding.words.map { $0 + "\n" } ?? "") + Self.without
    )
    #expect(with.status == finding.status, "\(with.output) \(with.errors)")
    #expect(with.output.contains(finding.line), "\(with.output)")
    #expect(with.output.contains("The plan:") == (finding.status == 0))
    let export = try guide("export", "--format", "json", "--all").output
    #expect(export.contains("\"outcome\":\"\(finding.outcome)\""))
    #expect(export.contains("\"answer\":\"yes\""))
  }

  @Test func `a zone that is left out takes its steps along, and the banner stays`() throws {
    let guide = try GuideRun()
    let without = try guide("run", "back-pain", "--plain", input: Self.without).output
    let (page, number) = try #require(Self.place(of: "Menstruation", in: without))
    let input = String(repeating: "none\n", count: page - 1) + "\(number)\n" + Self.without
    let with = try guide("run", "back-pain", "--plain", input: input).output
    #expect(without.plannedSteps ?? 0 > 0)
    #expect(with.plannedSteps ?? 0 > 0)
    #expect(with.plannedSteps ?? 0 <= without.plannedSteps ?? 0)
    #expect(with.contains("left out (menstruation)"))
    #expect(!without.contains("left out (menstruation)"))
  }

  /// No to everything, begun and ended at once.
  private static let without =
    String(repeating: "none\n", count: 10) + "done\n\nneither\nstart\nstop enough\nstop enough\n"

  /// Page and number of a question, both counted from 1.
  private static func place(of question: String, in output: String) -> (Int, Int)? {
    var page = 0
    for line in output.split(separator: "\n") {
      if line.contains("Does one of these apply?") { page += 1 }
      if line.contains("  \(question)"), let number = line.first?.wholeNumberValue {
        return (page, number)
      }
    }
    return nil
  }
}

extension String {
  fileprivate var plannedSteps: Int? {
    guard let place = firstRange(of: "The plan: ") else { return nil }
    return Int(self[place.upperBound...].prefix { $0.isNumber })
  }
}
