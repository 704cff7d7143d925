import TestProcesses
import Testing

@Suite struct CorrectionCommandTests {
  @Test func `a session is voided in the open`() throws {
    let guide = try GuideRun()
    let id = try guide.hold(patient: "A-014")
    let voided = try guide.run(["session", "void", id], input: "wrong protocol\n")
    #expect(voided.status == 0, "\(voided.errors)")
    let history = try guide("history", "--patient", "A-014").output
    #expect(history.contains("VOID"))
    #expect(history.contains(": wrong protocol"))
    let export = try guide("export", "--format", "json", "--all").output
    #expect(export.contains("\"voided\":true"))
    #expect(export.contains("\"reason\":\"wrong protocol\""))
    #expect(export.contains("\"outcome\":\"endedEarly\""))
    let again = try guide.run(["session", "void", id], input: "once more\n")
    #expect(again.status == 1)
    #expect(again.errors.contains("is void already"))
  }

  @Test func `a session is filed under another patient, and both stand in the history`() throws {
    let guide = try GuideRun()
    let id = try guide.hold(patient: "A-014")
    #expect(try guide("patient", "add", "B-2").status == 0)
    let words = ["session", "assign", id, "--patient", "B-2"]
    let assigned = try guide.run(words, input: "picked the wrong code\n")
    #expect(assigned.status == 0, "\(assigned.errors)")
    #expect(try guide("history", "--patient", "A-014").output.isEmpty)
    let history = try guide("history", "--patient", "B-2").output
    #expect(history.contains("filed under B-2"))
    #expect(history.contains("picked the wrong code"))
    let json = try guide("history", "--json").output
    #expect(json.contains("\"patient\": \"B-2\""))
    #expect(json.contains("\"openedFor\": \"A-014\""))
    #expect(try guide.run(words, input: "again\n").errors.contains("belongs to 'B-2' already"))
  }

  @Test func `words are added to a session that is over, with their date`() throws {
    let guide = try GuideRun()
    let id = try guide.hold(patient: "A-014")
    let added = try guide.run(["session", "note", id], input: "slept well, =1+1\n")
    #expect(added.status == 0, "\(added.errors)")
    #expect(added.errors.contains("Added to session \(id)."))
    #expect(try guide("history").output.contains(": slept well, =1+1"))
    for format in ["json", "markdown", "fhir", "soap"] {
      let export = try guide("export", "--format", format, "--session", id).output
      #expect(export.contains("slept well"), "\(format)")
    }
    let json = try guide("export", "--format", "json", "--session", id).output
    #expect(json.contains("\"outcome\":\"endedEarly\"") && json.contains("\"voided\":false"))
    try guide.hold(commands: "quit\n")
    let open = try #require(
      try guide("history", "--json").output.texts(after: "\"id\": ").first { $0.count == 34 }
    )
    let early = try guide.run(
      ["session", "note", String(open.dropFirst().dropLast())],
      input: "too early\n"
    )
    #expect(early.status == 1)
    #expect(early.errors.contains("is not over: the guide takes its notes"))
  }

  @Test func `nothing is mended without a reason or for an unknown patient`() throws {
    let guide = try GuideRun()
    let id = try guide.hold()
    for input in ["", "\n", "   \n"] {
      let result = try guide.run(["session", "void", id], input: input)
      #expect(result.status == 1)
      #expect(result.errors.contains("a reason is needed"))
    }
    let unknown = try guide.run(["session", "assign", id, "--patient", "C"], input: "why\n")
    #expect(unknown.status == 1)
    #expect(unknown.errors.contains("no patient 'C' is in the records"))
    #expect(try !guide("history").output.contains("VOID"))
  }

  @Test(arguments: [
    (["session"], 2, "'session' needs one of: note, void, assign"),
    (["session", "void"], 2, "needs a session's id"),
    (["session", "assign", "x"], 2, "needs --patient CODE"),
    (["session", "void", "x", "--patient", "A"], 2, "--patient is not an option of session void"),
    (["session", "void", "x"], 1, "no session 'x' is in the records"),
  ])
  func `a refusal says what is missing`(words: [String], status: Int32, text: String) throws {
    let result = try GuideRun().run(words)
    #expect(result.status == status)
    #expect(result.errors.contains(text), "\(result.errors)")
  }
}
