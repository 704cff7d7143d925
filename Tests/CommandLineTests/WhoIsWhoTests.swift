import TestProcesses
import Testing

/// Codes that eyes take for one another, and people who are on record twice.
struct WhoIsWhoTests {
  private let guide: GuideRun

  init() throws {
    guide = try GuideRun()
    let added = try guide.run(["patient", "add", "A-014"], input: "name: Ada\nborn: 1980-02-01\n")
    try #require(added.status == 0)
  }

  // Case, O and 0, l and 1, Cyrillic, Greek, full-width, Arabic digits.
  @Test(arguments: ["a-014", "A-O14", "A-0l4", "А-014", "Α-014", "Ａ-０１４", "A-٠١٤"])
  func `a code that looks like one on record makes nobody`(code: String) throws {
    let protocols = try guide.protocols(only: "neck-on-chair")
    for words in [
      ["patient", "add", code], ["patient", "show", code],
      ["run", "neck-on-chair", "--plain", "--yes", "--patient", code, "--protocols", protocols],
      ["run", "neck-on-chair", "--yes", "--patient", code, "--speed", "3600"],
      ["export", "--format", "csv", "--patient", code],
    ] {
      let told = try guide.run(words, input: "name: Ada\n")
      #expect(told.status == 1, "\(words)")
      #expect(told.errors.contains("did you mean A-014?"), "\(told.errors)")
    }
    #expect(try guide.run(["patient", "list"]).output.split(separator: "\n").count == 1)
  }

  @Test func `the code itself and codes of their own are taken`() throws {
    #expect(try guide.run(["patient", "add", "A-015"], input: "name: Bo\n").status == 0)
    #expect(try guide.run(["patient", "edit", "A-014"], input: "notes: x\n").status == 0)
    try guide.hold(patient: "A-014")
    try guide.hold(patient: "B-7")
  }

  @Test func `two patients with one name and one birth are said`() throws {
    let added = try guide.run(["patient", "add", "B-1"], input: "name: ada\nborn: 1980-02-01\n")
    #expect(added.status == 0)
    let said = "'A-014' has the same name and birth: is that the same person?"
    #expect(added.errors.contains(said))
    #expect(try guide("patient", "show", "B-1").output.contains(said))
    let other = try guide.run(["patient", "add", "C-1"], input: "name: Ada\nborn: 1981-02-01\n")
    #expect(!other.errors.contains("the same"))
    let edited = try guide.run(["patient", "edit", "C-1"], input: "born: 1980-02-01\n")
    #expect(edited.errors.contains(said))
  }

  @Test func `a session taken in without its patient is nobody's, now and later`() throws {
    try guide.hold(patient: "A-014")
    let moved = try guide.shell(
      """
      $T export --format json --patient A-014 -o one.json \
      && echo 'name: Bo' | $T patient add A-014 --data known \
      && $T import one.json --data known && $T import one.json --data later \
      && echo 'name: Bo' | $T patient add A-014 --data later
      """
    )
    #expect(moved.status == 0, "\(moved.errors)")
    #expect(moved.errors.contains("'A-014': these sessions are filed under nobody"))
    for data in ["known", "later"] {
      let show = try guide.shell("$T patient show A-014 --data \(data)").output
      #expect(show.contains("Name: Bo") && !show.contains("Sessions:"), "\(show)")
      #expect(try guide.shell("$T history --data \(data)").output.contains("Neck"))
    }
    let whole = try guide.shell(
      """
      $T export --format json --all -o all.json && $T import all.json --data whole \
      && $T patient show A-014 --data whole
      """
    )
    #expect(whole.output.contains("Name: Ada") && whole.output.contains("Sessions: 1"))
  }

  @Test(arguments: ["1980", "1980-02"])
  func `a birth of which no more is known is kept and moves as it was told`(birth: String) throws {
    let added = try guide.run(["patient", "add", "B-1"], input: "name: Bo\nborn: \(birth)\n")
    #expect(added.status == 0, "\(added.errors)")
    let show = try guide("patient", "show", "B-1").output
    #expect(show.contains("Born: \(birth), ") && show.contains(" years"), "\(show)")
    try guide.hold(patient: "B-1")
    let bundle = try guide(
      "export",
      "--format",
      "fhir",
      "--patient",
      "B-1",
      "--with-name"
    ).output
    #expect(bundle.contains("\"birthDate\":\"\(birth)\""))
    let moved = try guide.shell(
      """
      $T export --all --format json -o all.json && $T import all.json --data other \
      && $T patient show B-1 --data other
      """
    )
    #expect(moved.output.contains("Born: \(birth), "), "\(moved.errors)")
    for wrong in ["1980-13", "80", "2999"] {
      let told = try guide.run(["patient", "edit", "B-1"], input: "born: \(wrong)\n")
      #expect(told.status == 1 && told.errors.contains("born takes a day that is past"))
    }
  }
}
