import Foundation
import TestProcesses
import Testing

@Suite struct PatientCommandTests {
  private static let jane = """
    name: Jane Doe
    born: 1980-02-29
    sex: female
    notes: prefers the warm room; '; DROP TABLE patients
    yes: skin-disease at left forearm
    no: cancer
    leave out: lumbar, sacrum
    place: mole between the shoulder blades
    clearance: heart, Dr. Ada, Lovelace, -3

    """

  @Test func `a patient is added, shown, changed and listed`() throws {
    let guide = try GuideRun()
    #expect(try guide.run(["patient", "add", "A-014"], input: Self.jane).status == 0)
    let shown = try guide("patient", "show", "A-014")
    #expect(shown.status == 0)
    for line in [
      "Name: Jane Doe", "Born: 1980-02-29, ", "Sex: female", "'; DROP TABLE patients",
      "skin disease: yes, at left forearm", "cancer: no", "Left out: lumbar, sacrum",
      "Place: mole between the shoulder blades",
      "Clearance for heart: Dr. Ada, Lovelace, ",
    ] { #expect(shown.output.contains(line), "\(line)") }
    let change = "name:\nforget: lumbar\nforget: cancer\nyes: heart\n"
    #expect(try guide.run(["patient", "edit", "A-014"], input: change).status == 0)
    let changed = try guide("patient", "show", "A-014").output
    #expect(!changed.contains("Jane"))
    #expect(changed.contains("Left out: sacrum"))
    #expect(!changed.contains("cancer"))
    #expect(changed.contains("heart: yes"))
    #expect(changed.contains("Clearance for heart"))
    #expect(try guide("patient", "list").output == "A-014  born 1980-02-29\n")
    let json = try guide("patient", "list", "--json").output
    #expect(json.contains("\"code\": \"A-014\""))
    #expect(json.contains("\"birthDate\": \"1980-02-29\""))
  }

  @Test(arguments: [
    ("female", true), ("other", true), ("unknown", true), ("male", false),
  ])
  func `only for a man the woman's line is passed over`(sex: String, isAsked: Bool) throws {
    let guide = try GuideRun()
    #expect(try guide.run(["patient", "add", "A-014"], input: "sex: \(sex)\n").status == 0)
    #expect(try guide("patient", "show", "A-014").output.contains("Sex: \(sex)\n"))
    let run = try guide("run", "neck-on-chair", "--patient", "A-014", "--plain")
    #expect(run.output.contains("Is there fever"))
    #expect(run.output.lowercased().contains("is it menstruation today") == isAsked)
  }

  @Test func `columns are as wide as the terminal shows them`() throws {
    let guide = try GuideRun()
    for code in ["A-1", "患者-1", "ｂ-2"] {
      #expect(try guide.run(["patient", "add", code], input: "name: X\n").status == 0)
    }
    let lines = try guide("patient", "list").output.split(separator: "\n").map(String.init)
    #expect(Set(lines) == ["A-1     X", "患者-1  X", "ｂ-2    X"])
  }

  @Test func `a course is prescribed otherwise than its protocol says`() throws {
    let guide = try GuideRun()
    let course = "course: lumbar-osteochondrosis, 12 sessions, every 2-3 days\n"
    #expect(try guide.run(["patient", "add", "A-014"], input: course).status == 0)
    let input = "stage\nstop enough\n\n2\n"
    let run = try guide(
      "run",
      "lumbar-osteochondrosis",
      "--patient",
      "A-014",
      "--plain",
      "--yes",
      input: input
    )
    #expect(run.status == 0, "\(run.errors)")
    let shown = try guide("patient", "show", "A-014").output
    #expect(shown.contains("12 sessions, one session every 2-3 days"))
    #expect(shown.contains("next: session 2, Sparing sessions, from "))
    let json = try guide("patient", "show", "A-014", "--json").output
    #expect(json.contains("\"plannedSessions\": 12"))
    #expect(try guide("patient", "list").output.contains("session 2 next, Classic massage"))
    #expect(try guide("history", "--patient", "A-014").output.contains("1 of 12 sessions"))
    let ended = "course: lumbar-osteochondrosis, ended\n"
    #expect(try guide.run(["patient", "edit", "A-014"], input: ended).status == 0)
    #expect(try !guide("patient", "show", "A-014").output.contains("12 sessions"))
  }

  @Test func `the day of the injury is kept with the course and counted on`() throws {
    let guide = try GuideRun()
    let injury = Date(timeIntervalSinceNow: -9 * 86_400).formatted(.iso8601.year().month().day())
    for (code, day) in [("A-014", injury), ("A-015", "2020-01-01")] {
      let course = "course: neck-fracture-1, injured \(day)\n"
      #expect(try guide.run(["patient", "add", code], input: course).status == 0)
    }
    let run = try guide(
      "run",
      "neck-fracture-1",
      "--patient",
      "A-014",
      "--plain",
      "--yes",
      "--speed",
      "3600"
    )
    #expect(run.output.contains("After day 6."), "\(run.output) \(run.errors)")
    let words = [
      "run", "neck-fracture-1", "--patient", "A-015", "--plain", "--yes", "--speed", "60",
    ]
    let late = try guide.run(words)
    #expect(late.status == 1 && late.errors.contains("holds day"), "\(late.errors)")
    let walkIn = try guide("run", "neck-fracture-1", "--plain", "--yes")
    #expect(walkIn.status == 1)
    #expect(walkIn.errors.contains("--day"))
  }

  @Test(arguments: [
    ("course: lumbar-osteochondrosis", "course takes a protocol and what differs"),
    ("course: lumbar-osteochondrose, 9 sessions", "did you mean 'lumbar-osteochondrosis'?"),
    ("course: lumbar-osteochondrosis, 0 sessions", "a course has 1 to 99 sessions"),
    ("course: lumbar-osteochondrosis, every now", "an interval is written like"),
    ("course: lumbar-osteochondrosis, injured 2999-01-01", "injured takes a day that is past"),
    ("course: lumbar-osteochondrosis, often", "found 'often'"),
    ("name", "a line is a field, a colon and a value"),
    ("nmae: Jane", "there is no field 'nmae'"),
    ("born: 1980-02-30", "born takes a day that is past"),
    ("born: 2999-01-01", "born takes a day that is past"),
    ("sex: woman", "sex takes female, male, other or unknown"),
    ("yes: skin-disaese", "did you mean 'skin-disease'?"),
    ("yes: Skin Disease", "is not the id of a question"),
    ("yes: skin-disease on the arm", "only 'at' and a place may follow"),
    ("no: skin-disease at the arm", "only a yes has one"),
    ("leave out: lumber", "did you mean 'lumbar'?"),
    ("leave out:", "leave out takes one zone or several"),
    ("place:", "place needs words"),
    ("clearance: heart, 2026-01-02", "parted by commas"),
    ("clearance: heart, Dr. Ada, tomorrow", "a clearance was given on a day that is past"),
    ("clearance: heart, Dr. Ada, 1900-01-01", "holds for twelve months"),
    ("clearance: past injury, Dr. Ada, 1851-01-01", "was not born on 1851-01-01"),
    ("forget: heart", "nothing is known of 'heart'"),
  ])
  func `what cannot be understood changes nothing`(line: String, sentence: String) throws {
    let guide = try GuideRun()
    let result = try guide.run(["patient", "add", "A-014"], input: "name: Jane\n\(line)\n")
    #expect(result.status == 1)
    #expect(result.errors.contains("nothing was changed. Line 2: "), "\(result.errors)")
    #expect(result.errors.contains(sentence), "\(result.errors)")
    #expect(try guide("patient", "list").output.isEmpty)
  }

  @Test func `control characters of what is typed never come back`() throws {
    let guide = try GuideRun()
    let result = try guide.run(["patient", "add", "A-014"], input: "name: J\u{1B}[2Jane\n")
    #expect(result.status == 0)
    let shown = try guide("patient", "show", "A-014").output
    #expect(shown.contains("Name: J\u{FFFD}[2Jane"))
  }

  @Test(arguments: [
    (["patient"], 2, "'patient' needs one of: add, edit, show, remove, list"),
    (["patient", "shw", "A"], 2, "found 'shw'"),
    (["patient", "add"], 2, "needs the patient's code"),
    (["patient", "add", "A", "B"], 2, "does not know what to do with 'B'"),
    (["patient", "add", "A", "--json"], 2, "--json is not an option of patient add"),
    (["patient", "add", "-", "x"], 2, "does not know what to do with 'x'"),
    (["patient", "add", "a b"], 1, "cannot be a patient's code"),
    (["patient", "show", "A"], 1, "no patient 'A' is in the records"),
    (["patient", "edit", "A"], 1, "no patient 'A' is in the records"),
    (["patient", "remove", "A"], 1, "no patient 'A' is in the records"),
  ])
  func `a refusal says what is missing`(words: [String], status: Int32, text: String) throws {
    let result = try GuideRun().run(words)
    #expect(result.status == status)
    #expect(result.errors.contains(text), "\(result.errors)")
    #expect(result.output.isEmpty)
  }

  @Test func `a code is taken once`() throws {
    let guide = try GuideRun()
    #expect(try guide("patient", "add", "A-014").status == 0)
    let again = try guide("patient", "add", "A-014")
    #expect(again.status == 1)
    #expect(again.errors.contains("is in the records already"))
  }

  @Test func `a patient goes with every session once the code is given again`() throws {
    let guide = try GuideRun()
    #expect(try guide.run(["patient", "add", "A-014"], input: "name: Jane Doe\n").status == 0)
    try guide.hold(patient: "A-014", commands: "note zebrafinch\nstop enough\n")
    for answer in ["", "A-015\n", "yes\n"] {
      let refused = try guide.run(["patient", "remove", "A-014"], input: answer)
      #expect(refused.status == 1)
      #expect(refused.errors.contains("nothing was removed"))
    }
    #expect(try guide("history").output.contains("A-014"))
    let removed = try guide.run(["patient", "remove", "A-014"], input: "A-014\n")
    #expect(removed.status == 0)
    #expect(removed.errors.contains("Backups and exports made earlier"))
    #expect(try guide("history").output.isEmpty)
    #expect(try guide("patient", "list").output.isEmpty)
    let traces = try guide.shell(
      "grep -rac -e zebrafinch -e 'Jane Doe' home/.local/share/tableside"
    )
    #expect(traces.output.split(separator: "\n").allSatisfy { $0.hasSuffix(":0") })
  }
}
