import TestProcesses
import Testing

/// One patient lies on one table, and a number that counts is given once; by the real binary.
@Suite struct OneTableTests {
  private static let id = "osteochondrosis-classic"

  private func run(_ guide: GuideRun, _ more: String..., input: String) throws -> FinishedProcess {
    let words = (["run", Self.id, "--patient", "A-1", "--plain", "--yes"] + more)
      .joined(separator: " ")
    return try guide.shell("$T \(words)", input: input)
  }

  @Test func `a patient with a session that is not over gets no second one`() throws {
    let guide = try GuideRun()
    #expect(try run(guide, input: "quit\n").status == 0)
    let second = try run(guide, input: "quit\n")
    #expect(second.status == 1)
    #expect(second.errors.contains("has a session that is not over"))
    #expect(second.errors.contains("tableside resume --session"))
    #expect(try guide("resume", "--plain", input: "stop enough\n\n").status == 0)
    #expect(try run(guide, input: "stop enough\n\n").status == 0)
  }

  @Test func `a number that counts is given once`() throws {
    let guide = try GuideRun()
    let first = try run(guide, input: "stage\nstop enough\n\n")
    #expect(first.status == 0, "\(first.output) \(first.errors)")
    let again = try run(guide, "--session", "1", input: "quit\n")
    #expect(again.status == 1)
    #expect(again.errors.contains("session 1 of 'A-1' is on record already"))
    let third = try run(guide, "--session", "3", input: "stage\nstop enough\n\n")
    #expect(third.status == 0, "\(third.output) \(third.errors)")
    #expect(try guide("patient", "show", "A-1").output.contains("session 4"))
  }

  @Test func `the review tells what the last session was like`() throws {
    let guide = try GuideRun()
    let told = "stage\npain 4\nno it has passed\nnote likes it warm\nstop phone\n\n3\n"
    #expect(try run(guide, input: told).status == 0)
    let words = "run \(Self.id) --patient A-1 --plain"
    let none = String(repeating: "none\n", count: 12)
    let next = try guide.shell("$T \(words)", input: none + "done\n\nneither\n\n\nquit\n")
    #expect(next.output.contains("Last time "))
    #expect(next.output.contains("ended early: phone"))
    #expect(next.output.contains("note: likes it warm"))
  }
}
