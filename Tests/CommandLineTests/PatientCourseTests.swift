import TestProcesses
import Testing

/// Whole courses of a known patient, by the real binary.
@Suite struct PatientCourseTests {
  private static let id = "lumbar-osteochondrosis"

  /// From the first stroke to the close without waiting: into the main stage, an end, pain, close.
  private static let throughAtOnce = "stage\nstop enough\n\n2\n"

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
    let sessions = try guide.exported("--patient", "A-1", "--rehearsals")
    #expect(sessions.map(\.sessionNumber) == Array(1...10))
    #expect(sessions.allSatisfy { $0.rehearsal && $0.outcome == "completed" })
    let history = try guide("history", "--patient", "A-1", "--rehearsals").output
    let headings = history.lines.filter { $0.hasPrefix("Course") }
    #expect(headings.count == 1)
    #expect(headings.first?.hasSuffix("osteochondrosis, 10 sessions") ?? false)
    #expect(history.lines.count { $0.contains("REHEARSAL") } == 11)
    // Nobody was treated: without the option nothing of it is told.
    #expect(try guide.exported("--patient", "A-1").isEmpty)
    #expect(try guide("history").output.isEmpty)
    #expect(try guide("patient", "show", "A-1").status == 1)
  }

  /// Questions, reactions, pain and advice by a script, not one answer assumed.
  @Test func `a course of ten sessions can be rehearsed by script, with what happens in it`() throws
  {
    let guide = try GuideRun()
    for number in 1...10 {
      let lines = number == 1 ? "none\nnone\n" : "7\nsoreness mild hours\n\n"
      let run = try guide(
        "run",
        Self.id,
        "--plain",
        "--speed",
        "60",
        "--patient",
        "A-1",
        input: lines + "done\n\(11 - number)\nleft\n\nstart\nstage\nskip\nreact warmth\n"
          + "stop enough\nadvised\n\n"
          + "\(10 - number)\n"
      )
      #expect(run.status == 0, "\(run.output) \(run.errors)")
      #expect(run.output.contains("anything after the massage") == (number > 1))
    }
    let sessions = try guide.exported("--patient", "A-1", "--rehearsals")
    #expect(sessions.map(\.sessionNumber) == Array(1...10))
    #expect(sessions.map(\.painAfter) == (1...10).map { 10 - $0 })
    #expect(sessions.map(\.period) == Self.periods)
    let history = try guide("history", "--patient", "A-1", "--rehearsals").output
    #expect(history.lines.count { $0.hasPrefix("Course") } == 1)
    #expect(history.contains("pain 1 to 0"))
    #expect(history.lines.count { $0.contains("warmth at friction, lumbar") } == 10)
  }

  /// Sparing up to the third session, then not.
  private static let periods = (1...10).map { $0 < 4 ? "sparing" : "working" }

  @Test func `the lumbar sessions 1 to 3 are the sparing ones, session 4 is not`() throws {
    let guide = try GuideRun()
    for _ in 1...5 {
      #expect(try guide.session(Self.id, "A-1", input: Self.throughAtOnce).status == 0)
    }
    let sessions = try guide.exported("--patient", "A-1")
    #expect(sessions.map(\.period) == Array(Self.periods.prefix(5)))
    for session in sessions {
      let isSparing = session.sessionNumber < 4
      let techniques = Set(session.steps.map(\.technique))
      #expect(techniques.isDisjoint(with: ["petrissage", "vibration"]) == isSparing)
      #expect(session.plannedSeconds == (isSparing ? 510 : 1_020))
    }
  }

  @Test func `the sessions for the back grow from 7 to 12 minutes with the course`() throws {
    let guide = try GuideRun()
    let id = "osteochondrosis-back"
    for number in 1...11 {
      let run = try guide.session(id, "A-1", input: Self.throughAtOnce)
      #expect(run.status == 0, "\(run.errors)")
      let minutes = number < 5 ? "7:00" : number > 9 ? "12:00" : ""
      #expect(run.output.contains("steps, \(minutes)"), "\(run.output)")
    }
    let lengths = try guide.exported("--patient", "A-1").map(\.plannedSeconds)
    #expect(lengths == [420, 420, 420, 420, 470, 520, 570, 620, 670, 720, 720])
    let shown = try guide("show", id, "--session", "7").output
    #expect(shown.contains("9:30"))
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
    #expect(try guide.exported("--patient", "A-1").map(\.sessionNumber) == Array(1...10))
    let history = try guide("history", "--patient", "A-1").output
    let headings = history.lines.filter { $0.hasPrefix("Course") }
    #expect(headings.count == 1)
    #expect(headings.first?.contains("10 sessions") ?? false)
    let plan = try guide("export", "--format", "fhir", "--patient", "A-1").output
    #expect(plan.lines.count { $0.contains("\"resourceType\":\"CarePlan\"") } == 1)
    #expect(try guide("patient", "show", "A-1").output.contains("next: session 11"))
  }

  @Test func `a technique put off stays away for three sessions and comes back`() throws {
    let guide = try GuideRun()
    for number in 1...8 {
      let isBad = number == 4
      let input = (isBad ? "stage\nskip\npain 6\nyes\n" : "") + Self.throughAtOnce
      let run = try guide.session(Self.id, "A-1", input: isBad ? input : Self.throughAtOnce)
      #expect(run.status == 0, "\(run.errors)")
      #expect(
        run.output.contains("Friction on lumbar left out") == (5...7).contains(number),
        "session \(number): \(run.output)"
      )
    }
    for session in try guide.exported("--patient", "A-1") {
      let rubbing = session.steps.contains { $0.technique == "friction" && $0.zones == ["lumbar"] }
      let isAway = (5...7).contains(session.sessionNumber)
      #expect(rubbing != isAway, "session \(session.sessionNumber)")
      #expect(session.banners.contains { $0.reason == "pain" } == isAway)
      #expect(session.steps.contains { $0.id == "lumbar-kneading" } == (session.sessionNumber > 3))
    }
  }

  @Test func `without rubbing the sparing sessions are strokes`() throws {
    let guide = try GuideRun()
    for number in 1...2 {
      let bad = number == 1 ? "stage\nskip\npain 6\nyes\n" : ""
      let run = try guide.session(Self.id, "A-1", input: bad + Self.throughAtOnce)
      #expect(run.status == 0, "session \(number): \(run.output) \(run.errors)")
    }
    let second = try #require(guide.exported("--patient", "A-1").last)
    #expect(second.sessionNumber == 2)
    #expect(second.steps.map(\.id).contains("lumbar-stroking"))
    #expect(!second.steps.map(\.id).contains("lumbar-rubbing"))
  }

  @Test func `the answers of the first session are kept, later ones ask what is new`() throws {
    let guide = try GuideRun()
    let first = try guide("run", Self.id, "--plain", "--patient", "A-1", input: Self.nothing)
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.output.contains("Was there ever cancer"))
    #expect(try guide("patient", "show", "A-1").output.contains("cancer: no"))
    let second = try guide("run", Self.id, "--plain", "--patient", "A-1", input: Self.nothing)
    #expect(second.output.contains("session 2"))
    #expect(second.output.contains("anything after the massage, or anything new in health?"))
    #expect(second.output.contains("Is there fever"))
    #expect(!second.output.contains("Was there ever cancer"))
  }

  @Test func `what happened after a session is linked to it and graded`() throws {
    let guide = try GuideRun()
    #expect(try guide.session(Self.id, "A-1", input: Self.throughAtOnce).status == 0)
    let told =
      "7\nheadache severe days\n\noverride a doctor was asked by telephone\n" + Self.nothing
    let run = try guide("run", Self.id, "--plain", "--patient", "A-1", input: told)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("headache, severe, for days (major)."))
    #expect(run.output.contains("need referral: a doctor is to be seen first: headache, severe"))
    let notes = try guide("export", "--format", "markdown", "--patient", "A-1").output
    #expect(notes.contains("Since the last session: headache, severe, for days"))
  }

  @Test(arguments: [
    ("born: 2020-01-01\n", 3, "the patient's age"),
    ("born: 2020-01-01\nclearance: age-lumbar-osteochondrosis, Dr. Ada, -3\n", 0, ""),
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
    "none\nnone\ndone\n\nstart\n" + throughAtOnce
}

extension GuideRun {
  fileprivate func session(_ id: String, _ patient: String, input: String) throws
    -> FinishedProcess
  {
    try self("run", id, "--plain", "--yes", "--patient", patient, input: input)
  }
}

extension String {
  fileprivate var lines: [Substring] { split(separator: "\n") }
}
