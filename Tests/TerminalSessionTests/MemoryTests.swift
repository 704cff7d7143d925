import TestProcesses
import Testing

/// What was typed, stopped and left counts, by the real binary in a terminal.
@Suite(.enabled(if: Tmux.path != nil, "tmux is not installed"), .serialized)
struct MemoryTests {
  /// Ten times as fast, so that two seconds here are twenty at the table.
  private func running(_ more: String) throws -> (Tmux, command: String) {
    let tmux = try Tmux(columns: 80, rows: 24)
    let protocols = try tmux.guide.protocols(only: "lumbar-osteochondrosis")
    let command = "\(Processes.binary) --protocols \(protocols)"
    try tmux.start("\(command) run lumbar-osteochondrosis --yes \(more)")
    try tmux.waitFor("Before the start")
    try tmux.send("Enter")
    try tmux.waitFor("Next")
    rest()
    return (tmux, command)
  }

  /// A key within a second of the last one counts as held.
  private func rest() { Processes.pause(milliseconds: 1_100) }

  @Test func `a decline that takes twenty seconds to type is not overtaken`() throws {
    let (tmux, _) = try running("--speed 10")
    try tmux.send("5")
    try tmux.waitFor("stop this technique")
    try tmux.send("d")
    try tmux.waitFor("Decline", "it has passed")
    try tmux.send("it was")
    Processes.pause(milliseconds: 2_500)
    try tmux.waitFor("Decline", "it was")
    try tmux.send("Enter")
    try tmux.waitFor("Declined", "effleurage")
  }

  @Test func `a pause stays one whatever is asked, for as long as it lasts`() throws {
    let (tmux, _) = try running("--speed 10")
    try tmux.send("Space")
    try tmux.waitFor("Paused")
    rest()
    try tmux.send("5")
    try tmux.waitFor("Paused", "stop this technique")
    Processes.pause(milliseconds: 2_500)
    try tmux.waitFor("Paused", "It waits while the session is paused.", "effleurage")
  }

  @Test func `an alarm stop stands until the patient is safe, also for who comes back`() throws {
    let (tmux, command) = try running("--speed 1")
    try tmux.send("r")
    try tmux.waitFor("dizziness", "ALARMS")
    try tmux.send("Left")
    try tmux.waitFor("numbness", "holds the session", without: "tingling")
    try tmux.send("2")
    try tmux.waitFor("STOP", "stop the session")
    rest()
    try tmux.send("Enter")
    try tmux.waitFor("ALARM", "Emergency: 112", "the patient is safe", without: "shower")
    rest()
    try tmux.send("q")
    try tmux.waitFor("left with 0")
    try tmux.start(command)
    try tmux.waitFor("Resume")
    try tmux.send("Enter")
    try tmux.waitFor("ALARM", "Emergency: 112", "the patient is safe")
    rest()
    try tmux.send("Enter")
    try tmux.waitFor("A doctor is to be seen before the next session: numbness", without: "shower")
  }
}
