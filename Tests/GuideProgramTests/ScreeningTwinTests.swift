import SessionEngine
import TerminalFrame
import Testing

@testable import GuideProgram

/// The same answers by keys and by lines.
@Suite struct ScreeningTwinTests {
  init() { Repertoire.useUTF8() }

  private static func offer() -> NewSession { IntakeTests.offer { $0.isBeforehand = false } }

  /// Keys, `⏎` for Enter, and the lines that say the same.
  private static let scripts: [(keys: String, lines: [String])] = [
    ("⏎⏎", ["none", "none"]),
    ("2⏎2⏎⏎", ["2", "which 2", "none"]),
    ("2⏎12⏎", ["2", "which 1 2"]),
    ("12⏎1⏎", ["1 2", "which 1"]),
    ("2⏎0tattoo⏎⏎⏎", ["2", "other tattoo", "none"]),
    ("2⏎n⏎", ["2", "none after all", "none"]),
    ("w⏎⏎", ["by guardian", "none", "none"]),
    ("⏎1⏎1⏎1⏎Dr. Ada -3⏎", ["none", "1", "which 1", "clearance Dr. Ada -3"]),
    (
      "2⏎2⏎⏎1knees left, a graze⏎",
      ["2", "which 2", "none", "place knees left, a graze"]
    ),
  ]

  /// What stands in the record of the screening.
  private struct Recorded: Hashable {
    var answers: [String: ScreeningAnswer]
    var needs: [String: NeedAnswer]
    var pages: [Heading.Page]

    init(_ state: SessionState?) {
      answers = state?.answers ?? [:]
      needs = state?.needs ?? [:]
      pages = state?.pagesRead.map(\.page) ?? []
    }
  }

  private static func byKeys(_ keys: String) -> Recorded {
    var played = PlayedOpening(offer())
    for key in keys { played.press(key == "⏎" ? .enter : .character(key)) }
    return Recorded(played.state)
  }

  private static func byLines(_ lines: [String]) -> Recorded {
    var guide = PlainGuide(.session(offer()))
    let host = VirtualHost(
      lines.enumerated().map { (.seconds($0.offset + 1), .line($0.element)) }
        + [(.seconds(lines.count + 1), .signal(15))]
    )
    _ = GuideProgram.run(&guide, on: host)
    return Recorded(Session(replaying: host.entries["s-1"] ?? []).state)
  }

  @Test func `keys and lines record the same answers, and other answers otherwise`() {
    var seen: Set<Recorded> = []
    for (keys, lines) in Self.scripts {
      let recorded = Self.byKeys(keys)
      #expect(recorded == Self.byLines(lines), "\(lines)")
      #expect(!recorded.pages.isEmpty && seen.insert(recorded).inserted, "\(lines)")
    }
  }

  @Test(arguments: [[""], ["none", ""], ["2", ""], ["", "", ""]])
  func `an empty line is never a no`(lines: [String]) {
    let asked = Self.byLines(lines)
    let before = Self.byLines(Array(lines.prefix { !$0.isEmpty }))
    #expect(asked == before)
  }
}
