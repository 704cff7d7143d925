import TestProcesses
import Testing

/// A doctor is to be seen before the next session, by the real binary.
@Suite struct ReferralTests {
  private func run(_ guide: GuideRun, _ input: String = "") throws -> FinishedProcess {
    try guide(
      "run",
      "osteochondrosis-classic",
      "--patient",
      "A-1",
      "--plain",
      "--yes",
      input: input
    )
  }

  private func stopped(_ guide: GuideRun) throws {
    let stopped = try run(guide, "react numbness\nyes\nsafe\n\n")
    #expect(stopped.status == 0, "\(stopped.errors)")
    #expect(stopped.output.contains("A doctor is to be seen before the next session: numbness."))
  }

  /// The day of the session that sent the patient to a doctor.
  private func day(_ guide: GuideRun) throws -> String {
    let history = try guide("history").output
    return String(try #require(history.firstMatch(of: /\d{4}-\d\d-\d\d/)).output)
  }

  @Test func `a session after an alarm is postponed until a doctor's word is on record`() throws {
    let guide = try GuideRun()
    try stopped(guide)
    let next = try run(guide)
    #expect(next.status == 3)
    #expect(next.errors.contains("a doctor is to be seen first: numbness"))
    #expect(try guide("history").output.contains("Sent to a doctor: numbness, OPEN"))
    #expect(try guide("patient", "show", "A-1").output.contains("OPEN: no doctor was seen yet."))
    let note = try guide("export", "--format", "markdown", "--all").output
    #expect(note.contains("Sent to a doctor: numbness. Open: no doctor was seen yet."))

    let early = try guide("patient", "edit", "A-1", input: "doctor: Dr Ada 2001-01-02 goes-on\n")
    #expect(early.errors.contains("2001-01-02 lies before that"), "\(early.errors)")
    let day = try day(guide)
    let word = "doctor: Dr Ada \(day) without tapotement\n"
    #expect(try guide("patient", "edit", "A-1", input: word).status == 0)
    let shown = try guide("patient", "show", "A-1", "--json").output
    #expect(shown.contains("\"words\": \"tapotement\""))
    #expect(try guide("history").output.contains("Dr Ada, \(day): it goes on without"))
    let held = try run(guide, "stop enough\n\n")
    #expect(held.status == 0, "\(held.errors)")
    #expect(held.output.contains("Tapotement left out (Dr Ada, \(day))"))
  }

  @Test func `going on before a doctor was seen takes a reason, and is exported`() throws {
    let guide = try GuideRun()
    try stopped(guide)
    let next = try guide(
      "run",
      "osteochondrosis-classic",
      "--patient",
      "A-1",
      "--plain",
      input: "override the doctor is on holiday\n"
    )
    #expect(next.output.contains("need referral: "))
    let export = try guide("export", "--format", "json", "--all").output
    #expect(export.contains(#""referralPassedOver":"the doctor is on holiday""#))
    #expect(export.contains(#""open":true"#))
  }

  @Test func `an alarm of a guide that was killed counts, whatever became of its small file`()
    throws
  {
    let guide = try GuideRun()
    let killed = try guide.shell(
      """
      mkfifo f; $T run osteochondrosis-classic --patient A-1 --plain --yes <>f >out 2>&1 & guide=$!
      echo 'react numbness' >f
      while ! grep -q numbness out; do sleep 0.1; done
      $T status; $T status --json; kill -9 $guide; wait; exit 0
      """
    )
    #expect(killed.output.contains("STOP, an alarm holds it, introductory"), "\(killed.output)")
    #expect(killed.output.contains(#""state": "alarm""#))
    #expect(try guide("patient", "show", "A-1").output.contains("OPEN: no doctor was seen yet."))
    #expect(try guide("patient", "list").output.contains("A-1"))
    #expect(try guide("history").output.contains("Sent to a doctor: numbness, OPEN"))
    #expect(try guide("history", "--json").output.contains(#""reaction": "numbness""#))
    // Where nothing tells any more that it is not over, it asks for the doctor all the same.
    let lost = try guide.shell("rm $HOME/.local/share/tableside/running/*")
    #expect(lost.status == 0, "\(lost.errors)")
    let next = try run(guide)
    #expect(next.status == 3, "\(next.output)")
    #expect(next.errors.contains("a doctor is to be seen first: numbness"))
  }

  @Test func `nobody agrees for a patient whom --yes did not ask`() throws {
    let guide = try GuideRun()
    #expect(try run(guide, "stage\nstop enough\n\n2\n").status == 0)
    let json = try guide("export", "--format", "json", "--all").output
    #expect(!json.contains(#""id":"agreement","ticked":true"#))
    let note = try guide("export", "--format", "markdown", "--all").output
    #expect(!note.contains("agrees to this massage"), "\(note)")
    #expect(note.contains("assumed to be no, not asked"))
    // The next session asks for it.
    let next = try guide(
      "run",
      "osteochondrosis-classic",
      "--patient",
      "A-1",
      "--plain",
      input: "none\nnone\nnone\n"
    )
    #expect(next.output.contains("'agreed': The patient agrees to this massage."), "\(next.output)")
  }

  @Test func `what --yes took for granted of a file's own needs is said to be so`() throws {
    let guide = try GuideRun()
    let held = try guide(
      "run",
      "face-pinching",
      "--patient",
      "A-1",
      "--plain",
      "--yes",
      "--speed",
      "3600"
    )
    #expect(held.status == 0, "\(held.output) \(held.errors)")
    for format in ["json", "markdown"] {
      let export = try guide("export", "--format", format, "--all", "--rehearsals").output
      #expect(export.contains("assumed, nobody was asked"), "\(format)")
    }
  }

  @Test func `what a doctor said goes along to another machine`() throws {
    let guide = try GuideRun()
    try stopped(guide)
    let word = "doctor: Dr Ada \(try day(guide)) no-more\n"
    #expect(try guide("patient", "edit", "A-1", input: word).status == 0)
    let path = guide.folder.path + "/all.json"
    #expect(try guide("export", "--format", "json", "--all", "-o", path).status == 0)
    let other = try GuideRun()
    #expect(try other("import", path).status == 0)
    let next = try run(other)
    #expect(next.status == 3)
    #expect(next.errors.contains("no more massage"))
  }
}
