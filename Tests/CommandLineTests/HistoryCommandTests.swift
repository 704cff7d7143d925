import TestProcesses
import Testing

@Suite struct HistoryCommandTests {
  @Test func `the latest session comes first, with plan, fact and reactions`() throws {
    let guide = try GuideRun()
    let older = try guide.hold(patient: "A-014")
    let newer = try guide.hold("therapeutic-back", patient: "A-014", commands: "stop called away\n")
    let text = try guide("history", "--patient", "A-014").output
    let places = [newer, older].compactMap { text.firstRange(of: $0)?.lowerBound }
    #expect(places.count == 2 && places == places.sorted())
    #expect(text.contains("ended early: called away"))
    #expect(text.contains("introductory 0:0"))
    #expect(text.contains("pain 5 at effleurage, neck, collar"))
    #expect(try !guide("history", "--patient", "A-014").output.contains("A-014  "))
    #expect(try guide("history").output.contains("  A-014  "))
  }

  @Test func `the plot shows the trends of a patient`() throws {
    let guide = try GuideRun()
    try guide.hold(patient: "A-014")
    let result = try guide("history", "--patient", "A-014", "--plot", "--ascii")
    #expect(result.status == 0)
    #expect(result.output.contains("Sessions: 1"))
    #expect(result.output.contains("Reactions, neck: 1"))
    #expect(result.output.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test(arguments: [
    ("--plot", 2, "--plot needs --patient CODE"),
    ("--plot --json --patient A", 2, "exclude each other"),
    ("--patient A", 1, "no patient 'A' is in the records"),
    ("--all", 2, "--all is not an option of history"),
  ])
  func `a refusal says why`(line: String, status: Int32, text: String) throws {
    let words = line.split(separator: " ").map { String($0) }
    let result = try GuideRun().run(["history"] + words)
    #expect(result.status == status)
    #expect(result.errors.contains(text), "\(result.errors)")
  }
}
