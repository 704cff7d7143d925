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

  /// Presses Enter on every page, each of which takes a press of its own, up to the countdown;
  /// answers how many presses that took.
  @discardableResult
  private func enterSession(_ tmux: Tmux) throws -> Int {
    var shown = try tmux.page(after: "")
    var presses = 0
    while presses < 30, !shown.contains("Next") {
      // A key within a second of the last one counts as held.
      Processes.pause(milliseconds: 1_050)
      try tmux.send("Enter")
      presses += 1
      shown = try tmux.page(after: shown)
    }
    return presses
  }

  @Test func `seven keys lead a walk-in from home to the first stroke, five a known patient`()
    throws
  {
    let (tmux, command) = try started(Self.sizes[0])
    try tmux.start(command)
    try tmux.waitFor("Protocols")
    #expect(try enterSession(tmux) == 7)
    try tmux.send("q")
    try tmux.waitFor("left with 0")

    try tmux.start(command + " run lumbar-osteochondrosis --patient B-7")
    try tmux.waitFor("Read aloud")
    try enterSession(tmux)
    // A session counts once its main stage began.
    try press(tmux, "g", until: "main")
    try press(tmux, "x", until: "End the session early?")
    try press(tmux, "1", until: "patient's wish")
    var shown = try tmux.page(after: "")
    for _ in 0..<8 where !shown.contains("left with 0") {
      try tmux.send("Enter")
      shown = try tmux.page(after: shown)
      Processes.pause(milliseconds: 1_050)
    }

    try tmux.start(command)
    try tmux.waitFor("Next session of B-7")
    try tmux.send("a")
    try tmux.waitFor("Since ")
    #expect(try 1 + enterSession(tmux) == 5)
  }

  @Test(arguments: [("Down", 8), ("2", 7)])
  func `a protocol that has to be looked for takes a key more, its number none`(
    key: String,
    presses: Int
  ) throws {
    let (tmux, command) = try started(Self.sizes[0])
    let other = try Processes.read(Processes.package + "/Protocols/neck-on-chair.yaml")
    try tmux.guide.folder.write(other, to: "protocols/neck-on-chair.yaml")
    try tmux.start(command)
    try tmux.waitFor("Protocols", "Help")
    try press(tmux, "Enter", until: "2  Neck massage on a chair")
    try tmux.send(key)
    try tmux.waitFor(key == "Down" ? "▸ 2  Neck massage" : "line by line: today")
    #expect(try 2 + enterSession(tmux) == presses)
  }

  @Test func `what a known patient has answered is kept where the way is left`() throws {
    let (tmux, command) = try started(Self.sizes[0])
    try tmux.start(command + " run lumbar-osteochondrosis --patient B-7")
    try tmux.waitFor("Read aloud, line by line: today")
    Processes.pause(milliseconds: 1_050)
    try press(tmux, "Enter", until: "line by line: health")
    try tmux.send("q")
    try tmux.waitFor("left with 0")
    try tmux.start(command)
    try press(tmux, "Enter", until: "line by line: health")
  }

  @Test(arguments: [0, 1])
  func `a session from the first Enter to a kill and back`(size: Int) throws {
    let (tmux, command) = try started(Self.sizes[size])
    try tmux.start(size == 0 ? command : command + " run lumbar-osteochondrosis --yes")
    try enterSession(tmux)

    // No second before its time.
    let start = ContinuousClock.now
    let first = try #require(try tmux.waitFor("Next", where: { $0.countdown != nil }).countdown)
    let later = try tmux.waitFor("effleurage", "back") { ($0.countdown ?? first) <= first - 3 }
    let passed = Int((ContinuousClock.now - start).components.seconds)
    #expect(first - (later.countdown ?? 0) <= passed + 1)

    try tmux.send("4")
    try tmux.waitFor("pain 4, saved")
    // The proposal to ease is taken.
    try tmux.send("Enter")
    try tmux.waitFor("Ease")

    try tmux.send("Space")
    try tmux.waitFor("Paused", "Next")
    Processes.pause(milliseconds: 500)
    let paused = try tmux.waitFor("Paused", "Next") { $0.countdown != nil }
    Processes.pause(milliseconds: 1_500)
    try tmux.waitFor("Paused", "Next") { $0.countdown == paused.countdown }
    try tmux.send("Space")
    try tmux.waitFor("Next", without: "Paused")

    try tmux.send("s")
    try tmux.waitFor("2 of 6", "friction")

    let seen = ContinuousClock.now
    let running = try #require(
      try tmux.waitFor("Next", where: { ($0.countdown ?? 99) < 88 }).countdown
    )
    Processes.killAtOnce(try #require(try tmux.process))
    let lived = Int((ContinuousClock.now - seen).components.seconds)
    try tmux.start(command)
    try tmux.waitFor("Resume")
    try tmux.send("Enter")
    let back = try #require(try tmux.waitFor("Next", where: { $0.countdown != nil }).countdown)
    #expect((running - lived - 1...running + 1).contains(back))
    Processes.pause(milliseconds: 1_050)
    try tmux.send("Enter")
    try tmux.waitFor("Next") { ($0.countdown ?? back) < back }

    try tmux.send("q")
    try tmux.waitFor("left with 0")
    try tmux.start(command)
    try tmux.waitFor("Resume")
  }

  @Test func `a patient is added, told about and treated from the home screen`() throws {
    let (tmux, command) = try started(Self.sizes[0])
    try tmux.start(command)
    try tmux.waitFor("Protocols")
    try press(tmux, "Down", until: "Codes, courses")
    try press(tmux, "Enter", until: "No patients yet")
    try press(tmux, "B-7", until: "Add the patient B-7")
    try press(tmux, "Enter", until: "Choose a protocol")
    try press(tmux, "Down", until: "▸ Answer the questions")
    try press(tmux, "Down", until: "▸ On record")
    try press(tmux, "Enter", until: "One change a line")
    try press(tmux, "leave out: buttock", until: "leave out: buttock")
    try press(tmux, "Enter", until: "did you mean 'buttocks'?")
    try press(tmux, "s", until: "leave out: buttocks")
    try press(tmux, "Enter", until: "Left out: buttocks")
    try press(tmux, "Escape", until: "▸ Choose a protocol")
    try press(tmux, "Enter", until: "Classic massage for lumbar")
    try enterSession(tmux)
    try tmux.waitFor("Buttocks left out")
    let shown = try tmux.guide("patient", "show", "B-7").output
    #expect(shown.contains("Left out: buttocks"))
    // The course begins with the first main stage.
    #expect(!shown.contains("Course:"))
  }

  /// A key, or text, and the wait for what it leads to.
  private func press(_ tmux: Tmux, _ key: String, until text: String) throws {
    try tmux.send(key)
    try tmux.waitFor(text)
    // A key within a second of the last one counts as held.
    Processes.pause(milliseconds: 1_050)
  }

  @Test func `a held Enter stops at the next page`() throws {
    let (tmux, command) = try started(Self.sizes[0])
    try tmux.start(command)
    try tmux.waitFor("Protocols")
    try tmux.send("Enter")
    try tmux.waitFor("lumbar")
    Processes.pause(milliseconds: 1_050)
    try tmux.hold("Enter", times: 20)
    // Another key is not held back: what it does comes after all of them.
    try tmux.send("2")
    try tmux.waitFor("line by line: today", "2 [x]")
  }

  @Test func `a held Enter sleeps through no page before the start`() throws {
    let (tmux, command) = try started(Self.sizes[0])
    try tmux.start(command + " run lumbar-osteochondrosis")
    try tmux.waitFor("line by line: today")
    for page in ["line by line: health", "Preparation", "complaint", "Before the start", "Next"] {
      Processes.pause(milliseconds: 1_050)
      try tmux.hold("Enter", times: 30)
      try tmux.waitFor(page)
      // Nothing comes after it.
      Processes.pause(milliseconds: 500)
      try tmux.waitFor(page)
    }
  }

  @Test(arguments: [(Int32(15), "143"), (Int32(2), "130"), (Int32(1), "129")])
  func `a signal saves, restores the terminal and tells its number`(
    signal: Int32,
    status: String
  ) throws {
    let (tmux, command) = try started(Self.sizes[0])
    try tmux.start(command + " run lumbar-osteochondrosis --yes")
    try tmux.waitFor("Before the start")
    try tmux.send("Enter")
    try tmux.waitFor("Next")
    Processes.send(signal, to: try #require(try tmux.process))
    try tmux.waitFor("left with \(status)", without: "Next")
    try tmux.start(command)
    try tmux.waitFor("Resume")
  }

  /// A press of the first button as xterm reports it, counted from 0.
  private func click(_ tmux: Tmux, column: Int, row: Int) throws {
    try tmux.send(bytes: "\u{1B}[<0;\(column + 1);\(row + 1)M\u{1B}[<0;\(column + 1);\(row + 1)m")
  }

  @Test func `a click on a key's name is that key, and on an empty place nothing`() throws {
    let (tmux, command) = try started(Self.sizes[0])
    try tmux.start("env TERM=xterm-256color \(command) run lumbar-osteochondrosis --yes")
    try tmux.waitFor("Before the start")
    try tmux.send("Enter")
    let running = try tmux.waitFor("Next", "space pause") { $0.countdown != nil }
    let row = try #require(running.rows.firstIndex { $0.hasPrefix("space pause") })
    try click(tmux, column: 2, row: row)
    try tmux.waitFor("Paused")
    Processes.pause(milliseconds: 1_050)
    try click(tmux, column: 79, row: 20)
    try tmux.waitFor("Paused", "does nothing")
  }

  @Test func `without the mouse a click is left to the terminal`() throws {
    let (tmux, command) = try started(Self.sizes[0])
    let settings = try tmux.guide.folder.write("mouse: false\n", to: "config.yaml")
    try tmux.startScript("sleep 600\n")
    let bytes = tmux.guide.folder.path + "/bytes"
    try tmux.record(to: bytes)
    try tmux.start(
      "env TERM=xterm-256color \(command) --config \(settings) run lumbar-osteochondrosis --yes"
    )
    try tmux.waitFor("Before the start")
    Processes.send(15, to: try #require(try tmux.process))
    #expect(try !Processes.waitFor("left with 143", in: bytes).contains("1000h"))
  }

  @Test(arguments: ["linux", "vt100", "screen", "xterm", "tmux-256color"])
  func `every terminal is told everything, and nothing it does not understand`(
    terminal: String
  ) throws {
    let (tmux, command) = try started(Self.sizes[0])
    try tmux.start("env TERM=\(terminal) \(command) run lumbar-osteochondrosis --yes")
    try tmux.waitFor("Before the start")
    try tmux.send("Enter")
    let shown = try tmux.waitFor(
      "Next",
      "space pause",
      "effleurage",
      "back",
      "introductory",
      "left, end",
      where: { $0.countdown != nil }
    )
    // What a terminal does not understand it shows, or leaves the rest of on the screen.
    for rest in ["[?", "[9;", "[0m", "[1m", "(B", "\u{1B}"] {
      #expect(!shown.contains(rest), "\(terminal): \(rest)")
    }
    try tmux.send("q")
    try tmux.waitFor("left with 0", without: "Next")
  }

  @Test func `a terminal that can do nothing gets plain lines, without one escape`() throws {
    let (tmux, command) = try started(Self.sizes[0])
    let bytes = tmux.guide.folder.path + "/bytes"
    try tmux.startScript("sleep 600\n")
    try tmux.record(to: bytes)
    try tmux.start("env TERM=dumb \(command) run lumbar-osteochondrosis --yes")
    try tmux.waitFor("step 1 of", "effleurage", "back", "end ")
    try tmux.send("quit", "Enter")
    let all = try Processes.waitFor("step 1 of", "left with 0", in: bytes)
    #expect(!all.contains("\u{1B}"))
  }

  @Test(arguments: ["nonsense", "dumb"])
  func `a terminal that cannot have the home screen is answered by one sentence`(terminal: String)
    throws
  {
    let (tmux, command) = try started(Self.sizes[0])
    let bytes = tmux.guide.folder.path + "/bytes"
    try tmux.startScript("sleep 600\n")
    try tmux.record(to: bytes)
    try tmux.start("env TERM=\(terminal) \(command)")
    let all = try Processes.waitFor("left with 1", in: bytes)
    let said = all.split(whereSeparator: \.isNewline).filter { $0.contains("tableside:") }
    #expect(said.count == 1 && said[0].contains("say what to do"), "\(all)")
    #expect(!all.contains("going on"))
  }

  /// With the real clock: nobody touches a key between the first stroke and the last.
  @Test func `a whole session runs by itself from the first stroke to the last`() throws {
    let tmux = try Tmux(columns: 80, rows: 24)
    try tmux.guide.folder.makeFolder("protocols")
    try tmux.guide.folder.write(shortProtocol, to: "protocols/short.yaml")
    let folder = tmux.guide.folder.path
    let command = "\(Processes.binary) --protocols \(folder)/protocols"
    try tmux.start("\(command) run short --yes --speed 5")
    try tmux.waitFor("Before the start")
    try tmux.send("Enter")
    for words in ["1 of 3", "2 of 3", "3 of 3", "Rest  "] { try tmux.waitFor(words) }
  }
}

// Three techniques of ten seconds.
// Three techniques of ten seconds.
let shortProtocol = """
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
  stages:
    introductory:
      steps:
        - id: one
          technique: effleurage
          zone: back
          duration: 10 s
          pressure: 1
          text: Stroke beside the spine with both palms.
    main:
      steps:
        - id: two
          technique: friction
          zone: back
          duration: 10 s
          pressure: 1
          text: Rub beside the spine with the finger pads.
    final:
      steps:
        - id: three
          technique: effleurage
          zone: back
          duration: 10 s
          pressure: 1
          text: Stroke beside the spine with both palms.
  aftercare:
    rest: 10 min
    advise: [Keep warm]
  """

extension String {
  fileprivate var rows: [Substring] { split(separator: "\n", omittingEmptySubsequences: false) }
}
