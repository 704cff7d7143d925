import TestProcesses
import Testing

/// The real binary in a real terminal, and what befalls both.
@Suite(.enabled(if: Tmux.path != nil, "tmux is not installed"), .serialized)
struct TerminalFaultTests {
  private func opened() throws -> (tmux: Tmux, command: String) {
    let tmux = try Tmux(columns: 80, rows: 24)
    let protocols = try tmux.guide.protocols(only: "neck-on-chair")
    return (tmux, "\(Processes.binary) --protocols \(protocols) run neck-on-chair --yes")
  }

  /// Starts the first countdown.
  private func enterSession(_ tmux: Tmux) throws {
    try tmux.waitFor("Before the start")
    try tmux.send("Enter")
    try tmux.waitFor("Next")
  }

  /// Keys that come at once are no typing, so each is answered before the next.
  private func note(_ words: String, _ tmux: Tmux) throws {
    try tmux.send("n")
    try tmux.waitFor("Enter keep")
    try tmux.send(words)
    try tmux.waitFor("▸ \(words)")
    // What comes within 50 ms of words that came at once belongs to them.
    Processes.pause(milliseconds: 100)
    try tmux.send("Enter")
    try tmux.waitFor("Note kept", without: "Enter keep")
  }

  @Test func `a fault of its own gives the terminal back and says what holds`() throws {
    let (tmux, command) = try opened()
    for signal in [4, 5, 6, 7, 8, 11] as [Int32] {
      try tmux.start(command)
      try enterSession(tmux)
      Processes.send(signal, to: try #require(try tmux.process))
      try tmux.waitFor(
        "left with \(128 + signal)",
        "ended by a fault of its own",
        without: "Next"
      )
    }
  }

  @Test
  func `a guide that is stopped gives the terminal back, and takes it again in the foreground`()
    throws
  {
    let (tmux, command) = try opened()
    try tmux.startScript(
      "set -m\n\(tmux.noting(command))\necho stopped with $?\nread go\nfg\necho left with $?\nsleep 600\n"
    )
    try enterSession(tmux)
    try tmux.send("C-z")
    try tmux.waitFor("stopped with", without: "Next")
    try tmux.send("Enter")
    try tmux.waitFor("Next", "effleurage")
    try tmux.send("4")
    try tmux.waitFor("pain 4, saved")
  }

  @Test func `a window of any size is lived through, and a scribble is painted over`() throws {
    let (tmux, command) = try opened()
    try tmux.start(command)
    try enterSession(tmux)
    try tmux.send("Space")
    try tmux.waitFor("Paused")
    for (columns, rows) in [(1, 1), (5, 2), (20, 5), (80, 1), (1, 24), (200, 60), (40, 12)] {
      try tmux.resize(columns: columns, rows: rows)
      Processes.pause(milliseconds: 60)
    }
    try tmux.resize(columns: 80, rows: 24)
    let back = try tmux.waitFor("Paused", "Next") { $0.countdown != nil }
    _ = try Processes.run(
      "/bin/sh",
      ["-c", "printf 'a scribble of another program' > \(try tmux.titleAndTerminal.terminal)"],
      environment: tmux.guide.environment,
      in: tmux.guide.folder
    )
    try tmux.waitFor("a scribble")
    // Ctrl-S would stop another program's output; here it is a key like any other.
    try tmux.send("C-s", "C-l")
    try tmux.waitFor("Paused", "Next", without: "a scribble") { $0.countdown == back.countdown }
  }

  @Test(arguments: [true, false])
  func `a terminal that goes away ends the guide, and the session is kept`(
    ignoringHangups: Bool
  ) throws {
    let (tmux, command) = try opened()
    try tmux.startScript((ignoringHangups ? "trap '' HUP\n" : "") + tmux.noting(command) + "\n")
    try enterSession(tmux)
    let process = try #require(try tmux.process)
    try tmux.hangUp()
    #expect(Processes.isGone(process, within: 10))
    let guide = tmux.guide
    #expect(try guide("status").output == "No session is running.\n")
    let export = try guide("export", "--format", "json", "--all")
    #expect(
      export.output.contains(#""kind":"paused","cause":"left""#),
      "\(export.output.suffix(600))"
    )
  }

  @Test func `no word about the patient is left in the terminal, and its title is never touched`()
    throws
  {
    let (tmux, command) = try opened()
    let added = try tmux.guide("patient", "add", "A-014", input: "name: Ada Example\n")
    #expect(added.status == 0, "\(added.errors)")
    let bytes = tmux.guide.folder.path + "/bytes"
    try tmux.startScript(
      "read go\n\(tmux.noting(command + " --patient A-014"))\necho left with $?\nsleep 600\n"
    )
    let title = try tmux.titleAndTerminal.title
    try tmux.record(to: bytes)
    try tmux.send("Enter")
    try enterSession(tmux)
    try note("Zanzibar", tmux)
    try tmux.waitFor("Note kept, saved")
    try tmux.send("q")
    try tmux.waitFor("left with 0")
    let scrollback = try tmux.scrollback
    #expect(try tmux.titleAndTerminal.title == title)
    for word in ["A-014", "Ada", "Zanzibar", "effleurage"] { #expect(!scrollback.contains(word)) }
    let sent = try Processes.waitFor("A-014", "left with 0", in: bytes)
    #expect(!sent.contains("\u{1B}]"), "a title or another string for the terminal was sent")
  }

  @Test func `the answers about a patient are not left in the terminal`() throws {
    let tmux = try Tmux(columns: 80, rows: 24)
    for isEndedBySignal in [true, false] {
      try tmux.start("\(Processes.binary) patient add A-014")
      try tmux.waitFor("Name:")
      try tmux.send("Zanzibar")
      try tmux.waitFor("Zanzibar")
      if isEndedBySignal {
        Processes.send(2, to: try #require(try tmux.process))
      } else {
        var shown = ""
        for _ in 0..<60 where !shown.contains("left with") {
          try tmux.send("Enter")
          shown = try tmux.page(after: shown)
        }
      }
      try tmux.waitFor(
        isEndedBySignal ? "left with 130" : "left with 0",
        without: "fault of its own"
      )
      #expect(!(try tmux.scrollback).contains("Zanzibar"))
    }
    #expect(try tmux.guide("patient", "list").output.contains("Zanzibar"))
  }

  @Test(.enabled(if: Strace.isUsable, Strace.missing))
  func `keys typed while the disk is slow are neither lost nor reordered`() throws {
    let (tmux, command) = try opened()
    let plan = Strace.Plan(injection: "delay_enter=500000:when=40+", calls: ["fdatasync"])
    let words = ([Strace.path ?? ""] + plan.arguments).joined(separator: " ")
    try tmux.start("\(words) \(command)")
    try enterSession(tmux)
    let notes = ["one", "two", "three", "four"]
    for words in notes { try note(words, tmux) }
    try tmux.waitFor("Note kept, saved")
    try tmux.send("q")
    try tmux.waitFor("left with 0")
    let export = try tmux.guide("export", "--format", "json", "--all").output
    let kept = export.split(separator: "\"kind\":\"noted\",\"text\":\"").dropFirst()
    #expect(kept.map { String($0.prefix { $0 != "\"" }) } == notes)
  }

  @Test(.enabled(if: Strace.isUsable, Strace.missing), arguments: [1, 30])
  func `an error of the storage is shown by the next frame`(number: Int) throws {
    let (tmux, command) = try opened()
    let trace = tmux.guide.folder.path + "/trace"
    let plan = Strace.Plan(
      injection: "error=EIO:when=\(number)+",
      calls: ["fdatasync"],
      withPaths: true,
      trace: trace,
      textLength: 20_000
    )
    let words = ([Strace.path ?? ""] + plan.arguments + ["-e", "trace=fdatasync,write"])
      .joined(separator: " ")
    try tmux.start("\(words) \(command)")
    try enterSession(tmux)
    try tmux.waitFor("NOT SAVED", "disk I/O error")
    let lines = try Processes.waitFor("(INJECTED)", "NOT SAVED", in: trace).split(separator: "\n")
    let failed = try #require(lines.firstIndex { $0.contains("(INJECTED)") })
    // Bells and modes are sent beside the frames.
    let frames = lines[failed...].filter { $0.contains("</dev/pts/") && $0.count > 200 }
    let shown = try #require(frames.firstIndex { $0.contains("NOT SAVED") })
    // One frame may have been under way.
    #expect(shown - frames.startIndex <= 1, "\(frames.prefix(3))")
  }
}
