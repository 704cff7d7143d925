import TestProcesses
import Testing

@Suite(.enabled(if: Tmux.path != nil, "tmux is not installed"), .serialized)
struct TerminalSessionTests {
  typealias Window = (columns: Int, rows: Int)

  private static let sizes: [Window] = [(80, 24), (200, 60)]

  private func started(_ window: Window) throws -> (Tmux, command: String) {
    let tmux = try Tmux(columns: window.columns, rows: window.rows)
    let protocols = try tmux.guide.protocols(only: "lumbar-osteochondrosis")
    return (tmux, "\(Processes.binary) --protocols \(protocols)")
  }

  /// Presses Enter on every page, each of which takes a press of its own, up to the countdown.
  private func enterSession(_ tmux: Tmux) throws {
    var shown = try tmux.screen { !$0.allSatisfy(\.isWhitespace) }
    for _ in 0..<30 where !shown.contains("Next") {
      let before = shown
      try tmux.send("Enter")
      // A key within a second of the last one counts as held.
      shown = try tmux.screen { $0 != before && !$0.isEmpty }
      Processes.pause(milliseconds: 1_050)
      shown = try tmux.screen
    }
  }

  @Test(arguments: [0, 1])
  func `a session from the first Enter to a kill and back`(size: Int) throws {
    let (tmux, command) = try started(Self.sizes[size])
    try tmux.start(size == 0 ? command : command + " run lumbar-osteochondrosis --yes")
    try enterSession(tmux)

    // One second per second.
    let first = try #require(try tmux.screen(with: "Next").countdown)
    let later = try tmux.screen { ($0.countdown ?? first) <= first - 3 }
    #expect(later.countdown == first - 3)
    #expect(later.contains("effleurage"))
    #expect(later.contains("back"))

    try tmux.send("4")
    #expect(try tmux.screen(with: "pain 4, saved").contains("pain 4"))
    // The proposal to ease is taken.
    try tmux.send("Enter")
    _ = try tmux.screen(with: "Ease")

    try tmux.send("Space")
    let paused = try tmux.screen(with: "Paused")
    #expect(paused.contains("Paused"))
    Processes.pause(milliseconds: 1_500)
    #expect(try tmux.screen.countdown == paused.countdown)
    try tmux.send("Space")
    _ = try tmux.screen { !$0.contains("Paused") }

    try tmux.send("s")
    #expect(try tmux.screen(with: "2 of 6").contains("massage"))

    let running = try #require(try tmux.screen { ($0.countdown ?? 99) < 88 }.countdown)
    Processes.killAtOnce(try #require(try tmux.process))
    try tmux.start(command)
    let home = try tmux.screen(with: "Resume")
    #expect(home.contains("Resume"))
    try tmux.send("Enter")
    let back = try #require(try tmux.screen(with: "Next").countdown)
    #expect(abs(back - running) <= 1)
    Processes.pause(milliseconds: 1_050)
    try tmux.send("Enter")
    _ = try tmux.screen { ($0.countdown ?? back) < back }

    try tmux.send("q")
    #expect(try tmux.screen(with: "left with").contains("left with 0"))
    try tmux.start(command)
    #expect(try tmux.screen(with: "Resume").contains("Resume"))
  }

  @Test func `a patient is added, told about and treated from the home screen`() throws {
    let (tmux, command) = try started(Self.sizes[0])
    try tmux.start(command)
    _ = try tmux.screen(with: "Protocols")
    try press(tmux, "Down", until: "Codes, courses")
    try press(tmux, "Enter", until: "No patients yet")
    try press(tmux, "B-7", until: "Add the patient B-7")
    try press(tmux, "Enter", until: "Choose a protocol")
    try press(tmux, "Down", until: "▸ On record")
    try press(tmux, "Enter", until: "One change a line")
    try press(tmux, "leave out: buttock", until: "leave out: buttock")
    try press(tmux, "Enter", until: "did you mean 'buttocks'?")
    try press(tmux, "s", until: "leave out: buttocks")
    try press(tmux, "Enter", until: "Left out: buttocks")
    try press(tmux, "Escape", until: "▸ Choose a protocol")
    try press(tmux, "Enter", until: "Classic massage for lumbar")
    try enterSession(tmux)
    #expect(try tmux.screen(with: "Buttocks left out").contains("Buttocks left out"))
    let shown = try tmux.guide("patient", "show", "B-7").output
    #expect(shown.contains("Left out: buttocks"))
    #expect(shown.contains("Course: Classic massage for lumbar osteochondrosis"))
  }

  /// A key, or text, and the wait for what it leads to.
  private func press(_ tmux: Tmux, _ key: String, until text: String) throws {
    try tmux.send(key)
    #expect(try tmux.screen(with: text).contains(text), "\(key)")
    // A key within a second of the last one counts as held.
    Processes.pause(milliseconds: 1_050)
  }

  @Test func `a held Enter stops at the next page`() throws {
    let (tmux, command) = try started(Self.sizes[0])
    try tmux.start(command)
    _ = try tmux.screen(with: "Protocols")
    try tmux.send("Enter")
    _ = try tmux.screen(with: "lumbar")
    Processes.pause(milliseconds: 1_050)
    for _ in 0..<20 { try tmux.send("Enter") }
    #expect(try tmux.screen(with: "page 1 of").contains("page 1 of"))
  }

  @Test(arguments: [(Int32(15), "143"), (Int32(2), "130"), (Int32(1), "129")])
  func `a signal saves, restores the terminal and tells its number`(
    signal: Int32,
    status: String
  ) throws {
    let (tmux, command) = try started(Self.sizes[0])
    try tmux.start(command + " run lumbar-osteochondrosis --yes")
    _ = try tmux.screen(with: "Before the start")
    try tmux.send("Enter")
    _ = try tmux.screen(with: "Next")
    Processes.send(signal, to: try #require(try tmux.process))
    let left = try tmux.screen(with: "left with")
    #expect(left.contains("left with \(status)"))
    #expect(!left.contains("Next"))
    try tmux.start(command)
    #expect(try tmux.screen(with: "Resume").contains("Resume"))
  }
}
