import GuideScreens
import SessionEngine
import TerminalFrame
import TestSupport
import Testing

@testable import GuideProgram

/// Pages and dialogues of the full screen, by their own keys.
@Suite struct PageTests {
  init() { Repertoire.useUTF8() }

  private struct Played {
    var guide: ScreenGuide
    var boot: Duration = .seconds(1_000)

    init(_ start: ScreenGuide.Start = .home) {
      guide = ScreenGuide(
        start,
        settings: ScreenSettings(look: Look(), timeOfDay: { _ in "12:00" }),
        size: Size(columns: 80, rows: 24)
      )
      tell(.turn)
    }

    var moment: Moment { Moment(boot: boot, awake: boot, wall: WallTime(milliseconds: 0)) }
    var text: String { guide.newFrame(at: moment).lines.joined(separator: "\n") }

    @discardableResult
    mutating func tell(_ message: Message) -> [Effect] { guide.update(message, at: moment) }

    @discardableResult
    mutating func press(_ key: Key) -> [Effect] {
      boot += .milliseconds(1_200)
      tell(.turn)
      return tell(.key(key))
    }

    mutating func type(_ words: String) {
      for character in words { tell(.key(.character(character))) }
    }
  }

  @Test func `the list of protocols says for whom one is chosen`() {
    var played = Played()
    played.tell(.patients([PatientFacts(row: PatientRow(code: "A-014"))]))
    played.press(.enter)
    #expect(played.press(.enter) == [.readProtocols])
    played.tell(.protocols([ProtocolFacts(SmallProtocol.value)]))
    #expect(played.text.contains("for A-014"))
    #expect(
      played.press(.enter) == [.offer(protocol: SmallProtocol.value.id, patient: "A-014")]
    )
  }

  @Test func `Esc clears a search before it leads home`() {
    var played = Played()
    played.tell(.protocols([ProtocolFacts(SmallProtocol.value)]))
    played.type("feet")
    #expect(played.text.contains("Esc clears the search"))
    #expect(played.press(.escape).isEmpty)
    #expect(!played.text.contains("Esc clears the search"))
    #expect(played.press(.escape) == [.readHome])
  }

  @Test func `words are added to a reaction that was only flagged`() {
    let offer = NewSession(
      id: "s-1",
      massage: SmallProtocol.value,
      digest: "00",
      request: PlanRequest(),
      saysYes: true
    )
    var played = Played(.session(offer))
    played.press(.enter)
    played.press(.character("1"))
    played.press(.character("n"))
    #expect(!played.text.contains("About:"))
    played.press(.up)
    #expect(played.text.contains("About: pain 1"))
    played.type("left of the spine")
    played.press(.enter)
    let state = played.guide.guided?.state
    #expect(state?.reactions.map(\.reaction.note) == ["left of the spine"])
    #expect(state?.notes.isEmpty ?? false)
    // Down comes back to a note of its own.
    played.press(.character("n"))
    played.press(.up)
    played.press(.down)
    played.type("cold feet")
    played.press(.enter)
    #expect(played.guide.guided?.state.notes.map(\.text) == ["cold feet"])
  }

  @Test func `a page names the keys that are bound`() {
    let keys = KeyBindings.standard.overridden(by: [
      KeyBindings.Override(word: "left-side", keys: [.character("v")]),
      KeyBindings.Override(word: "score-10", keys: [.character("m")]),
    ]).bindings
    func text(_ page: any Page) -> String {
      PageScreen(page, standing: Standing(keys: keys))
        .frame(size: Size(columns: 80, rows: 24), look: Look()).lines.joined(separator: "\n")
    }
    #expect(text(ComplaintPage(asksSide: true)).contains("v r n"))
    #expect(text(PainPage()).contains("0 to 9, m for 10"))
  }
}
