import TestProcesses
import Testing

/// Keys that nobody pressed, at a session that runs in a real terminal.
@Suite(.enabled(if: Tmux.path != nil, "tmux is not installed"), .serialized)
struct StrayKeyTests {
  private let tmux: Tmux

  init() throws {
    tmux = try Tmux(columns: 80, rows: 24)
    let protocols = try tmux.guide.protocols(only: "lumbar-osteochondrosis")
    // As a program that was killed leaves a terminal.
    let left = #"printf '\033[?1003h\033[?1004h\033[?1h\033=\033[>1u'"#
    let command = "\(Processes.binary) --protocols \(protocols) run lumbar-osteochondrosis --yes"
    try tmux.startScript("\(left); \(tmux.noting(command)); exec sleep 600\n")
    try tmux.waitFor("Before the start")
    try tmux.send("Enter")
    try tmux.waitFor("1 of 6")
  }

  /// Everything on record, once the session is.
  private func log() throws -> String {
    var log = ""
    for _ in 0..<100 {
      log = try tmux.guide("export", "--all", "--format", "json").output
      if !log.contains("\"sessions\":[]") { return log }
      Processes.pause(milliseconds: 50)
    }
    Issue.record("the session is not in the records")
    return log
  }

  @Test(arguments: [
    "\u{1B}[|6~", "\u{1B}|[6~", "\u{1B}[6|~", "\u{1B}[<0;|5;4M\u{1B}[<0;5;4m", "\u{1B}[12;|40R",
  ])
  func `a sequence that a slow line tears logs nothing`(bytes: String) throws {
    let parts = bytes.split(separator: "|")
    try tmux.send(bytes: String(parts[0]))
    Processes.pause(milliseconds: 200)
    try tmux.send(bytes: String(parts[1]))
    Processes.pause(milliseconds: 100)
    try tmux.send("n")
    try tmux.waitFor("Enter keep")
    #expect(!(try log()).contains("reactionLogged"))
  }

  @Test func `letters that come at once are answered by a sentence and do nothing`() throws {
    // So many that no hand types them while a busy machine does not look.
    try tmux.paste(unmarked: String(repeating: "s4b+kr5nj3", count: 20))
    try tmux.waitFor("not typing", "1 of 6")
    #expect(!(try log()).contains("reactionLogged"))
    Processes.pause(milliseconds: 300)
    // One sequence of a pedal or a remote counts.
    try tmux.send(bytes: "\u{1B}[6~")
    try tmux.waitFor("2 of 6", "2 of 6")
  }

  @Test func `a letter held with Alt does nothing and says so`() throws {
    try tmux.send("M-s")
    try tmux.waitFor("does nothing", "1 of 6")
    #expect(!(try log()).contains("skipped\""))
  }

  @Test func `modes of a program that died are put back`() throws {
    let flags = "#{keypad_flag}#{keypad_cursor_flag}#{mouse_all_flag}#{mouse_standard_flag}"
    #expect(try tmux.value(of: flags) == "0001")
  }

  @Test func `a letter of another layout is the key at its place`() throws {
    try tmux.send(bytes: "ы")
    try tmux.waitFor("2 of 6")
  }

  @Test(arguments: ["\u{1B}[<0;79;21M\u{1B}[<0;79;21m", "\u{1B}[<64;40;12M", "\u{1B}[<65;40;12M"])
  func `a click on an empty place and a turn of the wheel change nothing`(bytes: String) throws {
    let before = try log()
    try tmux.send(bytes: bytes)
    Processes.pause(milliseconds: 500)
    try tmux.waitFor("1 of 6")
    #expect(try log() == before)
  }
}

/// With the real clock: a press that comes as the technique changes by itself.
@Suite(.enabled(if: Tmux.path != nil, "tmux is not installed"))
struct StrayPressInTerminalTests {
  @Test func `a skip that comes as the technique changes never skips the new one`() throws {
    let tmux = try Tmux(columns: 80, rows: 24)
    try tmux.guide.folder.makeFolder("protocols")
    try tmux.guide.folder.write(shortProtocol, to: "protocols/short.yaml")
    let protocols = tmux.guide.folder.path + "/protocols"
    try tmux.start("\(Processes.binary) --protocols \(protocols) run short --yes")
    try tmux.waitFor("Before the start")
    try tmux.send("Enter")
    try tmux.waitFor("2 of 3")
    try tmux.send("s")
    // A machine too busy for a hand so quick shows the change later: then the skip is meant.
    let held = try tmux.waitFor { $0.contains("had just changed") || $0.contains("3 of 3") }
    try tmux.send("q")
    try tmux.waitFor("left with 0")
    let log = try tmux.guide("export", "--all", "--format", "json").output
    let changed = try #require(log.seconds(of: /"kind":"stepStarted","step":1/))
    let skipped = log.seconds(of: /"kind":"stepsSkipped"/)
    #expect(held.contains("had just changed") == (skipped == nil))
    if let skipped { #expect(skipped - changed >= 0.333) }
  }
}

extension String {
  /// When the first entry that says so was made, in seconds of the session.
  fileprivate func seconds(of words: Regex<Substring>) -> Double? {
    guard let entry = firstMatch(of: words) else { return nil }
    return self[..<entry.range.lowerBound].matches(of: /"elapsedSeconds":([0-9.]+)/).last.flatMap {
      Double($0.output.1)
    }
  }
}
