import GuideProgram
import GuideScreens
import SessionEngine
import TerminalFrame
import TestSupport
import Testing

/// Presses whose act would not be the one that was meant.
@Suite struct StrayPressTests {
  init() { Repertoire.useUTF8() }

  /// A session of steps of 20 s and more, whose keys come at given milliseconds after its start.
  private struct Played {
    var guide: ScreenGuide
    private var boot: Duration = .seconds(1_000)
    private let start: Duration = .seconds(1_000)

    init() {
      let offer = NewSession(
        id: "s-1",
        massage: SmallProtocol.value,
        digest: "00",
        request: PlanRequest(),
        saysYes: true
      )
      guide = ScreenGuide(
        .session(offer),
        settings: ScreenSettings(look: Look(), timeOfDay: { _ in "12:00" }),
        size: Size(columns: 80, rows: 24)
      )
      tell(.turn)
      tell(.key(.enter))
    }

    var state: SessionState { guide.guided?.state ?? Session().state }
    var text: String {
      guide.newFrame(at: moment).lines.joined(separator: "\n")
    }
    private var moment: Moment {
      Moment(boot: boot, awake: boot, wall: WallTime(milliseconds: 0))
    }

    mutating func press(_ keys: Key..., at milliseconds: Int) {
      // Time passes turn by turn, as in the loop.
      while boot < start + .milliseconds(milliseconds) {
        boot = min(boot + .milliseconds(100), start + .milliseconds(milliseconds))
        tell(.turn)
      }
      for key in keys { tell(.key(key)) }
    }

    /// The numbers of what was handed over, as it was.
    private(set) var stored: [Int] = []

    /// So much time passes in which nothing ran.
    mutating func stand(still seconds: Int) {
      boot += .seconds(seconds)
      tell(.turn)
    }

    private mutating func tell(_ message: Message) {
      for case .store(let session, let entries) in guide.update(message, at: moment) {
        stored += entries.map(\.sequence)
        let through = entries.last?.sequence ?? 0
        _ = guide.update(.store(.committed(session: session, through: through)), at: moment)
      }
    }
  }

  @Test(arguments: [0, 100, 300])
  func `a skip just after a change of technique skips nothing`(milliseconds: Int) {
    var played = Played()
    played.press(.character("s"), at: 20_000 + milliseconds)
    #expect(played.state.currentStep?.step.id == "rubbing")
    #expect(played.text.contains("had just changed"))
    played.press(.character("s"), at: 22_000)
    #expect(played.state.currentStep?.step.id == "kneading")
  }

  @Test func `a skip a little later, and one before the change, are what they were`() {
    var played = Played()
    played.press(.character("s"), at: 20_400)
    #expect(played.state.currentStep?.step.id == "kneading")
    played = Played()
    played.press(.character("s"), at: 19_900)
    #expect(played.state.currentStep?.step.id == "rubbing")
  }

  @Test func `a score just after a change belongs to the technique that ended`() {
    var played = Played()
    played.press(.character("4"), at: 20_200)
    let logged = played.state.reactions.first
    #expect(logged?.reaction.step == 0)
    #expect(logged?.reaction.zones == [.back])
    #expect(logged.map { $0.elapsed < .seconds(20) } == true)
  }

  @Test func `a sheet opened before a change belongs to the technique at which it was opened`() {
    var played = Played()
    played.press(.character("r"), at: 15_000)
    played.press(.character("3"), at: 21_000)
    played.press(.character("2"), at: 23_000)
    let logged = played.state.reactions.first
    #expect(logged?.reaction.kind == .tingling)
    #expect(logged?.reaction.step == 0)
    #expect(logged?.reaction.zones == [.back])
    #expect(logged?.elapsed == .seconds(15))
  }

  @Test func `a note opened before a change is kept at the technique at which it was opened`() {
    var played = Played()
    played.press(.character("n"), at: 15_000)
    played.press(.character("o"), .character("k"), at: 21_000)
    played.press(.enter, at: 23_000)
    #expect(played.state.notes.map(\.step) == [0])
    #expect(played.state.notes.map(\.elapsed) == [.seconds(15)])
  }

  @Test func `a gap while a note is typed over a proposal is on record before what follows it`() {
    var played = Played()
    played.press(.character("7"), at: 3_000)
    #expect(played.state.proposal != nil)
    played.press(.character("n"), at: 5_000)
    #expect(played.state.isPatienceHeld)
    played.stand(still: 6)
    #expect(played.stored == Array(1...played.stored.count))
  }

  @Test func `an arm on the keyboard and a key with Alt are answered by a sentence`() {
    var played = Played()
    played.press(.paste("s4b", truncated: false), at: 5_000)
    #expect(played.text.contains("not typing"))
    played.press(.alt, at: 7_000)
    #expect(played.text.contains("Alt"))
    #expect(played.state.currentStep?.step.id == "opening")
    #expect(played.state.reactions.isEmpty)
  }

  @Test func `letters of another layout are keys where no text is typed, and text where it is`() {
    var played = Played()
    played.press(.character("т"), at: 3_000)
    played.press(.character("ы"), at: 4_000)
    played.press(.enter, at: 6_000)
    #expect(played.state.notes.map(\.text) == ["ы"])
    played.press(.character("к"), at: 8_000)
    played.press(.character("٣"), at: 10_000)
    played.press(.character("٢"), at: 12_000)
    #expect(played.state.reactions.map(\.reaction.kind) == [.tingling])
    #expect(played.state.reactions.map(\.reaction.severity) == [.moderate])
    played.press(.character("ы"), at: 14_000)
    #expect(played.state.currentStep?.step.id == "rubbing")
  }
}
