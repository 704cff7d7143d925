import GuideProgram
import SessionEngine
import TestSupport
import Testing

/// Lines of the plain guide that were meant for the technique before.
@Suite struct LateLineTests {
  /// A session of steps of 20 s and more, whose lines come at given milliseconds after its start.
  private struct Played {
    private var guide: PlainGuide
    private(set) var said: [String] = []
    private var boot: Duration = .seconds(1_000)

    init() {
      let offer = NewSession(
        id: "s-1",
        massage: SmallProtocol.value,
        digest: "00",
        request: PlanRequest(),
        saysYes: true
      )
      guide = PlainGuide(.session(offer))
      tell(.turn)
    }

    var state: SessionState { guide.guided?.state ?? Session().state }

    mutating func enter(_ line: String, at milliseconds: Int) {
      let end = .seconds(1_000) + Duration.milliseconds(milliseconds)
      // Time passes turn by turn, as in the loop.
      while boot < end {
        boot = min(boot + .milliseconds(100), end)
        tell(.turn)
      }
      tell(.line(line))
    }

    private mutating func tell(_ message: Message) {
      let moment = Moment(boot: boot, awake: boot, wall: WallTime(milliseconds: 0))
      for effect in guide.update(message, at: moment) {
        if case .say(let line) = effect { said.append(line) }
      }
    }
  }

  @Test(arguments: ["skip", "back", "restart", "+", "-", "stage"])
  func `a line just after a change of technique changes nothing, and says so`(line: String) {
    for milliseconds in [0, 100, 300] {
      var played = Played()
      played.enter(line, at: 20_000 + milliseconds)
      #expect(played.state.currentStep?.step.id == "rubbing")
      #expect(played.state.entryCount == entries)
      #expect(played.said.last?.contains("had just changed") == true)
    }
  }

  /// How many entries there are where no line is entered.
  private var entries: Int {
    var played = Played()
    played.enter("status", at: 20_300)
    return played.state.entryCount
  }

  @Test func `a line a little later, and one before the change, are what they were`() {
    var played = Played()
    played.enter("skip", at: 20_400)
    #expect(played.state.currentStep?.step.id == "kneading")
    played = Played()
    played.enter("skip", at: 19_900)
    #expect(played.state.currentStep?.step.id == "rubbing")
  }

  @Test func `what is told just after a change belongs to the technique that ended`() {
    var played = Played()
    played.enter("pain 4", at: 20_100)
    played.enter("react tingling mild", at: 20_200)
    played.enter("note thumb slipped", at: 20_300)
    #expect(played.state.reactions.map(\.reaction.step) == [0, 0])
    #expect(played.state.reactions.map(\.reaction.zones) == [[.back], [.back]])
    #expect(played.state.reactions.allSatisfy { $0.elapsed < .seconds(20) })
    #expect(played.state.notes.map(\.step) == [0])
    played.enter("pain 3", at: 21_000)
    #expect(played.state.reactions.last?.reaction.step == 1)
  }

  @Test func `the rest that was shown before a change is fitted anew when it is taken`() {
    var played = Played()
    played.enter("refit", at: 19_500)
    played.enter("yes", at: 21_000)
    #expect(played.state.currentStep?.step.id == "rubbing")
    #expect(played.state.isRunning)
  }
}
