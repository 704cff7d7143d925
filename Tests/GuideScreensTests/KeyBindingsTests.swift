import GuideScreens
import SessionEngine
import TerminalFrame
import Testing

@testable import GuideProgram

@Suite struct KeyBindingsTests {
  @Test
  func `no key means two things in one place`() {
    #expect(KeyBindings.standard.sharedKeys.isEmpty)
    #expect(KeyBindings.remote.sharedKeys.isEmpty)
  }

  @Test(arguments: [
    (Key.character(" "), Act.pauseResume), (.character("s"), .skip), (.character("b"), .back),
    (.character("+"), .lengthen), (.character("-"), .shorten), (.character("4"), .score(4)),
    (.character("r"), .reactionSheet), (.character("n"), .note), (.character("u"), .undo),
    (.character("."), .blank), (.character("x"), .endEarly), (.character("?"), .help),
    (.character("q"), .leave), (.enter, .details), (.right, .skip), (.pageDown, .skip),
    (.left, .back), (.pageUp, .back), (.control("l"), .repaint),
  ])
  func `the keys of a running technique`(key: Key, act: Act) {
    #expect(KeyBindings.standard.act(for: key, in: .running) == act)
  }

  @Test(arguments: [
    KeyContext.home, .list, .screening, .preparation, .pain, .complaint, .review, .changeover,
    .paused,
    .gap, .proposal, .alarm, .resting, .summary,
  ])
  func `Enter, Right and Page Down take the suggested way on`(context: KeyContext) {
    for key in [Key.enter, .right, .pageDown] {
      #expect(KeyBindings.standard.act(for: key, in: context) == .confirm)
    }
  }

  @Test
  func `other keys replace the old ones and a clash is told`() {
    let (bindings, conflicts) = KeyBindings.standard.overridden(by: [
      KeyBindings.Override(word: "skip", keys: [.character("b")]),
      KeyBindings.Override(word: "jmp", keys: [.character("j")]),
      KeyBindings.Override(word: "leave", keys: []),
    ])
    #expect(bindings.act(for: .character("s"), in: .running) == nil)
    #expect(bindings.act(for: .right, in: .running) == nil)
    #expect(conflicts.contains { $0.words == ["jmp"] })
    #expect(conflicts.contains { $0.words == ["leave"] })
    #expect(
      conflicts.contains(.sharedKey(.character("b"), words: ["skip", "back"], .running))
    )
  }

  @Test(arguments: ["space", "Enter", "PgDn", "F5", "Ctrl-L", "x", "?", "Left"])
  func `a key's name leads back to it`(name: String) {
    #expect(Key(named: name)?.name == name)
  }

  @Test
  func `every reaction has a digit on one page, and no alarm shares a page`() {
    let pages = ReactionPage.allCases
    #expect(pages.flatMap(\.kinds).count == ReactionKind.allCases.count)
    #expect(Set(pages.flatMap(\.kinds)) == Set(ReactionKind.allCases))
    for page in pages {
      #expect((1...10).contains(page.kinds.count))
      #expect(page.kinds.allSatisfy { ($0.group == .alarm) == (page == .alarm) })
    }
    let keys = ReactionKind.allCases.map(ReactionSheet.keys)
    #expect(Set(keys).count == keys.count)
    #expect(ReactionSheet.keys(of: .pain) == [.character("1")])
    #expect(ReactionSheet.keys(of: .radiatingPain) == [.left, .character("1")])
  }

  @Test
  func `a click on a key's name is that key`() {
    var page = HomePage()
    page.choices = [.protocols, .quit]
    let screen = PageScreen(page)
    let size = Size(columns: 80, rows: 24)
    let row =
      screen.frame(size: size, look: Look()).lines
      .firstIndex { $0.contains("Quit") } ?? 0
    #expect(screen.act(at: Point(column: 8, row: row), size: size, look: Look()) == .row(1))
    #expect(screen.act(at: Point(column: 1, row: 23), size: size, look: Look()) == .confirm)
  }

  @Test func `a quarrel of two acts over a key is told once, wherever it is`() {
    let (_, conflicts) = KeyBindings.standard.overridden(by: [
      KeyBindings.Override(word: "skip", keys: [.character("b")])
    ])
    #expect(conflicts == [.sharedKey(.character("b"), words: ["skip", "back"], .running)])
  }
}
