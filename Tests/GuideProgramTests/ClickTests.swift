import GuideScreens
import SessionEngine
import TerminalFrame
import TestSupport
import Testing

@testable import GuideProgram

/// A click on the name of a key is that key, on a row it takes the row, and elsewhere it does nothing.
@Suite struct ClickTests {
  private static let size = Size(columns: 80, rows: 24)

  init() { Repertoire.useUTF8() }

  private struct Played {
    var guide: ScreenGuide
    var boot: Duration = .seconds(1_000)

    init(saysYes: Bool = false) {
      let offer = NewSession(
        id: "s-1",
        massage: SmallProtocol.value,
        digest: "00",
        request: PlanRequest(),
        saysYes: saysYes
      )
      guide = ScreenGuide(
        .session(offer),
        settings: ScreenSettings(look: Look(), timeOfDay: { _ in "12:00" }),
        size: ClickTests.size
      )
      tell(.turn)
    }

    var moment: Moment { Moment(boot: boot, awake: boot, wall: WallTime(milliseconds: 0)) }
    var screen: any Screen { guide.screen(at: moment) }
    var lines: [String] { guide.newFrame(at: moment).lines }

    mutating func tell(_ message: Message) {
      for case .store(let session, let entries) in guide.update(message, at: moment) {
        let through = entries.last?.sequence ?? 0
        _ = guide.update(.store(.committed(session: session, through: through)), at: moment)
      }
    }

    mutating func press(_ key: Key) {
      boot += .milliseconds(1_200)
      tell(.turn)
      tell(.key(key))
    }

    /// Clicks on the first place where the text stands.
    mutating func click(_ text: String) throws {
      let row = try #require(lines.firstIndex { $0.contains(text) }, "\(text)")
      let line = lines[row]
      let column = try #require((0..<line.count).first { line.dropFirst($0).hasPrefix(text) })
      press(.mouse(Point(column: column, row: row)))
    }
  }

  /// A place where nothing stands.
  private static let nowhere = Key.mouse(Point(column: 79, row: 22))

  @Test
  func `from the first question to the rest a click on an empty place takes no step`() {
    var played = Played()
    var contexts: Set<KeyContext> = []
    for _ in 0..<40 where played.guide.guided?.state.outcome == nil {
      let context = played.screen.context
      let entries = played.guide.guided?.entries.count
      contexts.insert(context)
      played.press(Self.nowhere)
      #expect(played.screen.context == context)
      // Time may have passed, and nothing else.
      if context != .running, context != .resting {
        #expect(played.guide.guided?.entries.count == entries)
      }
      played.press(.enter)
    }
    #expect(contexts.isSuperset(of: [.screening, .preparation, .review, .running]))
  }

  @Test
  func `the wheel moves in lists and texts, and nothing else`() {
    var played = Played(saysYes: true)
    played.press(.enter)
    let entries = played.guide.guided?.entries.count
    played.press(.wheelDown)
    #expect((played.screen as? SessionScreen)?.view == .far)
    played.press(.character("j"))
    func selected() -> String? { played.lines.first { $0.contains("▸") } }
    let before = selected()
    played.press(.wheelDown)
    #expect(selected() != before)
    played.press(.wheelUp)
    #expect(selected() == before)
    #expect(played.guide.guided?.entries.count == entries)
  }

  @Test
  func `while a technique runs a click brings the details and nothing else`() {
    var played = Played(saysYes: true)
    played.press(.enter)
    #expect(played.screen.context == .running)
    let entries = played.guide.guided?.entries.count
    played.press(Self.nowhere)
    #expect((played.screen as? SessionScreen)?.view == .near)
    #expect(played.guide.guided?.entries.count == entries)
  }

  @Test
  func `a key that does nothing brings the details too, and says so`() {
    var played = Played(saysYes: true)
    played.press(.enter)
    played.press(.function(9))
    #expect((played.screen as? SessionScreen)?.view == .near)
    #expect(played.lines.contains { $0.contains("does nothing here") })
  }

  @Test
  func `a click on the name of a key is that key`() throws {
    var played = Played(saysYes: true)
    played.press(.enter)
    try played.click("space pause")
    #expect(played.screen.context == .paused)
    try played.click("r react")
    try played.click("dizziness")
    #expect(played.guide.guided?.state.reactions.isEmpty ?? false)
    try played.click("2 moderate")
    let reaction = try #require(played.guide.guided?.state.reactions.first).reaction
    #expect(reaction.kind == .dizziness && reaction.severity == .moderate)
  }

  @Test
  func `a click on a row of a list takes that row`() throws {
    var played = Played(saysYes: true)
    played.press(.enter)
    played.press(.character("j"))
    let row = try #require(played.lines.firstIndex { $0.contains("3  ") })
    played.press(.mouse(Point(column: 10, row: row)))
    #expect(((played.screen as? SessionScreen)?.dialogue?.value as? StepChoice)?.selected == 2)
  }

  @Test
  func `scrolling ends where the text does`() {
    var played = Played(saysYes: true)
    played.press(.character("?"))
    let top = played.lines
    for _ in 0..<60 { played.press(.pageDown) }
    let bottom = played.lines
    played.press(.up)
    #expect(played.lines != bottom)
    played.press(.home)
    #expect(played.lines == top)
    played.press(.end)
    #expect(played.lines == bottom)
  }
}
