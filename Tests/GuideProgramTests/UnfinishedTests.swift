import GuideProgram
import GuideScreens
import SessionEngine
import TerminalFrame
import Testing

/// Sessions that are not over, however many, on the home screen.
@Suite struct UnfinishedTests {
  private var guide: ScreenGuide
  private var boot: Duration = .seconds(1_000)
  private var effects: [Effect] = []

  init() {
    Repertoire.useUTF8()
    guide = ScreenGuide(
      .home,
      settings: ScreenSettings(look: Look(), timeOfDay: { _ in "12:00" }),
      size: Size(columns: 80, rows: 24)
    )
    tell(.home(Self.facts(0..<30)))
  }

  private static func facts(_ numbers: Range<Int>) -> HomeFacts {
    HomeFacts(
      interrupted: numbers.map { number in
        InterruptedFacts(
          session: "s-\(number)",
          patient: "A-\(number)",
          protocolTitle: "Back",
          isRehearsal: number == 3,
          time: "12:\(number + 10)"
        )
      }
    )
  }

  private mutating func tell(_ message: Message) {
    boot += .milliseconds(1_200)
    let moment = Moment(boot: boot, awake: boot, wall: WallTime(milliseconds: 0))
    effects = guide.update(.turn, at: moment) + guide.update(message, at: moment)
  }

  private var text: String {
    let moment = Moment(boot: boot, awake: boot, wall: WallTime(milliseconds: 0))
    return guide.newFrame(at: moment).lines.joined(separator: "\n")
  }

  @Test func `many unfinished sessions push nothing off the home screen`() {
    for word in ["A-0", "A-2", "Protocols", "27 more", "Patients", "History", "Quit"] {
      #expect(text.contains(word), "\(word)")
    }
    #expect(!text.contains("A-3,"))
  }

  @Test mutating func `each of them can be closed with a reason`() {
    for _ in 0..<4 { tell(.key(.down)) }
    tell(.key(.enter))
    #expect(text.contains("Unfinished sessions"))
    tell(.key(.down))
    tell(.key(.enter))
    #expect(text.contains("A-1"))
    tell(.key(.down))
    tell(.key(.enter))
    #expect(
      effects.contains(.closeInterrupted(session: "s-1", reason: "the patient had to go"))
    )
    tell(.home(Self.facts(2..<30)))
    #expect(text.contains("Unfinished sessions"))
  }

  @Test mutating func `a rehearsal is called so and goes with one key`() {
    for _ in 0..<4 { tell(.key(.down)) }
    tell(.key(.enter))
    #expect(text.contains("rehearsal, Back"))
    tell(.key(.character("x")))
    #expect(!effects.contains { if case .closeInterrupted = $0 { true } else { false } })
    for _ in 0..<3 { tell(.key(.down)) }
    tell(.key(.character("x")))
    #expect(
      effects.contains(.closeInterrupted(session: "s-3", reason: "rehearsal not taken up"))
    )
  }
}
