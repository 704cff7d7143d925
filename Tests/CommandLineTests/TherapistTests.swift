import TestProcesses
import Testing

/// Who treated: by option, environment and settings, in every list and export.
@Suite struct TherapistTests {
  private static let several = """
    therapists:
      - code: T-01
        name: Ada Sample
      - code: T-02
    clinic:
      name: River
      lines: [1 Mill Lane]
      fhir_base: https://river.example/fhir

    """

  private static func clinic(_ name: String) -> String {
    "clinic:\n  name: \(name)\n  fhir_base: https://\(name.lowercased()).example\n"
  }

  private static func guide(_ settings: String? = nil) throws -> GuideRun {
    let guide = try GuideRun()
    guard let settings else { return guide }
    try guide.folder.makeFolder("home/.config")
    try guide.folder.makeFolder("home/.config/tableside")
    try guide.folder.write(settings, to: "home/.config/tableside/config.yaml")
    return guide
  }

  private static let short = "pain 5\nnote warm hands\nstop enough\n"

  private static func held(_ guide: GuideRun, _ more: [String], _ commands: String = short) throws
    -> FinishedProcess
  {
    let words = ["run", "neck-on-chair", "--plain", "--yes", "--patient", "A-014"]
    return try guide.run(words + more, input: commands)
  }

  @Test func `--as, the environment and the settings name who works, in this order`() throws {
    let guide = try Self.guide(Self.several)
    #expect(try Self.held(guide, ["--as", "T-01"]).status == 0)
    let words = ["run", "neck-on-chair", "--plain", "--yes"]
    let second = try Processes.run(
      Processes.binary,
      words,
      input: Self.short,
      environment: guide.environment.merging(["TABLESIDE_THERAPIST": "T-02"]) { $1 },
      in: guide.folder
    )
    #expect(second.status == 0, "\(second.errors)")
    let history = try guide("history").output
    #expect(history.contains("    by Ada Sample (T-01)\n"))
    let own = try guide("history", "--therapist", "T-02").output
    #expect(own.contains("    by T-02\n") && !own.contains("Ada"))
    let json = try guide("history", "--json", "--therapist", "T-01").output
    #expect(json.contains("\"therapist\": \"T-01\""))
  }

  @Test func `where several share an account lines ask who works`() throws {
    let guide = try Self.guide(Self.several)
    let refused = try Self.held(guide, [])
    #expect(refused.status == 2)
    #expect(refused.errors.contains("say who works with --as, one of T-01, T-02"))
    let unknown = try Self.held(guide, ["--as", "T-9"])
    #expect(unknown.status == 2 && unknown.errors.contains("the settings know T-01, T-02"))
  }

  @Test func `without settings a code stands for itself, and one that is none is refused`() throws {
    let guide = try Self.guide()
    #expect(try Self.held(guide, ["--as", "ada"]).status == 0)
    #expect(try guide("history").output.contains("by ada\n"))
    let refused = try Self.held(guide, ["--as", "a b"])
    #expect(refused.status == 2 && refused.errors.contains("--as takes at most 32"))
  }

  @Test func `who took a session up stands behind who left it`() throws {
    let guide = try Self.guide(Self.several)
    #expect(try Self.held(guide, ["--as", "T-01"], "quit\n").status == 0)
    let resumed = try guide.run(["resume", "--plain", "--as", "T-02"], input: "stop enough\n")
    #expect(resumed.status == 0, "\(resumed.errors)")
    #expect(resumed.output.contains("Taken up by T-02."))
    #expect(try guide("history").output.contains("    by Ada Sample (T-01), then T-02\n"))
    for code in ["T-01", "T-02"] {
      #expect(try guide("history", "--therapist", code).output.contains("then T-02"))
    }
    #expect(try guide("history", "--therapist", "T-3").output.isEmpty)
    #expect(try guide("patient", "list").output.contains("last by T-02"))
    #expect(try guide("patient", "list", "--json").output.contains("\"lastTherapist\": {"))
  }

  @Test func `notes and corrections say who made them, also through an export and an import`()
    throws
  {
    let guide = try Self.guide(Self.several)
    #expect(try Self.held(guide, ["--as", "T-01"]).status == 0)
    let id = try Self.id(guide)
    for (verb, words) in [("note", "slept well"), ("void", "wrong patient")] {
      let run = try guide.run(["session", verb, id, "--as", "T-02"], input: words + "\n")
      #expect(run.status == 0, "\(run.errors)")
    }
    #expect(try guide.run(["session", "note", id], input: "x\n").status == 2)
    let history = try guide("history").output
    #expect(history.contains(" by T-02: slept well") && history.contains(" by T-02: wrong patient"))
    let exported = try guide.shell("$T export --format json --all > all.json")
    #expect(exported.status == 0, "\(exported.errors)")
    let other = try Self.guide()
    let words = ["import", guide.folder.path + "/all.json"]
    #expect(try other.run(words).status == 0)
    #expect(try other("history").output == history)
    #expect(try other.run(words).errors.contains("Here already: sessions 1"))
    let base = "https://river.example/fhir/id/"
    for run in [guide, other] {
      let bundle = try run.run(["export", "--format", "fhir", "--session", id]).output
      for kind in ["session", "patient", "practitioner"] {
        #expect(bundle.contains(base + kind), "\(kind)")
      }
    }
  }

  private static func id(_ guide: GuideRun) throws -> String {
    let rows = try guide("history", "--json").output
    let id = try #require(rows.texts(after: "\"id\": ").first { $0.count == 34 })
    return String(id.dropFirst().dropLast())
  }

  @Test func `words are found in notes, reactions and additions, in any case of letters`() throws {
    let guide = try Self.guide()
    let first = try guide.hold(patient: "A-014", commands: "note Cold feet\nstop enough\n")
    let second = try guide.hold("therapeutic-back", patient: "A-014", commands: Self.short)
    #expect(try guide.run(["session", "note", second], input: "cold again\n").status == 0)
    let cold = try guide("history", "--find", "COLD").output
    #expect(cold.contains(first) && cold.contains(second))
    let warm = try guide("history", "--find", "warm hands").output
    #expect(!warm.contains(first) && warm.contains(second))
    #expect(try guide("history", "--json", "--find", "nothing like it").output == "[]\n")
    #expect(try guide("history", "--find", " ").status == 2)
  }

  @Test func `without an address each records' identifiers begin with their own`() throws {
    var bases: Set<Substring> = []
    for _ in 0..<2 {
      let guide = try Self.guide()
      let id = try guide.hold(patient: "A-014")
      let bundle = try guide.run(["export", "--format", "fhir", "--session", id]).output
      let found = bundle.matches(of: /"(https:[^"]+)\/id\/(?:session|patient)"/).map(\.output.1)
      #expect(Set(found).count == 1)
      bases.formUnion(found)
    }
    #expect(bases.count == 2)
    #expect(bases.allSatisfy { $0.hasSuffix(".tableside.invalid") })
  }

  @Test func `a changed address holds for what is new`() throws {
    let guide = try Self.guide(Self.clinic("Old"))
    let first = try guide.hold(patient: "A-014")
    try guide.folder.write(
      Self.clinic("New"),
      to: "home/.config/tableside/config.yaml"
    )
    try guide.hold("therapeutic-back", patient: "A-014")
    let bundle = try guide.run(["export", "--format", "fhir", "--patient", "A-014"]).output
    #expect(bundle.contains("https://old.example/id/patient"))
    #expect(!bundle.contains("https://new.example/id/patient"))
    #expect(bundle.contains("\"https://old.example/id/session\",\"value\":\"\(first)\""))
    #expect(bundle.contains("https://new.example/id/session"))
    #expect(bundle.contains("\"name\":\"New\"") && !bundle.contains("\"name\":\"Old\""))
    let note = try guide.run(["export", "--format", "markdown", "--session", first]).output
    #expect(note.contains("- Clinic: New\n"))
  }

  @Test func `schema --fhir prints the definitions of the extensions`() throws {
    let guide = try Self.guide()
    let text = try guide("schema", "--fhir").output
    #expect(text.contains("\"resourceType\": \"StructureDefinition\""))
    #expect(text.contains("/StructureDefinition/massage-dose"))
    #expect(try guide("schema", "--fhir", "--record").status == 2)
  }

  @Test func `status tells the code of who works`() throws {
    let guide = try Self.guide()
    let words = ["run", "neck-on-chair", "--plain", "--yes", "--as", "T-01"]
    let process = try Processes.spawn(Processes.binary, words, environment: guide.environment)
    defer {
      Processes.killAtOnce(process)
      _ = try? Processes.wait(for: process, limit: 10, name: "tableside")
    }
    var text = ""
    for _ in 0..<1_000 where !text.hasPrefix("running") { text = try guide("status").output }
    #expect(text.hasSuffix(", by T-01\n"), "\(text)")
    #expect(try guide("status", "--json").output.contains("\"therapist\": \"T-01\""))
    #expect(try guide("status", "--format", "{therapist}").output == "T-01\n")
  }
}
