import TestProcesses
import Testing

/// What is measured before a session is measured after it, and stands in every export.
@Suite struct BloodPressureTests {
  private static let begun = "done\n\n\nstage\nstop enough\n\n2\n"

  @Test func `blood pressure is measured before and after, and both are exported`() throws {
    let guide = try GuideRun()
    let run = try guide.shell(
      "$T run neck-on-chair --plain --patient A-1",
      input: "none\n1\nwhich 1\nvalue 147/93\nclearance Dr. Ada -3\n\(Self.begun)value 131/79\n"
    )
    #expect(run.status == 0, "\(run.output)")
    #expect(run.output.contains("need Blood pressure before the session"))
    #expect(run.output.contains("need Blood pressure after the session; before it was 147/93"))
    for format in ["json --all", "csv --table sessions --all", "fhir --collection --patient A-1"] {
      let text = try guide.shell("$T export --format \(format)").output
      for value in ["147", "93", "131", "79"] { #expect(text.contains(value), "\(format)") }
    }
  }
}
