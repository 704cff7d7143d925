import GuideProgram
import GuideScreens
import SessionEngine
import TerminalFrame
import TestSupport
import Testing

/// Leaving while the records cannot be written.
struct LeavingTests {
  private static let offer = NewSession(
    id: "s-1",
    massage: SmallProtocol.value,
    digest: "00",
    request: PlanRequest(),
    saysYes: true
  )

  /// Starts the countdown after two seconds and asks to leave after six, with more keys behind.
  private func outcome(
    _ keys: [(at: Int, key: Key)],
    _ messages: VirtualHost.Script = [],
    change: (VirtualHost) -> Void
  ) -> (leaving: Leaving, host: VirtualHost, shown: [String]) {
    var guide = ScreenGuide(
      .session(Self.offer),
      settings: ScreenSettings(look: Look(), folderAside: "/home/x", timeOfDay: { _ in "12:00" }),
      size: Size(columns: 80, rows: 24)
    )
    let first: [(at: Int, key: Key)] = [(2, .enter), (6, .character("q"))]
    let script = (first + keys).map { (at: Duration.seconds($0.at), message: Message.key($0.key)) }
    let host = VirtualHost(script + messages)
    change(host)
    var shown: [String] = []
    host.onDraw = { shown.append($0.text) }
    let leaving = GuideProgram.run(&guide, on: host)
    return (leaving, host, shown)
  }

  private func complaints(_ host: VirtualHost) -> [String] {
    host.effects.compactMap { if case .complain(let sentence) = $0 { sentence } else { nil } }
  }

  private func fails(_ host: VirtualHost) { host.storeFailure = "disk full" }

  @Test func `leaving asks while something is not saved, and the session is stayed with`() throws {
    // Stay, go on, then leave for good: leave is the last of three choices.
    let keys: [(at: Int, key: Key)] = [
      (8, .enter), (10, .character(" ")), (20, .character("q")), (22, .down), (24, .down),
      (26, .enter),
    ]
    let (leaving, host, shown) = outcome(keys, change: fails)
    #expect(leaving == .done)
    let asked = try #require(shown.first { $0.contains("Not everything is saved") })
    #expect(asked.contains("NOT SAVED") && asked.contains("disk full"))
    #expect(asked.contains("Stay with the session"))
    // It ran from 2 to 6 and from 10 to 20.
    #expect(host.lastHeartbeat?.elapsed ?? .zero >= .seconds(18))
    #expect(complaints(host).count == 1)
    #expect(complaints(host)[0].hasPrefix("NOT SAVED: "))
  }

  @Test func `the guide leaves by itself as soon as everything is saved`() {
    let saved = Message.store(.committed(session: "s-1", through: 999))
    let (leaving, host, _) = outcome([], [(.seconds(60), saved)], change: fails)
    #expect(leaving == .done)
    #expect(complaints(host).isEmpty)
    #expect(host.effects.last == .leave(.done) || host.effects.contains(.keepAwake(false)))
  }

  @Test func `records that hang are waited for, then it is asked as well`() throws {
    let (leaving, host, shown) = outcome([
      (20, .end), (22, .enter), (24, .up), (26, .down), (28, .enter),
    ]) {
      $0.storeHangs = true
    }
    #expect(leaving == .done)
    #expect(shown.contains { $0.contains("Not everything is saved") })
    #expect(complaints(host) == complaints(host).filter { $0.contains("do not answer") })
  }

  @Test func `all of the session can be written to another file`() throws {
    let keys: [(at: Int, key: Key)] = [
      (8, .down), (10, .enter), (12, .backspace), (14, .enter), (20, .enter),
    ]
    let (leaving, host, shown) = outcome(keys) { host in
      host.storeFailure = "disk full"
      host.answers = { effect in
        if case .writeAside(_, _, let path) = effect { [.writtenAside(path)] } else { [] }
      }
    }
    #expect(leaving == .done)
    let written = host.effects.compactMap { effect -> (String, [JournalEntry], String)? in
      if case .writeAside(let session, let entries, let path) = effect {
        (session, entries, path)
      } else {
        nil
      }
    }
    try #require(written.count == 1)
    #expect(written[0].0 == "s-1" && written[0].2 == "/home/x/tableside-s-1.jso")
    #expect(Session(replaying: written[0].1).state.isPaused)
    #expect(shown.contains { $0.contains("All of the session is in /home/x/tableside-s-1.jso") })
    #expect(complaints(host).first?.contains("'tableside import'") == true)
  }

  @Test(arguments: [true, false])
  func `a signal is not kept waiting by records that hang`(isTwice: Bool) {
    var script: VirtualHost.Script = [(.seconds(5), .signal(15))]
    if isTwice { script.append((.seconds(5) + .milliseconds(100), .signal(2))) }
    let (leaving, host, _) = outcome([], script) { $0.storeHangs = true }
    #expect(leaving == .signalled(isTwice ? 2 : 15))
    let waited = host.moment.boot - .seconds(1_005)
    #expect(waited == .milliseconds(isTwice ? 100 : 500))
    #expect(complaints(host).count == 1)
  }

  @Test func `leaving before the start asks as well`() {
    var guide = ScreenGuide(
      .session(Self.offer),
      settings: ScreenSettings(look: Look(), timeOfDay: { _ in "12:00" }),
      size: Size(columns: 80, rows: 24)
    )
    let host = VirtualHost([
      (.seconds(2), .key(.character("q"))), (.seconds(4), .key(.down)), (.seconds(6), .key(.down)),
      (.seconds(8), .key(.enter)), (.seconds(10), .key(.character("q"))),
    ])
    host.storeFailure = "disk full"
    host.answers = { if case .readHome = $0 { [.home(HomeFacts())] } else { [] } }
    var shown: [String] = []
    host.onDraw = { shown.append($0.text) }
    #expect(GuideProgram.run(&guide, on: host) == .done)
    #expect(shown.contains { $0.contains("Not everything is saved") })
    #expect(shown.last?.contains("Protocols") == true)
  }

  @Test func `without a screen 'quit' asks once, and 'write' writes the session aside`() {
    var guide = PlainGuide(.session(Self.offer))
    let host = VirtualHost([
      (.seconds(2), .line("start")), (.seconds(4), .line("quit")),
      (.seconds(6), .line("write /home/x/aside.json")), (.seconds(8), .line("quit")),
    ])
    host.storeFailure = "disk full"
    host.answers = { effect in
      if case .writeAside(_, _, let path) = effect { [.writtenAside(path)] } else { [] }
    }
    guard case .failed(let sentence) = GuideProgram.run(&guide, on: host) else {
      Issue.record("left without a word")
      return
    }
    #expect(sentence.hasPrefix("NOT SAVED: "))
    #expect(host.lines.contains { $0.contains("'quit' again leaves without them") })
    #expect(host.lines.contains { $0.contains("All of the session is in /home/x/aside.json") })
  }
}
