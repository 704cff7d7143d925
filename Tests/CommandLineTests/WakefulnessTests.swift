#if os(Linux)
import TestProcesses
import Testing

@Suite struct WakefulnessTests {
  /// A guide with a program in place of the system's, which writes its words and its number down.
  private func guide() throws -> GuideRun {
    let guide = try GuideRun()
    try guide.folder.makeFolder("bin")
    let script = """
      #!/bin/sh
      echo "$*" > "$HOME/words"
      echo $$ > "$HOME/number"
      while [ "${1#--}" != "$1" ]; do shift; done
      exec "$@"
      """
    let path = try guide.folder.write(script + "\n", to: "bin/systemd-inhibit")
    _ = try Processes.run(
      "/bin/chmod",
      ["700", path],
      environment: guide.environment,
      in: guide.folder
    )
    return guide
  }

  /// The running guide, once the screen is kept on, and the number of the program that does it.
  private func start(_ guide: GuideRun) throws -> (guide: Int32, keeper: String) {
    let fifo = guide.folder.path + "/commands"
    _ = try Processes.run(
      "/usr/bin/mkfifo",
      [fifo],
      environment: guide.environment,
      in: guide.folder
    )
    var environment = guide.environment
    environment["PATH"] = guide.folder.path + "/bin:/usr/bin:/bin"
    let run = try Processes.spawn(
      "/bin/sh",
      ["-c", "exec '\(Processes.binary)' run neck-on-chair --plain --yes <>'\(fifo)'"],
      environment: environment
    )
    let number = try Processes.waitFor("\n", in: guide.folder.path + "/home/number")
    return (run, String(number.prefix { $0 != "\n" }))
  }

  /// Whether a process is gone, or only waits to be buried.
  private func isGone(_ number: String) -> Bool {
    for _ in 0..<500 {
      let facts = (try? Processes.read("/proc/\(number)/stat")) ?? ""
      if facts.isEmpty || facts.contains(") Z ") { return true }
      Processes.pause(milliseconds: 20)
    }
    return false
  }

  @Test(arguments: [15, 1, 9] as [Int32])
  func `the screen may go dark again however the guide ends`(signal: Int32) throws {
    let guide = try guide()
    let (run, keeper) = try start(guide)
    #expect(!keeper.isEmpty)
    let words = try Processes.read(guide.folder.path + "/home/words")
    #expect(words.hasPrefix("--what=idle:sleep"))
    Processes.send(signal, to: run)
    #expect(try Processes.wait(for: run, limit: 30, name: "the guide") == 128 + signal)
    #expect(isGone(keeper))
  }
}
#endif
