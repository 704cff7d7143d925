import TestProcesses
import Testing

@Suite struct StatusCommandTests {
  @Test func `a running session is told without a word about the patient`() throws {
    let guide = try GuideRun()
    let words = ["run", "neck-on-chair", "--plain", "--yes", "--patient", "A-014"]
    let process = try Processes.spawn(Processes.binary, words, environment: guide.environment)
    defer {
      Processes.killAtOnce(process)
      _ = try? Processes.wait(for: process, limit: 10, name: "tableside")
    }
    var text = ""
    for _ in 0..<1_000 where !text.hasPrefix("running, introductory, effleurage, ends ") {
      text = try guide("status").output
    }
    #expect(text.hasPrefix("running, introductory, effleurage, ends "), "\(text)")
    let json = try guide("status", "--json").output
    #expect(json.contains(#""stage": "introductory""#))
    for told in [text, json] {
      #expect(!told.contains("A-014"))
      #expect(!told.contains("chair"))
      #expect(!told.contains("neck"))
    }
    let line = try guide("status", "--format", "{{{state}}} {stage}/{technique}").output
    #expect(line == "{running} introductory/effleurage\n")
  }

  @Test func `an interrupted session does not run`() throws {
    let guide = try GuideRun()
    let left = try guide.run(["run", "neck-on-chair", "--plain", "--yes"], input: "quit\n")
    #expect(left.status == 0)
    #expect(try guide("status").output == "No session is running.\n")
    #expect(try guide("status", "--format", "{state}").output.isEmpty)
    #expect(try guide("status", "--json").output == "[]\n")
  }

  @Test(arguments: ["{patient}", "{", "{state", "{}"])
  func `a place that is not known is refused`(format: String) throws {
    let result = try GuideRun()("status", "--format", format)
    #expect(result.status == 2)
    #expect(result.errors.contains("--format knows {state}, {stage}"))
  }
}
