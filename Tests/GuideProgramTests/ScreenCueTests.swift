import GuideProgram
import GuideScreens
import SessionEngine
import TerminalFrame
import TestSupport
import Testing

@Suite struct ScreenCueTests {
  /// A session that is opened on the full screen, moved by the script alone.
  private func run(_ settings: ScreenSettings, _ script: VirtualHost.Script) -> VirtualHost {
    let offer = NewSession(
      id: "s-1",
      massage: SmallProtocol.value,
      digest: "00",
      request: PlanRequest(),
      saysYes: true
    )
    var guide = ScreenGuide(
      .session(offer),
      settings: settings,
      size: Size(columns: 80, rows: 24)
    )
    let host = VirtualHost(script)
    _ = GuideProgram.run(&guide, on: host)
    return host
  }

  private func settings(_ cues: CueTrack = CueTrack(), isDimmed: Bool = false) -> ScreenSettings {
    ScreenSettings(look: Look(), cues: cues, isDimmed: isDimmed, timeOfDay: { _ in "12:00" })
  }

  /// From the review to the first countdown, then no key any more.
  private func enters(until end: Duration) -> VirtualHost.Script {
    (1...8).map { (at: .seconds(2 * $0), message: .key(.enter)) } + [(end, .signal(15))]
  }

  @Test func `on the full screen every cue comes once, at its time, in order`() throws {
    let host = run(settings(), enters(until: .seconds(400)))
    let start = try #require(host.cues.first).at
    let cues = host.cues.map { "\(($0.at - start).asMinutes) \($0.cue.word)" }
    #expect(
      cues == [
        "0:00 stage", "0:10 warning", "0:20 stage", "0:35 side", "0:40 warning",
        "0:50 technique", "1:10 warning", "1:20 technique", "1:30 warning", "1:40 stage",
        "1:50 warning", "2:00 end", "4:00 restOver",
      ]
    )
  }

  @Test func `the screen stays on from the first countdown to the end of the guide`() {
    let awake = run(settings(), enters(until: .seconds(400))).effects.compactMap { effect in
      if case .keepAwake(let isOn) = effect { isOn } else { nil as Bool? }
    }
    #expect(awake.first == true)
    #expect(awake.last == false)
  }

  @Test func `for a patient who sleeps nothing on the screen is bold or bright`() throws {
    let host = run(settings(isDimmed: true), enters(until: .seconds(30)))
    let frame = try #require(host.frame)
    #expect(frame.cells.allSatisfy { !$0.style.attributes.contains(.bold) })
    #expect(frame.cells.allSatisfy { $0.style.foreground != .ansi(.brightWhite) })
    #expect(frame.cells.contains { $0.style.attributes.contains(.dim) })
  }
}
