import ClinicRecords
import SessionEngine
import TestProcesses
import Testing

/// The questions before a session, answered beforehand or printed; by the real binary.
@Suite struct IntakeCommandTests {
  private static let id = "neck-on-chair"

  private static func records(_ guide: GuideRun) -> String {
    guide.folder.path + "/home/.local/share/tableside"
  }

  private static func intake(_ guide: GuideRun, _ input: String) throws -> FinishedProcess {
    try guide.shell("$T intake A-1 --for \(id) --plain", input: input)
  }

  @Test
  func `what was answered beforehand is not asked again at the table, but the alarming signs`()
    throws
  {
    let guide = try GuideRun()
    let before = try Self.intake(guide, "by patient\nnone\nnone\n")
    #expect(before.status == 0, "\(before.errors)")
    #expect(before.output.contains("Please read every line: today."))
    #expect(before.output.contains("The answers are kept for today's session."))
    let again = try Self.intake(guide, "by patient\n")
    #expect(again.status == 1)
    #expect(again.errors.contains("has answered already, at "))
    let table = try guide.shell(
      "$T run \(Self.id) --patient A-1 --plain",
      input: "none\ndone\n\n\nstage\nstop enough\n\n2\n"
    )
    #expect(table.status == 0, "\(table.errors)")
    #expect(table.output.contains("1  Is anything alarming, now or lately"))
    #expect(!table.output.contains("Is there fever"))
    #expect(!table.output.contains("Was there ever cancer"))
    let record = try guide.shell("$T export --format json --all").output
    #expect(record.contains("\"beforehand\":\"patient\""))
    let next = try guide.shell("$T run \(Self.id) --patient A-1 --plain", input: "quit\n")
    #expect(next.output.contains("Is there fever"), "kept answers serve one session")
  }

  @Test func `what was left open beforehand is asked at the table`() throws {
    let guide = try GuideRun()
    let before = try Self.intake(guide, "by patient\nnone\n")
    #expect(before.status == 0, "\(before.errors)")
    #expect(before.output.contains("Kept: "))
    let table = try guide.shell("$T run \(Self.id) --patient A-1 --plain", input: "none\n")
    #expect(table.output.contains("1  Is anything alarming, now or lately"))
    #expect(!table.output.contains("Is there fever"))
    #expect(table.output.contains("Was there ever cancer"))
  }

  @Test func `a yes that was given beforehand stays, whatever is said to the other lines`() throws {
    let guide = try GuideRun()
    let before = try Self.intake(guide, "by patient\nnone\n1\nwhich 1\n")
    #expect(before.output.contains("Please tell the therapist: blood pressure."))
    let table = try guide.shell("$T run \(Self.id) --patient A-1 --plain", input: "none\nnone\n")
    #expect(table.output.contains("need Blood pressure before the session"))
    let answers = try guide.shell("$T export --format csv --table answers --all").output
    #expect(answers.contains(",blood-pressure,heart,consult,yes,heart,patient,"))
  }

  @Test func `answers for one protocol serve another, and are gone with it`() throws {
    let guide = try GuideRun()
    #expect(try Self.intake(guide, "by patient\nnone\nnone\n").status == 0)
    let table = try guide.shell(
      "$T run relaxing-whole-body --patient A-1 --plain",
      input: "none\ndone\n\n\nstage\nstop enough\n\n2\n"
    )
    #expect(table.status == 0, "\(table.errors)")
    #expect(table.output.contains("1  Is anything alarming, now or lately"))
    #expect(!table.output.contains("Is there fever") && !table.output.contains("ever cancer"))
    let history = try guide("history").output
    #expect(history.contains("its answers went over to "))
    #expect(!history.contains("running") && !history.contains("answers kept"))
    let answers = try guide.shell("$T export --format csv --table answers --all").output
    #expect(answers.contains(",fever,ill,postpone,no,ill,patient,"))
  }

  @Test func `kept answers are called so, and are no running session`() throws {
    let guide = try GuideRun()
    #expect(try Self.intake(guide, "by patient\nnone\nnone\n").status == 0)
    #expect(try guide("history").output.contains("answers kept"))
    #expect(try !guide("history").output.contains("running"))
    #expect(try guide("status").output == "No session is running.\nAnswers kept: 1 session.\n")
    let json = try guide("history", "--json").output
    #expect(json.contains("\"outcome\": \"running\""))
  }

  @Test func `answers of another day serve nobody`() throws {
    let guide = try GuideRun()
    #expect(try Self.intake(guide, "by patient\nnone\nnone\n").status == 0)
    var kept = try #require(RunningSessions.all(in: Self.records(guide)).first?.content)
    #expect(kept.isIntake)
    kept.lastSign.wall = WallTime(milliseconds: kept.lastSign.wall.milliseconds - 86_400_000)
    _ = try RunningSessionFile(claiming: kept, in: Self.records(guide))
    #expect(try guide("status").output == "No session is running.\n")
    let table = try guide.shell("$T run \(Self.id) --patient A-1 --plain", input: "quit\n")
    #expect(table.output.contains("Is there fever"))
    #expect(try guide("history").output.contains("the answers were of another day"))
  }

  @Test(arguments: [("quit\n", Int32(0)), ("", 1)])
  func `what a known patient answered at the table is kept where the lines end`(
    end: String,
    status: Int32
  ) throws {
    let guide = try GuideRun()
    let run = "$T run \(Self.id) --patient A-1 --plain"
    let left = try guide.shell(run, input: "none\n" + end)
    #expect(left.status == status, "\(left.errors)")
    #expect((left.output + left.errors).contains(status == 0 ? "Kept: " : "the answers are kept"))
    let back = try guide.shell(run, input: "quit\n")
    #expect(
      back.output.contains("Was there ever cancer") && !back.output.contains("Is there fever")
    )
  }

  @Test func `a yes of today is no no without a reason, and the record holds both`() throws {
    let guide = try GuideRun()
    let run = "$T run \(Self.id) --patient A-1 --plain"
    let ill = try guide.shell(run, input: "2\nwhich 1\nno\n")
    #expect(ill.status == 3)
    let again = try guide.shell(run, input: "none\nnone\nno\n")
    #expect(again.status == 3, "\(again.output)")
    #expect(again.output.contains("Not today: fever"))
    let table = try guide.shell(
      run,
      input: "none\nnone\nvalue measured twice\ndone\n\n\nstage\nstop enough\n\n2\n"
    )
    #expect(table.status == 0, "\(table.output)")
    #expect(table.output.contains("no now: measured twice"))
    let answers = try guide.shell("$T export --format csv --table answers --all").output
    #expect(answers.contains("no now: measured twice"))
    // Explained once, it is settled for the day.
    let next = try guide.shell(run, input: "none\nnone\nquit\n")
    #expect(!next.output.contains("Why?"))
  }

  @Test func `what ends the massage is recorded at the table, not before`() throws {
    let guide = try GuideRun()
    let before = try Self.intake(guide, "by patient\n2\nwhich 1\n")
    #expect(before.status == 0, "\(before.errors)")
    #expect(before.output.contains("Please tell the therapist now: fever."))
    let table = try guide.shell("$T run \(Self.id) --patient A-1 --plain", input: "2\nno\n")
    #expect(table.status == 3)
    #expect(table.output.contains("2  Is there fever"))
    #expect(table.output.contains("On record: yes."))
  }

  @Test(arguments: [
    ("intake", "needs the patient's code, or --print"),
    ("intake A-1", "'A-1' had no session yet: say before which one"),
    ("intake A-1 --age '5 y'", "--age goes with --print"),
    ("intake 'A 1' --for neck-on-chair --plain", "is not a patient code"),
    ("intake --print --age old", "--age takes an age"),
    ("intake --print --for nothing-like-it", "nothing-like-it"),
    ("intake --print -- A-1 B-2", "does not know what to do with 'B-2'"),
  ])
  func `what is missing or wrong is said`(words: String, sentence: String) throws {
    let result = try GuideRun().shell("$T \(words)")
    #expect(result.status == 1 || result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains(sentence), "\(result.errors)")
  }

  @Test(arguments: [
    ("", "Before the massage: any massage", "For a woman or girl", "Is the child"),
    ("--age '5 y'", "Age 5 years", "Is the child crying", "For a woman or girl"),
    ("--age '4 m' --for infant-general", "Age 4 months", "Is the child crying", "alcohol"),
    ("--for \(id)", "Is the patient younger than 18 years?", "alcohol", "Is the child"),
  ])
  func `a form has the lines of the age and the massage`(
    words: String,
    head: String,
    line: String,
    other: String
  ) throws {
    let form = try GuideRun().shell("$T intake --print \(words)")
    #expect(form.status == 0, "\(form.errors)")
    let text = form.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(text.contains(head) && text.contains(line) && !text.contains(other), "\(form.output)")
    #expect(form.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func `a known patient's form leaves out what the record says already`() throws {
    let guide = try GuideRun()
    let about = "born: 1980-02-29\nsex: male\n"
    #expect(try guide.run(["patient", "add", "A-1"], input: about).status == 0)
    let form = try guide.shell("$T intake A-1 --print --for \(Self.id)").output
    #expect(form.contains("Name A-1 "))
    #expect(!form.contains("For a woman or girl") && !form.contains("younger than 18"))
  }
}
