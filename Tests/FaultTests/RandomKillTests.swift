import TestProcesses
import Testing

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Kills at any instant, of a session whose commands come one after the other.
struct RandomKillTests {
  private static let lanes = 4

  @Test(arguments: 0..<lanes)
  func `a kill at any instant loses nothing that was called saved`(lane: Int) throws {
    var numbers = SystemRandomNumberGenerator()
    let kills = FaultScale.isWhole ? 300 / Self.lanes : 1
    var (acknowledged, slowest, behind) = (0, 0, 0)
    for _ in 0..<kills {
      let patience = Int.random(in: 0...2_500, using: &numbers)
      let pace = Int.random(in: 5...400, using: &numbers)
      let killed = try kill(after: patience, pace: pace)
      acknowledged += killed.aftermath.acknowledged.count
      slowest = max(slowest, killed.aftermath.resumeMilliseconds)
      behind = max(behind, killed.millisecondsBehind ?? 0)
    }
    FaultScale.report(
      "\(kills) kills at random: \(acknowledged) entries called saved, 0 lost or doubled;"
        + " resumed sessions stood at most \(behind) ms before the kill;"
        + " slowest resume to its end \(slowest) ms"
    )
  }

  private func kill(after patience: Int, pace: Int) throws
    -> (aftermath: ScriptedSession.Aftermath, millisecondsBehind: Int?)
  {
    let session = try ScriptedSession(notes: 500)
    let folder = session.guide.folder.path
    let (fifo, output) = (folder + "/commands", folder + "/out")
    try #require(mkfifo(fifo, 0o600) == 0)
    // Open at both ends, so that nobody waits for the other.
    let commands = open(fifo, O_RDWR | O_CLOEXEC)
    defer { close(commands) }
    let process = try Processes.spawn(
      Processes.binary,
      ScriptedSession.start,
      environment: session.guide.environment,
      files: [fifo, output, folder + "/err"]
    )
    let start = Stopwatch()
    var number = 1
    while start.milliseconds < patience {
      let line = Array(ScriptedSession.note(number).utf8)
      _ = write(commands, line, line.count)
      number += 1
      Processes.pause(milliseconds: UInt32(min(pace, max(0, patience - start.milliseconds))))
    }
    Processes.killAtOnce(process)
    let killedAt = Self.millisecondOfDay
    _ = try Processes.wait(for: process, limit: 10, name: "the guide")
    let aftermath = try session.aftermath(
      of: Processes.read(output),
      "killed after \(patience) ms, a note every \(pace) ms"
    )
    guard let stoodAt = aftermath.stoodAtMilliseconds, let startedAt = aftermath.startedAt,
      let started = Self.millisecondOfDay(startedAt)
    else { return (aftermath, nil) }
    return (aftermath, (killedAt - started + 86_400_000) % 86_400_000 - stoodAt)
  }

  /// Milliseconds of the day (UTC) by the wall clock.
  private static var millisecondOfDay: Int {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return (Int(time.tv_sec) % 86_400) * 1_000 + Int(time.tv_nsec) / 1_000_000
  }

  /// Milliseconds of the day of an instant as the records write it: `…T14:02:11.250Z`.
  private static func millisecondOfDay(_ instant: String) -> Int? {
    let parts = instant.dropFirst(11).dropLast().split { $0 == ":" || $0 == "." }
      .compactMap { Int($0) }
    guard parts.count == 4 else { return nil }
    return ((parts[0] * 60 + parts[1]) * 60 + parts[2]) * 1_000 + parts[3]
  }
}
