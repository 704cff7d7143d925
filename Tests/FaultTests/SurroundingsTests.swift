import TestProcesses
import Testing

/// Streams, limits and locales as a system can set them.
struct SurroundingsTests {
  private func shell(_ line: String, _ session: ScriptedSession, input: String = "") throws
    -> FinishedProcess
  {
    try Processes.run(
      "/bin/sh",
      ["-c", line],
      input: input,
      environment: session.guide.environment.merging(["T": Processes.binary]) { $1 },
      in: session.guide.folder
    )
  }

  @Test(arguments: [
    ("run neck-on-chair --yes < /dev/null > /dev/full", 1),
    ("run neck-on-chair --yes --speed 3600 < /dev/null > out", 0),
    ("run neck-on-chair --yes --speed 3600 <&- > out", 0),
    ("run neck-on-chair --yes --speed 3600 <&- >&- 2>&-", 1),
    ("< /dev/null", 1), ("> out", 1), ("list > /dev/full", 1), ("list >&-", 1),
  ])
  func `streams that are closed, full or nowhere end in a status and harm nothing`(
    words: String,
    status: Int32
  ) throws {
    let session = try ScriptedSession()
    let result = try shell("cd ~ && \"$T\" \(words)", session)
    #expect(result.status == status, "\(words): \(result.errors)")
    let written = (try? Processes.read(session.guide.folder.path + "/home/out")) ?? ""
    #expect(!written.contains("\u{1B}"), "an escape sequence in a file")
    // Nothing that was meant for a closed stream went into a file of the records.
    #expect(try session.tableside("export", "--format", "json", "--all").status == 0)
  }

  @Test func `a relative folder in the environment counts as not set`() throws {
    let session = try ScriptedSession()
    let result = try shell(
      "cd ~ && XDG_DATA_HOME=here exec \"$T\" run neck-on-chair --plain --yes",
      session,
      input: "quit\n"
    )
    #expect(result.status == 0, "\(result.errors)")
    let made = try shell("cd ~ && ls", session).output
    #expect(made.isEmpty, "\(made)")
    #expect(try session.tableside("history", "--json").output.contains("neck-on-chair"))
  }

  @Test func `files that may not grow are said, and what was called saved is there`() throws {
    for blocks in [8, 160, 240, 300] {
      let session = try ScriptedSession()
      let lines = (1...8).map(ScriptedSession.note).joined() + "stop enough\n"
      let result = try shell(
        "ulimit -f \(blocks); exec \"$T\" " + ScriptedSession.start.joined(separator: " "),
        session,
        input: lines
      )
      #expect(result.status == 0 || result.status == 1, "\(blocks): \(result.errors)")
      let aftermath = try session.aftermath(of: result.output, "files of \(blocks) blocks")
      let isSaid = (result.output + result.errors).contains("NOT SAVED")
      #expect(isSaid || aftermath.kept.count == 8, "\(blocks): \(result.output)\(result.errors)")
    }
  }

  @Test func `memory that runs out loses nothing that was called saved`() throws {
    for kilobytes in stride(from: 20_000, through: 200_000, by: FaultScale.isWhole ? 2_000 : 45_000)
    {
      let session = try ScriptedSession()
      let lines = (1...8).map(ScriptedSession.note).joined() + "stop enough\n"
      let result = try shell(
        "ulimit -v \(kilobytes); exec \"$T\" " + ScriptedSession.start.joined(separator: " "),
        session,
        input: lines
      )
      _ = try session.aftermath(of: result.output, "\(kilobytes) kB of memory")
    }
  }

  @Test(arguments: ["C", "POSIX", "en_US.ISO-8859-1", "nowhere.UTF-9"])
  func `without UTF-8 no byte beyond ASCII is written, and the text is kept as it was typed`(
    locale: String
  ) throws {
    let session = try ScriptedSession()
    let result = try shell(
      "LC_ALL=\(locale) exec \"$T\" run neck-on-chair --plain --yes",
      session,
      input: "note Größe, спина\nstop enough\n"
    )
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.utf8.allSatisfy { $0 < 0x80 }, "\(result.output)")
    #expect(
      try session.tableside("export", "--format", "json", "--all").output.contains("Größe, спина")
    )
  }

  @Test func `a locale of UTF-8 that is not installed is said, another one is not`() throws {
    for (locale, isSaid) in [("xx_XX.UTF-8", true), ("C.UTF-8", false), ("C", false)] {
      let result = try shell(
        "LC_ALL=\(locale) exec \"$T\" run neck-on-chair --plain --yes",
        try ScriptedSession(),
        input: "stop enough\n"
      )
      #expect(result.status == 0, "\(result.errors)")
      let sentence = "the locale 'xx_XX.UTF-8' is not installed"
      #expect(result.errors.contains(sentence) == isSaid, "\(result.errors)")
    }
  }
}
