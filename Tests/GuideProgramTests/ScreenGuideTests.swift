import GuideProgram
import GuideScreens
import SessionEngine
import TerminalFrame
import TestSupport
import Testing

@Suite struct ScreenGuideTests {
  private static func offer(saysYes: Bool = true) -> NewSession {
    NewSession(
      id: "s-1",
      massage: SmallProtocol.value,
      digest: "00",
      request: PlanRequest(),
      saysYes: saysYes
    )
  }

  private func guide(_ start: ScreenGuide.Start) -> ScreenGuide {
    ScreenGuide(
      start,
      settings: ScreenSettings(look: Look(), timeOfDay: { _ in "12:00" }),
      size: Size(columns: 80, rows: 24)
    )
  }

  private func host(_ script: VirtualHost.Script) -> VirtualHost {
    let host = VirtualHost(script)
    host.answers = { effect in
      switch effect {
      case .readHome: [.home(HomeFacts())]
      case .readProtocols: [.protocols([ProtocolFacts(SmallProtocol.value)])]
      case .offer: [.offered(Self.offer(saysYes: false))]
      default: []
      }
    }
    return host
  }

  private func state(_ host: VirtualHost) -> SessionState {
    Session(replaying: host.entries["s-1"] ?? []).state
  }

  private func keys(_ keys: [Key], every time: Duration = .seconds(2)) -> VirtualHost.Script {
    keys.enumerated().map { (at: time * ($0.offset + 1), message: .key($0.element)) }
  }

  @Test func `Enter leads from home to the first countdown`() {
    var guide = guide(.home)
    // Home, list, screening, preparation, pain, side, review.
    let script = keys(Array(repeating: .enter, count: 7)) + [(.seconds(20), .signal(15))]
    let host = host(script)
    #expect(GuideProgram.run(&guide, on: host) == .signalled(15))
    let state = state(host)
    #expect(state.progress.steps.first?.startedAt == .seconds(10))
    #expect(state.phase == .paused(.left, since: .seconds(16), inChangeover: nil))
  }

  @Test func `keys do nothing between leaving the questions and the home screen`() {
    var guide = guide(.session(Self.offer(saysYes: false)))
    var moment = Moment(boot: .zero, awake: .zero, wall: WallTime(milliseconds: 0))
    _ = guide.update(.turn, at: moment)
    for key: Key in [.escape, .down, .character(" "), .enter, .character("1"), .escape] {
      moment.boot += .seconds(2)
      _ = guide.update(.key(key), at: moment)
      _ = guide.frame(at: moment)
    }
    #expect(guide.update(.home(HomeFacts()), at: moment) == [.readLatest])
  }

  @Test func `an answer that comes after the waiting page was left opens nothing`() {
    var guide = guide(.home)
    let moment = Moment(boot: .seconds(1), awake: .seconds(1), wall: WallTime(milliseconds: 0))
    _ = guide.update(.turn, at: moment)
    _ = guide.update(.home(HomeFacts()), at: moment)
    #expect(guide.update(.offered(Self.offer(saysYes: false)), at: moment).isEmpty)
    let late = InterruptedSession(
      id: "s-2",
      entries: [],
      elapsed: .zero,
      gap: .zero,
      cause: .killed
    )
    #expect(
      guide.update(.takenUp(late), at: moment) == [.release(session: "s-2", isClosed: false)]
    )
  }

  @Test func `a press from before a gap is no answer to it`() {
    var guide = guide(.session(Self.offer()))
    // The second Enter waits for a moment, to see whether the key is held; then the machine sleeps.
    let host = host([
      (.seconds(2), .key(.enter)), (.seconds(8), .key(.enter)),
      (.milliseconds(8_500), .key(.enter)),
      (.seconds(40), .signal(15)),
    ])
    host.losesAt = (.milliseconds(8_550), .seconds(20), true)
    #expect(GuideProgram.run(&guide, on: host) == .signalled(15))
    guard case .paused(.gap, _, _) = state(host).phase else {
      Issue.record("stands in \(state(host).phase)")
      return
    }
  }

  @Test func `a session of which nothing was saved leads home`() {
    let lost = InterruptedSession(
      id: "s-1",
      entries: [],
      elapsed: .zero,
      gap: .seconds(9),
      cause: .killed
    )
    var guide = guide(.interrupted(lost))
    let host = host([(.seconds(2), .signal(15))])
    #expect(GuideProgram.run(&guide, on: host) == .signalled(15))
    #expect(host.effects.contains(.release(session: "s-1", isClosed: true)))
    #expect(host.effects.contains(.readHome))
    #expect(host.entries.isEmpty)
  }

  @Test func `a held Enter stops at the next page`() {
    var guide = guide(.home)
    let repeats = (0..<100).map {
      (at: Duration.milliseconds(2_500 + 33 * $0), message: Message.key(.enter))
    }
    let script = keys([.enter]) + repeats + [(.seconds(10), .signal(15))]
    let host = host(script)
    _ = GuideProgram.run(&guide, on: host)
    #expect(host.entries.isEmpty)
  }

  @Test(arguments: [
    (Duration.milliseconds(40), 1), (.milliseconds(660), 1), (.milliseconds(1_100), 2),
  ])
  func `a second press on the space bar counts only after a second`(
    gap: Duration,
    presses: Int
  ) {
    var guide = guide(.session(Self.offer()))
    let space = Key.character(" ")
    let host = host([
      (.seconds(2), .key(.enter)), (.seconds(5), .key(space)), (.seconds(5) + gap, .key(space)),
      (.seconds(9), .signal(15)),
    ])
    _ = GuideProgram.run(&guide, on: host)
    let pauses = (host.entries["s-1"] ?? []).count {
      if case .paused(.therapist) = $0.event { true } else { $0.event == .resumed }
    }
    #expect(pauses == presses)
  }

  @Test func `a running session wakes once a second, one that stands by the minute in the end`() {
    var guide = guide(.session(Self.offer()))
    let host = host([
      (.seconds(1), .key(.enter)), (.seconds(11), .key(.character(" "))),
      (.seconds(3_600), .signal(15)),
    ])
    _ = GuideProgram.run(&guide, on: host)
    // Ten seconds of work, the first minute of the pause, and 58 more minutes of it.
    #expect(host.turns < 10 + 60 + 58 + 20)
  }

  @Test func `a pain score is shown and called saved once it is`() throws {
    var guide = guide(.session(Self.offer()))
    let host = host([
      (.seconds(2), .key(.enter)), (.seconds(5), .key(.character("1"))),
      (.milliseconds(5_500), .resized(Size(columns: 80, rows: 24))), (.seconds(6), .hangup),
    ])
    var shown: [String] = []
    host.onDraw = { shown.append($0.text) }
    _ = GuideProgram.run(&guide, on: host)
    #expect(shown.contains { $0.contains("pain 1, saved") })
  }

  @Test func `entries that are not written are shown with their number`() {
    var guide = guide(.session(Self.offer()))
    let host = host([(.seconds(2), .key(.enter)), (.seconds(4), .signal(15))])
    host.storeFailure = "disk full"
    var shown: [String] = []
    host.onDraw = { shown.append($0.text) }
    _ = GuideProgram.run(&guide, on: host)
    #expect(shown.contains { $0.contains("NOT SAVED") && $0.contains("disk full") })
    // Nothing stopped the clock.
    #expect(host.lastHeartbeat?.elapsed ?? .zero >= .seconds(4))
  }

  @Test(arguments: [
    (Duration.seconds(90), true, InterruptionCause.sleep),
    (.seconds(90), false, .stalled),
  ])
  func `after a gap the session stands where the guide last ran`(
    lost: Duration,
    asleep: Bool,
    cause: InterruptionCause
  ) {
    var guide = guide(.session(Self.offer()))
    let host = host([(.seconds(2), .key(.enter)), (.seconds(200), .signal(15))])
    host.losesAt = (.seconds(8), lost, asleep)
    _ = GuideProgram.run(&guide, on: host)
    let entries = host.entries["s-1"] ?? []
    let interruption = entries.first {
      if case .interrupted = $0.event { true } else { false }
    }
    #expect(interruption?.event == .interrupted(since: .seconds(7), cause))
    #expect(state(host).spentOnStep(at: .seconds(200)) == .seconds(5))
  }

  @Test func `a short gap just counts`() {
    var guide = guide(.session(Self.offer()))
    let host = host([(.seconds(2), .key(.enter)), (.seconds(15), .signal(15))])
    host.losesAt = (.seconds(8), .seconds(3), false)
    _ = GuideProgram.run(&guide, on: host)
    #expect(state(host).spentOnStep(at: .seconds(15)) == .seconds(13))
  }
}
