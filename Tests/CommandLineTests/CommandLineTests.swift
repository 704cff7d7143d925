import TestProcesses
import Testing

@Suite struct CommandLineTests {
  @Test(arguments: ["--help", "-h", "run --help", "list -h"])
  func `help answers on standard output`(line: String) throws {
    let result = try run(line)
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("Usage: tableside"))
    #expect(result.errors.isEmpty)
  }

  @Test(arguments: ["--version", "-V"])
  func `the version answers on standard output`(line: String) throws {
    let result = try run(line)
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("tableside "))
  }

  @Test(arguments: [
    ("fly", "unknown command 'fly'"),
    ("--fly", "unknown or ambiguous option '--fly'"),
    ("-z", "unknown option '-z'"),
    ("run", "'run' needs a protocol"),
    ("run a b", "'run' does not know what to do with 'b'"),
    ("patient list extra", "'patient list' does not know what to do with 'extra'"),
    ("run x --speed", "'--speed' needs a value"),
    ("run x --speed 0.05", "--speed takes a number from 0.1 to 3600, found '0.05'"),
    ("run x --speed nan", "--speed takes a number from 0.1 to 3600, found 'nan'"),
    ("run x --session 0", "--session takes a whole number from 1 to 999, found '0'"),
    ("run x --session 3 --day 4", "--session and --day exclude each other"),
    ("run x --minutes 5 --until 9:00", "--minutes and --until exclude each other"),
    ("run x --until 24:00", "--until takes a time of the day"),
    ("list --zone loin", "--zone takes one of the known zones"),
    ("list --plain", "--plain is not an option of list"),
    ("list --json=yes", "'--json=yes' takes no value"),
    ("--plain", "--plain is not an option of the home screen"),
    ("export --all", "'export' needs --format"),
    ("export --format json", "'export' needs one of"),
    ("export --format pdf --all", "--format takes one of"),
  ])
  func `what is not understood is said, with status 2`(line: String, sentence: String) throws {
    let result = try run(line)
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains(sentence), "\(result.errors)")
  }

  @Test func `options may follow operands, and two hyphens end them`() throws {
    let guide = try GuideRun()
    let protocols = try guide.protocols(only: "neck-on-chair")
    let shown = try guide("show", "neck-on-chair", "--protocols", protocols, "--json")
    #expect(shown.status == 0)
    #expect(shown.output.contains(#""totalSeconds": "#))
    let ended = try guide("show", "--", "--json")
    #expect(ended.status == 1)
    #expect(ended.errors.contains("--json"))
  }

  @Test func `an unknown protocol is said, with the nearest id`() throws {
    let guide = try GuideRun()
    let protocols = try guide.protocols(only: "neck-on-chair")
    let result = try guide("run", "neck-on-chiar", "--plain", "--protocols", protocols)
    #expect(result.status == 1)
    #expect(result.errors.contains("neck-on-chiar"))
    #expect(result.errors.contains("neck-on-chair"))
  }

  /// The same search as on the screen, over all shipped files.
  @Test(arguments: [
    ("chair", "neck-on-chair"), ("lumbar ost", "lumbar-osteochondrosis"), ("sciatica", "lumbago"),
    ("sciatica", "radiculitis-back"), ("neck", "neck-first"), ("neck", "neck-first-seated"),
    ("self neck", "self-neck"), ("thai", "thai"), ("relaxing", "relaxing-whole-body"),
    ("colic", "infant-relaxing"), ("headache chair", "neck-first-seated"),
  ])
  func `words lead to what they name within three rows`(words: String, id: String) throws {
    let guide = try GuideRun()
    let shipped = Processes.package + "/Protocols"
    let rows = try guide("list", words, "--protocols", shipped).output.split(separator: "\n")
    let ids = rows.prefix(3).map { String($0.prefix { $0 != " " }) }
    #expect(ids.contains(id), "\(ids)")
  }

  @Test func `a protocols folder that is not there is said`() throws {
    let result = try GuideRun()("list", "--protocols", "/nowhere")
    #expect(result.status == 1)
    #expect(result.errors.contains("/nowhere"))
  }

  @Test(arguments: ["run neck-on-chair --plain --yes", "resume --plain"])
  func `a records folder that cannot be made is said`(line: String) throws {
    let guide = try GuideRun()
    try guide.folder.write("", to: "file")
    let words = line.split(separator: " ").map(String.init)
    let result = try Processes.run(
      Processes.binary,
      words + ["--data", guide.folder.path + "/file/records"],
      environment: guide.environment,
      in: guide.folder
    )
    #expect(result.status == 1)
    #expect(result.errors.contains("the records folder"), "\(result.errors)")
  }

  @Test func `without a home folder the place of the records has to be said`() throws {
    let result = try GuideRun()("resume", "--plain", environment: ["HOME": ""])
    #expect(result.status == 1)
    #expect(result.errors.contains("HOME is not set"))
    #expect(result.errors.contains("--data"))
  }

  @Test func `without a terminal the home screen says what to do instead`() throws {
    let result = try GuideRun()()
    #expect(result.status == 1)
    #expect(result.errors.contains("not a terminal"))
    #expect(result.errors.contains("--plain"))
  }

  @Test func `nothing to resume is said`() throws {
    let result = try GuideRun()("resume")
    #expect(result.status == 1)
    #expect(result.errors.contains("no session is interrupted"))
  }

  @Test func `every finding of a file is told, as lines and as JSON`() throws {
    let guide = try GuideRun()
    let file = try guide.folder.write("format: massage-protocol/1\nid: X\n", to: "x.yaml")
    let lines = try guide("check", file)
    #expect(lines.status == 1)
    #expect(lines.output.contains("x.yaml:2:5: error: "))
    let json = try guide("check", "--json", file)
    #expect(json.status == 1)
    #expect(json.output.hasPrefix("["))
    #expect(json.output.contains(#""rule": "P107""#))
  }

  private func run(_ line: String) throws -> FinishedProcess {
    let guide = try GuideRun()
    return try Processes.run(
      Processes.binary,
      line.split(separator: " ").map(String.init),
      environment: guide.environment,
      in: guide.folder
    )
  }
}
