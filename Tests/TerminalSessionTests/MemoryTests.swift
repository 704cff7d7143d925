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

  @Test func `the keys of a stop are named for what they do`() throws {
    let (tmux, _) = try running("--speed 1")
    try stop(tmux)
    try tmux.waitFor("Enter the patient is safe", "r react", without: "x end", "mark", "rest is")
    rest()
    try tmux.send("Enter")
    try tmux.waitFor("After the alarm", "Enter to the close", without: "x end", "mark", "rest is")
  }

  /// Holds the session for an alarm and stops it.
  private func stop(_ tmux: Tmux) throws {
    try hold(tmux)
    rest()
    try tmux.send("Enter")
    try tmux.waitFor("ALARM", "Emergency: 112", "the patient is safe", without: "shower")
  }

  private func hold(_ tmux: Tmux) throws {
    try tmux.send("r")
    try tmux.waitFor("dizziness", "ALARMS")
    try tmux.send("Left")
    try tmux.waitFor("numbness", "holds the session", without: "tingling")
    try tmux.send("2")
    try tmux.waitFor("STOP", "stop the session", without: "s skip", "space pause")
  }

  @Test func `an alarm counts at once, also where the guide is killed while it stands`() throws {
    let (tmux, command) = try running("--patient A-1")
    try hold(tmux)
    Processes.killAtOnce(try #require(try tmux.process))
    try tmux.start(command)
    try tmux.waitFor("Resume A-1", "A doctor first: A-1, numbness in the session of")
    #expect(try tmux.guide("patient", "show", "A-1").output.contains("OPEN: no doctor was seen"))
    #expect(try tmux.guide("history").output.contains("Sent to a doctor: numbness, OPEN"))
  }

  @Test func `two windows for one patient: the second begins nothing and says why`() throws {
    let (first, command) = try running("--patient A-1")
    let second = try Tmux(columns: 80, rows: 24, beside: first)
    try second.start("\(command) run lumbar-osteochondrosis --patient A-1 --yes")
    try second.waitFor("A-1", "is on another table", "left with 4")
    // From the home screen it says the same, and leads back.
    try second.start(command)
    try second.waitFor("Protocols", "Patients", without: "Resume")
    try second.send("Down", "Enter")
    try second.waitFor("A-1", "Code")
    rest()
    try second.send("Enter")
    try second.waitFor("Choose a protocol")
    rest()
    try second.send("Enter")
    try second.waitFor("lumbar osteochondrosis")
    rest()
    try second.send("Enter")
    try second.waitFor("is on another table")

    // Left, it is offered to the other window; ended there, it is gone here.
    try first.send("q")
    try first.waitFor("left with 0")
    try first.start(command)
    try first.waitFor("Resume A-1")
    try second.start("\(command) resume")
    try second.waitFor("Paused")
    rest()
    try second.send("x")
    try second.waitFor("End the session early?")
    try second.send("1")
    try second.waitFor("patient's wish")
    try second.send("Enter")
    try second.waitFor("Rest  ")
    for words in ["How strong", "Summary", "Next session of A-1"] {
      rest()
      try second.send("Enter")
      try second.waitFor(words)
    }
    try first.send("Down")
    try first.waitFor("Protocols", "Next session of A-1", without: "Resume")
  }

  /// Pages one behind the other, each with the keys that lead there and what only it shows.
  private static let chains: [[(keys: [String], words: String)]] = [
    [
      ([], "Patients"), (["Enter"], "Search"), (["Enter"], "line by line: today"),
      (["Enter"], "line by line: health"), (["Enter"], "Preparation"), (["Enter"], "Pain now,"),
      (["Enter"], "Before the start"), (["f"], "How many minutes are at hand?"),
    ],
    [([], "Patients"), (["?"], "Keys")],
    [
      ([], "Patients"), (["Down", "Enter"], "Code"), (["Enter"], "Another protocol"),
      (["Down", "Enter"], "Protocols  for A-1"),
    ],
    [
      ([], "Patients"), (["Down", "Enter"], "Code"), (["Enter"], "Another protocol"),
      (["Down", "Down", "Enter"], "Who answers?"), (["Enter"], "Please read every line: today"),
    ],
    [
      ([], "Patients"), (["Down", "Enter"], "Code"), (["Enter"], "Another protocol"),
      (["Down", "Down", "Down", "Enter"], "History  of A-1"), (["Enter"], "Summary"),
    ],
    [([], "Patients"), (["Down", "Down", "Enter"], "t trends"), (["t"], "Trends")],
    [
      ([], "Patients"), (["Down", "Enter"], "Code"), (["Enter"], "Another protocol"),
      (["Down", "Down", "Down", "Down", "Enter"], "On record  A-1"),
    ],
    [
      ([], "Patients"), (["Down", "Enter"], "Code"), (["Enter"], "Another protocol"),
      (["Down", "Down", "Down", "Down", "Down", "Enter"], "Type the code again"),
    ],
  ]

  @Test(arguments: chains.indices)
  func `Esc leads one page back, from every page`(chain: Int) throws {
    let tmux = try Tmux(columns: 80, rows: 24)
    let protocols = try tmux.guide.protocols(only: "lumbar-osteochondrosis")
    let held = try Processes.run(
      Processes.binary,
      ["run", "lumbar-osteochondrosis", "--patient", "A-1", "--plain", "--yes"],
      input: "stage\nstop enough\n\n2\n",
      environment: tmux.guide.environment,
      in: tmux.guide.folder
    )
    #expect(held.status == 0, "\(held.errors)")
    try tmux.start("\(Processes.binary) --protocols \(protocols)")
    let pages = Self.chains[chain]
    for page in pages {
      for key in page.keys {
        try tmux.send(key)
        rest()
      }
      try tmux.waitFor(page.words)
    }
    for (page, before) in zip(pages.reversed(), pages.reversed().dropFirst()) {
      try tmux.send("Escape")
      try tmux.waitFor(before.words, without: page.words)
      rest()
    }
  }

  @Test func `Esc takes away what is asked over a running session, and nothing else`() throws {
    let (tmux, _) = try running("--speed 1")
    for (key, words) in [
      ("r", "What does the patient feel"), ("n", "Note"), ("x", "End the session early?"),
      ("j", "Jump to"), ("i", "Add after this technique"),
    ] {
      try tmux.send(key)
      try tmux.waitFor(words)
      try tmux.send("Escape")
      try tmux.waitFor("effleurage", without: words)
    }
    try tmux.send("5")
    try tmux.waitFor("stop this technique")
    try tmux.send("d")
    try tmux.waitFor("Decline: stop this technique")
    try tmux.send("Escape")
    try tmux.waitFor("stop this technique", "do it", without: "Decline: ")
  }

  @Test func `an alarm stop stands until the patient is safe, also for who comes back`() throws {
    let (tmux, command) = try running("--speed 1")
    try stop(tmux)
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
