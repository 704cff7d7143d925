import GuideProgram
import SessionEngine
import TestSupport
import Testing
import Words

@Suite struct CueTests {
  private func host(
    _ cues: CueTrack = CueTrack(),
    _ massage: MassageProtocol = SmallProtocol.value,
    _ script: VirtualHost.Script = [(.zero, .endOfInput)]
  ) -> VirtualHost {
    let offer = NewSession(
      id: "s-1",
      massage: massage,
      digest: "00",
      request: PlanRequest(),
      patient: "A-014",
      saysYes: true
    )
    var guide = PlainGuide(.session(offer), cues: cues)
    let host = VirtualHost(script)
    _ = GuideProgram.run(&guide, on: host)
    return host
  }

  /// The small protocol with a long first step.
  private var long: MassageProtocol {
    var massage = SmallProtocol.value
    massage.session = .seconds(60)...(.seconds(600))
    massage.introductory.entries = [
      .step(SmallProtocol.step("opening", .effleurage, .back, seconds: 180, pressure: 1))
    ]
    return massage
  }

  @Test(arguments: [5, 10])
  func `the warning comes as long before the change as was wished for`(seconds: Int) {
    let host = host(CueTrack(warning: .seconds(seconds)))
    let warning = host.cues.first { $0.cue.kind == .warning }
    #expect(warning?.at == .seconds(20 - seconds))
    #expect(host.lines.contains("\(seconds) s left. Next: friction, lumbar"))
  }

  @Test func `a long technique tells the time left once, with a line for ears`() {
    let host = host(CueTrack(), long)
    let told = host.cues.filter { $0.cue == .timeLeft(.seconds(60)) }
    #expect(told.map(\.at) == [.seconds(120)])
    #expect(host.lines.filter { $0 == "1:00 left." }.count == 1)
  }

  @Test func `each stage tells the time left in the session, and the end what was done`() {
    let lines = host().lines
    let left = lines.filter { $0.hasPrefix("Session ") }
    #expect(left == ["Session 2:00 left.", "Session 1:40 left.", "Session 0:20 left."])
    #expect(lines.contains("2:00 of 2:00 hands-on; 5 of 5 techniques."))
  }

  @Test func `what is said aloud holds words of closed lists and no code of a patient`() {
    let sentences = host(CueTrack(), long).cues.map(\.cue.aloud)
    #expect(sentences.first == "introductory stage. effleurage, back.")
    #expect(sentences.contains("1 minute left."))
    #expect(sentences.contains("10 seconds. Next: the end."))
    #expect(sentences.contains { $0.contains("side first") })
    #expect(
      sentences.contains { $0.hasPrefix("Change ") }
    )
    #expect(sentences.contains("The last stroke is done."))
    #expect(!sentences.contains { $0.contains("A-014") })
  }

  @Test func `no two kinds of cue have the same pattern`() {
    for settings in [(true, true), (true, false), (false, true)] {
      let patterns = CueKind.allCases.map {
        CuePattern($0, bell: settings.0, flash: settings.1)
      }
      #expect(Set(patterns).count == CueKind.allCases.count)
      #expect(patterns.allSatisfy { !$0.isEmpty && $0.length <= .seconds(2) })
    }
  }

  @Test(arguments: CueKind.allCases)
  func `no pattern flashes more than twice within a second, and every flash ends`(kind: CueKind) {
    let strokes = CuePattern(kind, bell: false, flash: true).strokes
    let begins = strokes.filter { $0.stroke == .flash(true) }.map(\.at)
    for begin in begins {
      #expect(begins.count { $0 >= begin && $0 < begin + .seconds(1) } <= 2)
    }
    #expect(strokes.last?.stroke == .flash(false))
    #expect(strokes.count == begins.count * 2)
  }

  @Test func `the player wants no time while nothing sounds`() {
    var player = CuePlayer()
    #expect(player.nextDeadline == nil)
    player.play(.stage, .silent, at: .seconds(1))
    #expect(player.nextDeadline == nil)
    player.play(.stage, CueSettings(), at: .seconds(1))
    #expect(player.nextDeadline == .seconds(1))
    while let due = player.nextDeadline { _ = player.strokes(at: due) }
    #expect(player.nextDeadline == nil)
  }

  @Test func `a late player rings once and leaves no flash behind`() {
    var player = CuePlayer()
    player.play(.end, CueSettings(), at: .zero)
    let strokes = player.strokes(at: .seconds(60))
    #expect(strokes.count { $0 == .bell } == 1)
    #expect(strokes.last { $0 != .bell } == .flash(false))
    let isFlashing = player.silence()
    #expect(!isFlashing)
  }

  @Test func `a new cue takes the place of the old one, but not of an alarm`() {
    var player = CuePlayer()
    player.play(.stage, CueSettings(), at: .zero)
    _ = player.strokes(at: .zero)
    player.play(.warning, CueSettings(bell: [.warning], flash: []), at: .milliseconds(100))
    let strokes = player.strokes(at: .milliseconds(100))
    #expect(strokes == [.flash(false), .bell])
    #expect(player.nextDeadline == nil)
    player.play(.alarm, CueSettings(flash: []), at: .seconds(1))
    player.play(.technique, CueSettings(flash: []), at: .seconds(1))
    #expect(player.nextDeadline == .seconds(1))
    _ = player.strokes(at: .milliseconds(2_700))
    #expect(player.nextDeadline == .milliseconds(2_750))
  }
}
