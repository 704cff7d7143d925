import TestProcesses
import Testing

@Suite struct TransferTests {
  @Test func `everything moves to other records and back, byte for byte`() throws {
    let guide = try GuideRun()
    let facts = "name: Jané \"Doe\"\nborn: 1980-02-29\nno: heart\nleave out: lumbar\n"
    #expect(try guide.run(["patient", "add", "A-014"], input: facts).status == 0)
    let first = try guide.hold(
      patient: "A-014",
      commands: "stage\nnote =1+1 \\ \"x\"\nstop enough\n"
    )
    try guide.hold("therapeutic-back", commands: "pain 3\nskip\nquit\n")
    try guide.rehearse(patient: "A-014")
    #expect(try guide.run(["session", "void", first], input: "wrong\n").status == 0)
    let words = "export --all --format json --rehearsals"
    let moved = try guide.shell(
      """
      $T \(words) -o one.json && $T import one.json --data other \
      && $T \(words) --data other -o two.json && $T import two.json --data third \
      && $T \(words) --data third -o three.json && cmp one.json two.json && cmp two.json three.json
      """
    )
    #expect(moved.status == 0, "\(moved.output) \(moved.errors)")
    #expect(
      moved.errors.contains("Taken in: sessions 3, patients 1, courses 1. Here already: nothing.")
    )
    #expect(try guide.shell("$T history --data other").output == guide("history").output)
    let again = try guide.shell("$T import one.json --data other")
    #expect(again.status == 0)
    #expect(
      again.errors.contains("Taken in: nothing. Here already: sessions 3, patients 1, courses 1.")
    )
    let pretty = try guide.shell(
      "sed 's/,\"/ ,\\n  \"/g' one.json > pretty.json; $T import pretty.json --data fourth"
    )
    #expect(pretty.status == 0, "\(pretty.errors)")
  }

  @Test func `sessions of every outcome, with what was added later, move byte for byte`() throws {
    let guide = try GuideRun()
    for code in ["A-014", "B-002"] {
      #expect(
        try guide.run(["patient", "add", code], input: "name: Jane\nborn: 1980-02-29\n").status == 0
      )
    }
    let skips = String(repeating: "skip\n", count: 12)
    let early = try guide.hold(patient: "A-014")
    let complete = skips + "advised 1\ndone\npain 2\n"
    try guide.hold(patient: "A-014", commands: "pain 5\nyes\n+\n" + complete)
    try guide.hold(patient: "A-014", commands: "react numbness severe left\nyes\ndone\n")
    func back(_ said: String) throws -> Int32 {
      try guide("run", "back-pain", "--plain", input: said + GuideRun.begun).status
    }
    #expect(try back("none\n3\nwhich 1\n") == 3)
    #expect(try back("2\nwhich 1\nno\n") == 3)
    #expect(try back("3\nwhich 6\nnone\nplace left buttocks mole\n") == 0)
    try guide.hold(commands: "note left open\nquit\n")
    try guide.rehearse(patient: "A-014")
    let assigned = ["session", "assign", early, "--patient", "B-002"]
    #expect(try guide.run(assigned, input: "wrong code\n").status == 0)
    let moved = try guide.shell(
      """
      for form in "--all" "--all --rehearsals" "--patient A-014" "--patient B-002 --from 2000-01-01"
      do
        again=$form; case $form in --patient*) again="--all --from 2000-01-01";; esac
        rm -rf other one two; $T export --format json $form -o one \\
        && $T import one --data other && $T export --format json $again --data other -o two \\
        && cmp one two || exit 9
      done
      """
    )
    #expect(moved.status == 0, "\(moved.output) \(moved.errors)")
    let all = try guide("export", "--format", "json", "--all", "--rehearsals").output
    for outcome in ["completed", "endedEarly", "refused", "postponed", "running"] {
      #expect(all.contains("\"outcome\":\"\(outcome)\""), "\(outcome)")
    }
    #expect(all.contains(#""kind":"assign","patient":"B-002","reason":"wrong code""#))
  }

  @Test func `every field of an export of everything is explained in the manual`() throws {
    let guide = try GuideRun()
    let facts = """
      name: Jane
      born: 1980-02-29
      sex: female
      notes: tall
      no: heart
      leave out: lumbar
      """
    #expect(try guide.run(["patient", "add", "A-014"], input: facts).status == 0)
    let id = try guide.hold(patient: "A-014")
    #expect(try guide.run(["session", "note", id], input: "slept well\n").status == 0)
    let manual = try guide("manual", "record").output
    let export = try guide("export", "--all", "--format", "json").output
    let names = Set(export.matches(of: /"([A-Za-z0-9]+)":/).map { String($0.1) })
    #expect(names.count > 80)
    for name in names.sorted() {
      let isTold =
        manual.contains("\\fB\(name)\\fP") || manual.contains(".\(name)\\fP")
        || manual.contains("\"\(name)\"")
      #expect(isTold, "\(name)")
    }
  }

  @Test func `records that differ are refused by name, and nothing is taken in`() throws {
    let guide = try GuideRun()
    #expect(try guide.run(["patient", "add", "A-014"], input: "name: Jane\n").status == 0)
    let id = try guide.hold(patient: "A-014")
    #expect(try guide("export", "--all", "--format", "json", "-o", guide.path("one")).status == 0)
    #expect(try guide.run(["session", "void", id], input: "wrong\n").status == 0)
    let session = try guide("import", guide.path("one"))
    #expect(session.status == 1)
    #expect(session.errors.contains(id), "\(session.errors)")
    let other = try guide.shell("sed s/Jane/Joan/ one > two; $T import two --data other")
    #expect(other.status == 0)
    let patient = try guide.shell("$T import one --data other")
    #expect(patient.status == 1)
    #expect(patient.errors.contains("patient A-014"))
  }

  @Test(arguments: [
    ("", "it ends in the middle"),
    ("[]", "\"{\" is missing at byte 0"),
    ("{}", "it is not what"),
    (#"{"version":1}"#, "it is not what"),
    (#"{"sessions":[],"version":1"#, "it ends in the middle"),
    (#"{"version":2,"sessions":[]}"#, "this program knows version 1"),
    (#"{"version":1,"sessions":[]} x"#, "something follows its end"),
    (#"{"version":1,"sessions":[],"sessions":[]}"#, "stands in it twice"),
    (#"{"version":1,"sessions":[,]}"#, "a part of"),
    (#"{"version":1,"sessions":[{}],}"#, "is not there"),
    (#"{"version":1,"sessions":[{"id":"a"}]}"#, "“sessions” a"),
    (#"{"version":1,"sessions":[{"id":"a","events":[]"#, "it ends in the middle"),
    (#"{"version":1,"sessions":[{]}"#, "“sessions”"),
    (#"{"version":1,"sessions":[],"rooms":[1]}"#, "does not know “rooms”"),
    (#"{"version":1,"sessions":[],"patients":[{"code":"-"}]}"#, "patient code -"),
    (#"{"version":1,"sessions":[],"protocolTexts":[{"sha256":"ab","text":"c"}]}"#, "is damaged"),
  ])
  func `a document that is damaged is refused whole`(text: String, sentence: String) throws {
    let guide = try GuideRun()
    let path = try guide.folder.write(text, to: "file.json")
    let result = try guide("import", path)
    #expect(result.status == 1)
    #expect(result.errors.contains(sentence), "\(result.errors)")
    #expect(try guide("history", "--json").output == "[]\n")
    #expect(try guide("patient", "list").output.isEmpty)
  }

  @Test func `an export cut at any place is refused, and so is one with another note`() throws {
    let guide = try GuideRun()
    try guide.hold()
    #expect(try guide("export", "--all", "--format", "json", "-o", guide.path("one")).status == 0)
    let cuts = try guide.shell(
      """
      size=$(wc -c < one); for cut in 1 20 100 1000 5000 $((size / 2)) $((size - 20)) $((size - 2))
      do head -c $cut one > cut; $T import cut --data other && exit 9; done; exit 0
      """
    )
    #expect(cuts.status == 0, "\(cuts.errors)")
    let changed = try guide.shell(
      "sed 's/warm hands/cold hands/' one > two; $T import two --data other"
    )
    #expect(changed.status == 1)
    #expect(changed.errors.contains("“notes” is not what its events say"))
    #expect(try guide.shell("$T history --data other").output.isEmpty)
  }

  @Test(arguments: [
    ("import", 2, "'import' needs a file"),
    ("import nowhere.json", 1, "could not read 'nowhere.json'"),
    ("import .", 1, "is not a plain file"),
    ("import /dev/zero", 1, "is not a plain file"),
    ("backup", 2, "'backup' needs a file"),
    ("backup x.sqlite", 1, "there is nothing to back up"),
  ])
  func `a file that cannot serve is refused`(line: String, status: Int32, text: String) throws {
    let result = try GuideRun().shell("$T " + line)
    #expect(result.status == status)
    #expect(result.errors.contains(text), "\(result.errors)")
  }

  @Test func `a backup is whole, private and never takes another's place`() throws {
    let guide = try GuideRun()
    try guide.hold(patient: "A-014")
    let result = try guide.shell(
      "umask 0; mkdir -m 700 copy && $T backup copy/tableside.sqlite && ls -l copy | tail -1"
    )
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.hasPrefix("-rw-------"))
    #expect(try guide.shell("$T history --data copy").output == guide("history").output)
    let again = try guide.shell("$T backup copy/tableside.sqlite")
    #expect(again.status == 0)
    #expect(again.errors.contains("copy/tableside-20"), "\(again.errors)")
    #expect(try guide.shell("ls copy/*.sqlite").output.split(separator: "\n").count == 2)
  }
}

extension GuideRun {
  func path(_ name: String) -> String { folder.path + "/" + name }
}
