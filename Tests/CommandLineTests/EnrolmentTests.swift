import TestProcesses
import Testing

/// When a patient's course begins, by the real binary.
@Suite struct EnrolmentTests {
  private static let id = "lumbar-osteochondrosis"

  private func run(_ guide: GuideRun, _ input: String, yes: Bool = true) throws
    -> FinishedProcess
  {
    try guide.run(
      ["run", Self.id, "--patient", "A-1", "--plain"] + (yes ? ["--yes"] : []),
      input: input
    )
  }

  @Test func `choosing a protocol, or answering its questions, enrols nobody`() throws {
    let guide = try GuideRun()
    #expect(try run(guide, "none\nnone\ndone\n", yes: false).status == 1)
    let shown = try guide("patient", "show", "A-1")
    #expect(shown.status == 0, "\(shown.errors)")
    #expect(!shown.output.contains("Course:"))
    #expect(try guide("history", "--patient", "A-1").status == 0)
  }

  @Test func `a patient stopped before the main stage is on record with the referral alone`() throws
  {
    let guide = try GuideRun()
    let stopped = try run(guide, "react numbness\nyes\nsafe\n\n")
    #expect(stopped.status == 0, "\(stopped.output) \(stopped.errors)")
    let shown = try guide("patient", "show", "A-1").output
    #expect(shown.contains("OPEN: no doctor was seen yet."))
    #expect(!shown.contains("Course:"))
    #expect(try guide("history", "--patient", "A-1").output.contains("numbness"))
    #expect(try run(guide, "").status == 3)
  }

  @Test func `the course begins with the first main stage, and its session belongs to it`() throws {
    let guide = try GuideRun()
    #expect(try run(guide, "stop phone\n\n\n").status == 0)
    #expect(!(try guide("patient", "show", "A-1").output.contains("Course:")))
    #expect(try run(guide, "stage\nstop enough\n\n2\n").status == 0)
    let shown = try guide("patient", "show", "A-1").output
    #expect(shown.contains("Course:"))
    #expect(shown.contains("next: session 2"))
    let history = try guide("history", "--patient", "A-1").output
    #expect(history.contains(", 1 session"))
    #expect(history.contains("Outside a course"))
  }

  @Test func `a session whose every technique was skipped leaves the number as it was`() throws {
    let guide = try GuideRun()
    let skipped = try run(guide, "stage\nstage\nskip\n\n2\n")
    #expect(skipped.status == 0, "\(skipped.errors)")
    let json = try guide("history", "--json").output
    #expect(json.contains("\"outcome\": \"endedEarly\""))
    #expect(json.contains("every technique was skipped"))
    #expect(json.contains("\"counts\": false"))
    let again = try run(guide, "stage\nstop enough\n\n2\n")
    #expect(again.output.contains("session 1, patient A-1"))
  }
}
