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

  /// A press of the first button as xterm reports it, counted from 0.
  private func click(_ tmux: Tmux, column: Int, row: Int) throws {
    try tmux.send(bytes: "\u{1B}[<0;\(column + 1);\(row + 1)M\u{1B}[<0;\(column + 1);\(row + 1)m")
  }

  @Test func `a click does what Enter does, and on a key's name is that key`() throws {
    let (tmux, command) = try started(Self.sizes[0])
    try tmux.start("env TERM=xterm-256color \(command) run lumbar-osteochondrosis --yes")
    _ = try tmux.screen(with: "Before the start")
    try click(tmux, column: 79, row: 20)
    let running = try tmux.screen(with: "Next")
    #expect(running.countdown != nil)
    let row = try #require(running.rows.firstIndex { $0.hasPrefix("space pause") })
    try click(tmux, column: 2, row: row)
    #expect(try tmux.screen(with: "Paused").contains("Paused"))
    Processes.pause(milliseconds: 1_050)
    // Outside a running technique: the suggested way on.
    try click(tmux, column: 79, row: 20)
    #expect(try !tmux.screen { !$0.contains("Paused") }.contains("Paused"))
  }

  @Test func `without the mouse a click is left to the terminal`() throws {
    let (tmux, command) = try started(Self.sizes[0])
    let settings = try tmux.guide.folder.write("mouse: false\n", to: "config.yaml")
    try tmux.startScript("sleep 600\n")
    try tmux.record(to: tmux.guide.folder.path + "/bytes")
    try tmux.start(
      "env TERM=xterm-256color \(command) --config \(settings) run lumbar-osteochondrosis --yes"
    )
    _ = try tmux.screen(with: "Before the start")
    #expect(try !Processes.read(tmux.guide.folder.path + "/bytes").contains("1000h"))
  }

  @Test(arguments: ["linux", "vt100", "screen", "xterm", "tmux-256color"])
  func `every terminal is told everything, and nothing it does not understand`(
    terminal: String
  ) throws {
    let (tmux, command) = try started(Self.sizes[0])
    try tmux.start("env TERM=\(terminal) \(command) run lumbar-osteochondrosis --yes")
    _ = try tmux.screen(with: "Before the start")
    try tmux.send("Enter")
    // Down to the keys in the last row: the terminal may show a frame piece by piece.
    let shown = try tmux.screen { $0.contains("Next") && $0.contains("space pause") }
    for word in ["effleurage", "back", "introductory", "pause", "left, end"] {
      #expect(shown.contains(word), "\(terminal): \(word)")
    }
    #expect(shown.countdown != nil)
    // What a terminal does not understand it shows, or leaves the rest of on the screen.
    for rest in ["[?", "[9;", "[0m", "[1m", "(B", "\u{1B}"] {
      #expect(!shown.contains(rest), "\(terminal): \(rest)")
    }
    try tmux.send("q")
    let left = try tmux.screen(with: "left with")
    #expect(left.contains("left with 0"))
    #expect(!left.contains("Next"))
  }

  @Test func `a terminal that can do nothing gets plain lines, without one escape`() throws {
    let (tmux, command) = try started(Self.sizes[0])
    let bytes = tmux.guide.folder.path + "/bytes"
    try tmux.startScript("sleep 600\n")
    try tmux.record(to: bytes)
    try tmux.start("env TERM=dumb \(command) run lumbar-osteochondrosis --yes")
    let shown = try tmux.screen(with: "step 1 of")
    #expect(shown.contains("effleurage") && shown.contains("back"))
    #expect(shown.contains("end "))
    try tmux.send("quit", "Enter")
    #expect(try tmux.screen(with: "left with").contains("left with 0"))
    let all = try Processes.read(bytes)
    #expect(all.contains("step 1 of") && !all.contains("\u{1B}"))
  }

  /// With the real clock: nobody touches a key between the first stroke and the last.
  @Test func `a whole session runs by itself from the first stroke to the last`() throws {
    let tmux = try Tmux(columns: 80, rows: 24)
    try tmux.guide.folder.makeFolder("protocols")
    try tmux.guide.folder.write(shortProtocol, to: "protocols/short.yaml")
    let folder = tmux.guide.folder.path
    let command = "\(Processes.binary) --protocols \(folder)/protocols"
    try tmux.start("\(command) run short --yes --speed 5")
    _ = try tmux.screen(with: "Before the start")
    try tmux.send("Enter")
    var seen: [String] = []
    _ = try tmux.screen { shown in
      for word in ["1 of 3", "2 of 3", "3 of 3", "Rest  "] where shown.contains(word) {
        if seen.last != word { seen.append(word) }
      }
      return shown.contains("Rest  ")
    }
    #expect(seen == ["1 of 3", "2 of 3", "3 of 3", "Rest  "])
  }
}

/// Three techniques of ten seconds.
private let shortProtocol = """
  format: massage-protocol/1
  id: short
  version: 1.0.0
  language: en
  title: Three short techniques
  goal: clinical
  position: prone
  session: 30 s
  sources: ["For the tests."]
  preparation:
    room: [Couch ready]
  contraindications:
    - id: fever
      class: postpone
      ask: every-session
      question: Fever today?
  stages:
    introductory:
      steps:
        - id: one
          technique: effleurage
          zone: back
          duration: 10 s
          pressure: 1
          text: Stroke.
    main:
      steps:
        - id: two
          technique: friction
          zone: back
          duration: 10 s
          pressure: 1
          text: Rub.
    final:
      steps:
        - id: three
          technique: effleurage
          zone: back
          duration: 10 s
          pressure: 1
          text: Stroke.
  aftercare:
    rest: 10 min
    advise: [Keep warm]
  """

extension String {
  fileprivate var rows: [Substring] { split(separator: "\n", omittingEmptySubsequences: false) }
}
