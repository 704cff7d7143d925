import GuideProgram
import GuideScreens
import SessionEngine
import TerminalFrame
import Testing

@Suite struct CueGuideTests {
  private let settings = ScreenSettings(look: Look(), timeOfDay: { _ in "" })

  @Test func `every kind of cue is played once, in order, with a line that names it`() {
    var guide = CueGuide(CueSettings(), settings: settings)
    let host = VirtualHost()
    #expect(GuideProgram.run(&guide, on: host) == .done)
    #expect(host.cues.map(\.cue.kind) == CueKind.allCases)
    #expect(host.cues.map(\.at) == CueKind.allCases.indices.map { .seconds($0 * 4) })
    #expect(host.lines.count == CueKind.allCases.count)
    for (line, kind) in zip(host.lines, CueKind.allCases) {
      #expect(line.hasPrefix("\(kind.rawValue): "))
    }
  }

  @Test func `what is turned off is said to be`() {
    var guide = CueGuide(.silent, settings: settings)
    let host = VirtualHost()
    _ = GuideProgram.run(&guide, on: host)
    #expect(host.lines.allSatisfy { $0.hasSuffix("turned off") })
  }

  @Test(arguments: [(40, 12), (80, 24), (120, 36)])
  func `the screen names the cue that plays and cuts nothing`(columns: Int, rows: Int) {
    let size = Size(columns: columns, rows: rows)
    var guide = CueGuide(CueSettings(), settings: settings, size: size)
    let host = VirtualHost([(.seconds(5), .key(.escape))])
    #expect(GuideProgram.run(&guide, on: host) == .done)
    #expect(host.cues.count == 2)
    #expect(host.frame?.silentCuts == 0)
    #expect(host.frame?.overdrawnCells == 0)
    #expect(host.lines.isEmpty)
  }
}
