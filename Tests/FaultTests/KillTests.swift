import TestProcesses
import Testing

@Suite(.enabled(if: Strace.isUsable, Strace.missing))
struct KillTests {
  static let storageCalls = [
    "openat", "pwrite64", "fdatasync", "fsync", "ftruncate", "unlink", "link", "mkdir",
  ]

  /// What befell a number of killed sessions.
  private struct Tally {
    var kills = 0
    private var acknowledged = 0
    private var slowestResume = 0

    mutating func add(_ aftermath: ScriptedSession.Aftermath, wasKilled: Bool) {
      kills += wasKilled ? 1 : 0
      acknowledged += aftermath.acknowledged.count
      slowestResume = max(slowestResume, aftermath.resumeMilliseconds)
    }

    func report(_ what: String) {
      FaultScale.report(
        "\(what): \(kills) kills, \(acknowledged) entries called saved, 0 lost or doubled;"
          + " slowest resume to its end \(slowestResume) ms"
      )
    }
  }

  @Test func `a kill at any storage call loses and doubles nothing that was called saved`() throws {
    var tally = Tally()
    for (call, count) in try ScriptedSession.countedCalls(Self.storageCalls, on: \.database) {
      for number in FaultScale.chosen(count, sample: 2) {
        try kill(at: call, number, files: \.database, &tally)
      }
    }
    #expect(tally.kills > 0)
    tally.report("kill at every storage call of the database")
  }

  @Test func `a kill at any call of the loop itself loses nothing that was called saved`() throws {
    var tally = Tally()
    let calls = try ScriptedSession.countedCalls(
      Self.storageCalls + ["write", "read", "poll"],
      on: { _ in [] },
      withThreads: false
    )
    for (call, count) in calls where call != "openat" {
      for number in FaultScale.chosen(count, sample: 2) {
        try kill(at: call, number, files: { _ in [] }, withThreads: false, &tally)
      }
    }
    #expect(tally.kills > 0)
    tally.report("kill at every call of the main thread")
  }

  @Test func `an export that is killed is there whole or not at all`() throws {
    let session = try ScriptedSession()
    let held = try session.run(Strace.Plan(calls: ["fsync"]))
    #expect(held.status == 0)
    let whole = try session.tableside("export", "--all", "--format", "json").output
    for (number, call) in ["write", "fsync", "link", "unlink"].enumerated() {
      let path = session.guide.folder.path + "/export-\(number).json"
      var plan = Strace.Plan(injection: "signal=KILL:when=1", calls: [call])
      plan.words = ["export", "--all", "--format", "json", "-o", path]
      #expect(try session.run(plan).status == 137, "\(call)")
      if let text = try? Processes.read(path) { #expect(text == whole, "\(call)") }
    }
  }

  private func kill(
    at call: String,
    _ number: Int,
    files: (ScriptedSession) -> [String],
    withThreads: Bool = true,
    _ tally: inout Tally
  ) throws {
    let session = try ScriptedSession()
    let plan = Strace.Plan(
      injection: "signal=KILL:when=\(number)",
      calls: [call],
      files: files(session),
      withThreads: withThreads
    )
    let result = try session.run(plan)
    // Two runs need not make exactly as many calls.
    #expect(result.status == 137 || result.status == 0, "\(call) \(number): \(result.errors)")
    tally.add(
      try session.aftermath(of: result.output, "killed at \(call) \(number)"),
      wasKilled: result.status == 137
    )
  }
}
