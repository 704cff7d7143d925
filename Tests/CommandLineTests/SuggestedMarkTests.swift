import TestProcesses
import Testing

/// What no source gives is marked wherever it is told, and nothing else is: the first step of the
/// protocol has a given count and a suggested tempo, its vibration a given time.
@Suite struct SuggestedMarkTests {
  /// A command, what it says of the suggested time, and of what is given.
  private static let table: [(words: [String], marked: String, given: String)] = [
    (["list", "neck-on-chair"], "neck-on-chair   ~4:", "Neck massage on a chair"),
    (["list", "neck-on-chair", "--json"], #""suggested": true"#, #""totalSeconds": 2"#),
    (["show", "neck-on-chair"], "~0:35  7x     ~1", "0:15          ~1"),
    (
      ["show", "neck-on-chair", "--json"], #"["duration", "hands", "pressure", "tempo"]"#,
      #"["direction", "hands", "pressure", "zone"]"#
    ),
    (
      ["export", "--all", "--format", "json"],
      #""suggested":["duration","hands","pressure","tempo"]"#,
      #""suggested":["direction","hands","pressure","zone"]"#
    ),
    (
      ["export", "--all", "--format", "csv"], ",duration+hands+pressure+tempo,",
      ",direction+hands+pressure+zone,"
    ),
    (["export", "--all", "--format", "markdown"], #"| \~ 0:35 (7×) |"#, "| 0:15 |"),
    (
      ["export", "--all", "--format", "html", "--for", "chart"], "<td>~ 0:35 (7×)</td>",
      "<td>0:15</td>"
    ),
    (
      ["export", "--patient", "A-1", "--format", "fhir"],
      #""prefix":"~","title":"#,
      "Suggested, given by no source: direction, hands, pressure, zone."
    ),
  ]

  /// Without the blanks and line breaks that each form sets in its own way.
  private static func inked(_ text: String) -> String { text.filter { !$0.isWhitespace } }

  @Test func `what no source gives is marked in every list and export, and what is given is not`()
    throws
  {
    let guide = try GuideRun()
    try guide.hold(patient: "A-1")
    for (words, marked, given) in Self.table {
      let result = try guide.run(words)
      #expect(result.status == 0, "\(words): \(result.errors)")
      let said = Self.inked(result.output)
      #expect(said.contains(Self.inked(marked)), "\(words): \(result.output.prefix(4_000))")
      #expect(said.contains(Self.inked(given)), "\(words): \(result.output.prefix(4_000))")
    }
  }

  @Test func `the guide in lines marks it in its plan and while it runs`() throws {
    let guide = try GuideRun()
    let run = try guide.run(
      ["run", "neck-on-chair", "--plain", "--yes", "--patient", "A-1"],
      input: "plan\njump 7\nstop enough\n"
    )
    let lines = run.output.split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("1  effleurage") && $0.hasSuffix(", ~0:35") })
    #expect(lines.contains { $0.hasPrefix("7  vibration") && $0.hasSuffix(", 0:15") })
    #expect(lines.contains { $0.contains("), ~0:35, 7 times, ~pressure 1 very light.") })
    #expect(lines.contains { $0.contains("), 0:15, ~pressure 1 very light.") }, "\(run.output)")
  }
}
