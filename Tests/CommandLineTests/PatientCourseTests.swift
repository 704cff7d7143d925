import TestProcesses
import Testing

/// Whole courses of a known patient, by the real binary.
@Suite struct PatientCourseTests {
  private static let id = "lumbar-osteochondrosis"

  /// From the first stroke to the close without waiting: on to the last stage, over, pain, close.
  private static let throughAtOnce = "stage\nstage\nskip\n\n2\n"

  @Test func `ten rehearsed sessions are one course with its periods, and a report`() throws {
    let guide = try GuideRun()
    for number in 1...10 {
      let run = try guide(
        "run",
        Self.id,
        "--plain",
        "--yes",
        "--speed",
        "3600",
        "--patient",
        "A-1"
      )
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.output.contains("session \(number), patient A-1"))
      #expect(run.output.contains("Sparing sessions.") == (number < 4))
      #expect(run.output.contains("The last session was today.") == (number > 1))
      #expect(run.output.contains("Course report: 10 sessions") == (number == 10))
      #expect(run.output.contains("Repeat the course between") == (number == 10))
    }
    let export = try guide(
      "export",
      "--format",
      "json",
      "--patient",
      "A-1",
      "--rehearsals"
    ).output
    #expect(export.fields("\"sessionNumber\":") == (1...10).map(String.init))
    #expect(try guide("patient", "show", "A-1").status == 1)
  }

  @Test func `ten sessions of a course are in history and export, and the eleventh may follow`()
    throws
  {
    let guide = try GuideRun()
    for number in 1...10 {
      let run = try guide.session(Self.id, "A-1", input: Self.throughAtOnce)
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.output.contains("session \(number), patient A-1"))
    }
    let export = try guide("export", "--format", "json", "--patient", "A-1").output
    #expect(export.fields("\"sessionNumber\":") == (1...10).map(String.init))
    let history = try guide("history", "--patient", "A-1").output
    #expect(history.contains("10"))
    #expect(try guide("patient", "show", "A-1").status == 0)
  }

  @Test func `a technique put off stays away for three sessions and comes back`() throws {
    let guide = try GuideRun()
    for number in 1...8 {
      let isBad = number == 4
      let input = (isBad ? "stage\npain 6\nyes\n" : "") + Self.throughAtOnce
      let run = try guide.session(Self.id, "A-1", input: isBad ? input : Self.throughAtOnce)
      #expect(run.status == 0, "\(run.errors)")
      #expect(
        run.output.contains("Friction on lumbar left out") == (5...7).contains(number),
        "session \(number): \(run.output)"
      )
    }
  }

  @Test func `the answers of the first session are kept, later ones ask what is new`() throws {
    let guide = try GuideRun()
    let first = try guide("run", Self.id, "--plain", "--patient", "A-1", input: Self.nothing)
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.output.contains("A malignant disease"))
    #expect(try guide("patient", "show", "A-1").output.contains("cancer: no"))
    let second = try guide("run", Self.id, "--plain", "--patient", "A-1", input: Self.nothing)
    #expect(second.output.contains("session 2"))
    #expect(second.output.contains("What happened after the last session"))
    #expect(second.output.contains("Anything new since"))
    #expect(second.output.contains("A raised temperature"))
    #expect(!second.output.contains("A malignant disease"))
  }

  @Test func `what happened after a session is linked to it and graded`() throws {
    let guide = try GuideRun()
    #expect(try guide.session(Self.id, "A-1", input: Self.throughAtOnce).status == 0)
    let told = "headache severe days\n" + Self.nothing
    let run = try guide("run", Self.id, "--plain", "--patient", "A-1", input: told)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("headache, severe, for days (major). Ask a doctor"))
    let notes = try guide("export", "--format", "markdown", "--patient", "A-1").output
    #expect(notes.contains("Since the last session: headache, severe, for days"))
  }

  @Test(arguments: [
    ("born: 2020-01-01\n", 3, "age-lumbar-osteochondrosis"),
    ("born: 2020-01-01\nclearance: age-lumbar-osteochondrosis, Dr. Ada, 2026-01-02\n", 0, ""),
    ("yes: cancer\n", 3, "cancer"),
    ("born: 1980-01-01\nsex: male\nno: cancer\n", 0, ""),
  ])
  func `what is on record counts in spite of --yes`(
    record: String,
    status: Int32,
    reason: String
  ) throws {
    let guide = try GuideRun()
    #expect(try guide.run(["patient", "add", "A-1"], input: record).status == 0)
    let run = try guide.session(Self.id, "A-1", input: Self.throughAtOnce)
    #expect(run.status == status, "\(run.output) \(run.errors)")
    if !reason.isEmpty { #expect(run.output.contains("The session is refused: \(reason)")) }
  }

  @Test func `minutes that are missing are said before the start`() throws {
    let guide = try GuideRun()
    let run = try guide("run", Self.id, "--plain", "--yes", "--minutes", "2")
    #expect(run.status == 1)
    #expect(run.errors.contains("2:00 are at hand"))
    #expect(run.errors.contains("are missing"))
  }

  /// No to everything, and through the session at once.
  static let nothing =
    String(repeating: "none\n", count: 8) + "done\n\nneither\nstart\n" + throughAtOnce
}

extension GuideRun {
  fileprivate func session(_ id: String, _ patient: String, input: String) throws
    -> FinishedProcess
  {
    try self("run", id, "--plain", "--yes", "--patient", patient, input: input)
  }
}

extension String {
  /// The numbers that follow the appearances of a field's name, each run of equal ones once.
  fileprivate func fields(_ name: String) -> [String] {
    var found: [String] = []
    var rest = self[...]
    while let place = rest.firstRange(of: name) {
      rest = rest[place.upperBound...]
      let number = String(rest.drop { $0 == " " }.prefix { $0.isNumber })
      if found.last != number { found.append(number) }
    }
    return found
  }
}
