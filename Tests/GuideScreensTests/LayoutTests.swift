import GuideScreens
import Layouts
import SessionEngine
import TerminalFrame
import TestSupport
import Testing
import TextSafety

/// The layout check: that it finds what it looks for, and a sample of what it finds nothing in.
@Suite struct LayoutTests {
  init() { Repertoire.useUTF8() }

  private func faults(_ screen: some Screen) -> [String] {
    var watch = LayoutWatch(sizes: [.usual])
    watch.check(screen, at: "here")
    return Array(Set(watch.faults.map(\.what))).sorted()
  }

  @Test(arguments: Planted.allCases)
  func `a planted fault is found`(planted: Planted) {
    #expect(faults(PlantedScreen(planted: nil)).isEmpty)
    #expect(!faults(PlantedScreen(planted: planted)).isEmpty)
  }

  @Test
  func `what a screen must say and does not is found`() {
    let unsaid = PlantedScreen(
      planted: nil,
      standing: Standing(saved: .notSaved(2, reason: "the disk is full"), isRehearsal: true)
    )
    #expect(
      faults(unsaid) == ["\"NOT SAVED 2\" is not there", "\"REHEARSAL\" is not there"]
    )
  }

  @Test(arguments: [11, 12, 13] as [UInt64])
  func `a sample of the shipped protocols never overlaps and is never cut silently`(
    seed: UInt64
  ) throws {
    var numbers = SeededNumbers(seed: seed)
    let massage = try #require(ShippedProtocols.all().randomElement(using: &numbers))
    let size = try #require(LayoutWatch.sizes.dropLast().randomElement(using: &numbers))
    var walk = LayoutWalk(massage, watch: LayoutWatch(sizes: [size]), stride: 4)
    walk.walk()
    #expect(walk.watch.frames > 100)
    for fault in walk.watch.faults { Issue.record("\(fault.report)") }
  }
}

/// What must never happen on a screen, done on purpose.
enum Planted: String, CaseIterable {
  case textOnText, textBetweenWords, wipedText, cutText, textOutside, strangeCharacter, colour
}

private struct PlantedScreen: Screen {
  var planted: Planted?
  var standing = Standing()
  var context: KeyContext { .summary }

  func act(at point: Point, size: Size, look: Look) -> Act? { nil }

  func frame(size: Size, look: Look) -> Frame {
    var frame = Frame(size: size)
    frame.put("left side", at: Point(column: 0, row: 0))
    switch planted {
    case .textOnText: frame.put("neck", at: Point(column: 7, row: 0))
    case .textBetweenWords: frame.put("-", at: Point(column: 4, row: 0))
    case .wipedText: frame.fill(Rectangle(column: 0, row: 0, columns: 80, rows: 1))
    case .cutText: frame.put("effleurage", at: Point(column: 75, row: 1))
    case .textOutside: frame.put("effleurage", at: Point(column: 0, row: 24))
    case .strangeCharacter: frame.put("─", at: Point(column: 0, row: 2))
    case .colour:
      frame.put("red", at: Point(column: 0, row: 3), style: Style(foreground: .ansi(.red)))
    case nil: break
    }
    return frame
  }
}
