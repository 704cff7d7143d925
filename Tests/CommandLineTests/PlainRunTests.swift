import TestProcesses
import Testing

@Suite struct PlainRunTests {
  @Test(arguments: [
    "lumbar-osteochondrosis", "osteochondrosis-back", "neck-on-chair", "therapeutic-back",
  ])
  func `a rehearsal does every step in its planned time`(id: String) throws {
    let guide = try GuideRun()
    let result = try guide("run", id, "--plain", "--yes", "--speed", "3600")
    #expect(result.status == 0, "\(result.errors)")
    // What was logged is called saved once it is, be the session over by then or not.
    let lines = result.output.split(separator: "\n").filter { !$0.hasSuffix(": saved") }
    #expect(lines.last?.hasSuffix("The session is completed.") ?? false)
    let export = try guide("export", "--format", "json", "--all", "--rehearsals")
    #expect(export.status == 0)
    let planned = export.output.values(of: #""plannedSeconds":"#)
    #expect(!planned.isEmpty)
    #expect(planned == export.output.values(of: #""actualSeconds":"#))
    let results = export.output.values(of: #""result":"#)
    #expect(results.allSatisfy { $0 == #""done""# })
    let usual = try guide("export", "--format", "json", "--all")
    #expect(usual.output.values(of: #""plannedSeconds":"#).isEmpty)
  }

  @Test func `a screening that nobody answers starts nothing`() throws {
    let result = try GuideRun()("run", "neck-on-chair", "--plain", "--speed", "3600")
    #expect(result.status == 1)
    #expect(result.errors.contains("nothing was started"))
  }

  @Test func `a finding refuses the session with status 3`() throws {
    let result = try GuideRun()(
      "run",
      "neck-on-chair",
      "--plain",
      "--speed",
      "60",
      input: "1\nwhich 1\n"
    )
    #expect(result.status == 3)
  }

  @Test func `a session that is left is kept and taken up again`() throws {
    let guide = try GuideRun()
    let left = try guide(
      "run",
      "neck-on-chair",
      "--plain",
      "--yes",
      input: "pain 2\nnote warm hands\nquit\n"
    )
    #expect(left.status == 0, "\(left.errors)")
    #expect(left.output.contains("pain 2 at effleurage, neck, collar"))
    #expect(left.output.contains("Kept"))
    let resumed = try guide("resume", input: "resume\nstop enough\n")
    #expect(resumed.status == 0, "\(resumed.errors)")
    #expect(resumed.output.contains("Taken up again"))
    #expect(resumed.output.contains("The session ended early: enough"))
    #expect(try guide("resume").status == 1)
    #expect(try guide("history").output.contains("ended early: enough"))
  }

  @Test func `a rehearsal goes on faster, a session with a patient does not`() throws {
    let guide = try GuideRun()
    let begun = try guide(
      "run",
      "neck-on-chair",
      "--speed",
      "1",
      "--plain",
      "--yes",
      input: "quit\n"
    )
    #expect(begun.status == 0, "\(begun.errors)")
    // Fast enough to come to its end while somebody waits.
    let rehearsed = try guide("resume", "--speed", "3600", input: "resume\n")
    #expect(rehearsed.status == 0, "\(rehearsed.errors)")
    #expect(rehearsed.output.contains("The session is completed."))
    #expect(try guide("run", "neck-on-chair", "--plain", "--yes", input: "quit\n").status == 0)
    let refused = try guide("resume", "--speed", "3600", input: "resume\n")
    #expect(refused.status == 2)
    #expect(refused.errors.contains("--speed is for rehearsals"))
    #expect(try guide("resume", input: "stop enough\n").status == 0)
  }

  @Test func `a session of another guide is not taken away`() throws {
    let guide = try GuideRun()
    let fifo = guide.folder.path + "/commands"
    let made = try Processes.run(
      "/usr/bin/mkfifo",
      [fifo],
      environment: guide.environment,
      in: guide.folder
    )
    #expect(made.status == 0)
    let output = guide.folder.path + "/first.out"
    let first = try Processes.spawn(
      "/bin/sh",
      ["-c", "exec '\(Processes.binary)' run neck-on-chair --plain --yes <>'\(fifo)'"],
      environment: guide.environment,
      files: ["/dev/null", output, "/dev/null"]
    )
    defer {
      Processes.killAtOnce(first)
      _ = try? Processes.wait(for: first, limit: 5, name: "first")
    }
    try Processes.waitFor("step 1 of 8", in: output)
    let names = try Processes.run(
      "/bin/ls",
      [guide.folder.path + "/home/.local/share/tableside/running"],
      environment: guide.environment,
      in: guide.folder
    )
    let id = names.output.split(separator: "\n").first.map(String.init) ?? ""
    let second = try guide("resume", "--session", id)
    #expect(second.status == 4)
    #expect(second.errors.contains("open in another window"))
    #expect(try guide("resume").status == 1)
  }
}

extension String {
  /// What follows each appearance of a field's name, up to the next comma or bracket.
  fileprivate func values(of field: String) -> [String] {
    var found: [String] = []
    var rest = self[...]
    while let place = rest.firstRange(of: field) {
      rest = rest[place.upperBound...]
      found.append(String(rest.prefix { !",}]".contains($0) }))
    }
    return found
  }
}
