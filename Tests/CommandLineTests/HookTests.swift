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

  /// What the hooks wrote down, once the end is among it.
  private func heard(_ guide: GuideRun) throws -> [Substring] {
    let path = guide.folder.path + "/home/heard"
    var text = ""
    for _ in 0..<500 {
      text = (try? Processes.read(path)) ?? ""
      if text.contains("session-end") { break }
      Processes.pause(milliseconds: 20)
    }
    return text.split(separator: "\n")
  }

  private let writingDown = #"line=$(cat); echo "$line" >> "$HOME/heard"; env >> "$HOME/known""#

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
    let lines = try heard(guide)
    for name in Self.names {
      #expect(lines.contains { $0.hasPrefix(#"{"event":"\#(name)","at":"#) }, "\(name)")
    }
    #expect(lines.contains { $0.contains(#""kind":"pain","score":1"#) })
    #expect(lines.contains { $0.contains(#""outcome":"completed""#) })
    #expect(!lines.contains { $0.contains("Brown") })
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
    #expect((try? Processes.read(guide.folder.path + "/home/heard")) == nil)
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
    for _ in 0..<500 where try !(Processes.read(output).contains("step 1 of 8")) {
      Processes.pause(milliseconds: 20)
    }
    Processes.send(15, to: run)
    #expect(try Processes.wait(for: run, limit: 30, name: "the guide") == 143)
    #expect(try heard(guide).contains { $0.contains(#""outcome":"running""#) })
  }
}
