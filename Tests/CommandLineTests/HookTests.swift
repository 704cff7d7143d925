import TestProcesses
import Testing

@Suite struct HookTests {
  private static let names = ["session-start", "step-start", "reaction", "session-end"]

  /// A guide with the same script as every hook.
  private func guide(_ script: String, mode: String = "700") throws -> GuideRun {
    let guide = try GuideRun()
    for folder in ["home/.config", "home/.config/tableside", "home/.config/tableside/hooks"] {
      try guide.folder.makeFolder(folder)
    }
    for name in Self.names {
      let path = "home/.config/tableside/hooks/" + name
      try guide.folder.write("#!/bin/sh\n" + script + "\n", to: path)
      let made = try Processes.run(
        "/bin/chmod",
        [mode, guide.folder.path + "/" + path],
        environment: guide.environment,
        in: guide.folder
      )
      #expect(made.status == 0)
    }
    return guide
  }

  private func heard(_ guide: GuideRun) -> String { guide.folder.path + "/home/heard" }

  private let writingDown = #"env >> "$HOME/known"; line=$(cat); echo "$line" >> "$HOME/heard""#

  @Test func `a session tells its hooks start, steps, reactions and end as JSON`() throws {
    let guide = try guide(writingDown)
    let result = try guide(
      "run",
      "neck-on-chair",
      "--plain",
      "--yes",
      "--speed",
      "3600",
      input: "pain 1\nnote Mrs Brown\n",
      environment: ["PATIENT": "Mrs Brown"]
    )
    #expect(result.status == 0, "\(result.errors)")
    // Hooks end in an order of their own.
    let lines = try Processes.waitFor(
      #"{"event":"session-start","at":"#,
      #"{"event":"step-start","at":"#,
      #"{"event":"reaction","at":"#,
      #"{"event":"session-end","at":"#,
      #""kind":"pain","score":1"#,
      #""outcome":"completed""#,
      in: heard(guide)
    )
    #expect(!lines.contains("Brown"))
    #expect(try !Processes.read(guide.folder.path + "/home/known").contains("Brown"))
    #expect(!result.output.contains("\u{7}"))
  }

  @Test func `a hook that others can write to is not run, and that is told once`() throws {
    let guide = try guide(writingDown, mode: "722")
    let result = try guide("run", "neck-on-chair", "--plain", "--yes", "--speed", "3600")
    #expect(result.status == 0)
    let told = result.errors.split(separator: "\n").filter {
      $0.contains("'step-start' is not run")
    }
    #expect(told.count == 1, "\(result.errors)")
    #expect((try? Processes.read(heard(guide))) == nil)
  }

  @Test func `hooks that hang delay nothing`() throws {
    let guide = try guide("exec sleep 600")
    let clock = ContinuousClock()
    let start = clock.now
    let result = try guide("run", "neck-on-chair", "--plain", "--yes", "--speed", "3600")
    #expect(result.status == 0)
    #expect(clock.now - start < .seconds(50))
  }

  @Test func `the end is told of a session that a signal ends`() throws {
    let guide = try guide(writingDown)
    let fifo = guide.folder.path + "/commands"
    let output = guide.folder.path + "/guide.out"
    _ = try Processes.run(
      "/usr/bin/mkfifo",
      [fifo],
      environment: guide.environment,
      in: guide.folder
    )
    let run = try Processes.spawn(
      "/bin/sh",
      ["-c", "exec '\(Processes.binary)' run neck-on-chair --plain --yes <>'\(fifo)'"],
      environment: guide.environment,
      files: ["/dev/null", output, "/dev/null"]
    )
    try Processes.waitFor("step 1 of 8", in: output)
    Processes.send(15, to: run)
    #expect(try Processes.wait(for: run, limit: 30, name: "the guide") == 143)
    try Processes.waitFor("session-end", #""outcome":"running""#, in: heard(guide))
  }
}
