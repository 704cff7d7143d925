import GuideProgram
import GuideScreens
import SessionEngine
import TerminalFrame
import TestSupport
import Testing

/// What the full screen shows can be heard of.
@Suite struct PlainTwinTests {
  private func lines(
    _ script: VirtualHost.Script,
    saysYes: Bool = true,
    keys: KeyBindings = .standard
  ) -> [String] {
    let offer = NewSession(
      id: "s-1",
      massage: SmallProtocol.value,
      digest: "00",
      request: PlanRequest(),
      saysYes: saysYes
    )
    var guide = PlainGuide(.session(offer), keys: keys, timeOfDay: { _ in "14:32" })
    let host = VirtualHost(script)
    _ = GuideProgram.run(&guide, on: host)
    return host.lines
  }

  @Test func `the end is told by the clock, at each stage and when asked`() {
    let said = lines([(.seconds(2), .line("status")), (.seconds(3), .endOfInput)])
    #expect(said.filter { $0.hasPrefix("Session ") && $0.hasSuffix("left, end 14:32.") }.count == 3)
    #expect(said.contains { $0.contains("left, end 14:32. Next: ") })
  }

  @Test func `every step is told with the number that jump takes`() {
    let said = lines([(.seconds(2), .line("plan")), (.seconds(3), .line("quit"))])
    #expect((1...5).allSatisfy { number in said.contains { $0.hasPrefix("\(number)  ") } })
  }

  @Test func `the figure is told in words`() {
    let said = lines([(.seconds(2), .line("map")), (.seconds(3), .line("quit"))])
    #expect(said.contains { $0.hasPrefix("works ") })
    #expect(said.contains { $0.hasPrefix("from ") })
  }

  @Test func `advice is told with the numbers by which it is ticked`() {
    let said = lines([
      (.seconds(121), .line("advised 1")), (.seconds(122), .line("enter")),
      (.seconds(123), .line("")),
    ])
    #expect(said.contains { $0.contains("Advise: 1 ") })
    #expect(said.contains { $0.contains("advised: ") && $0.hasSuffix("saved") })
  }

  @Test func `keys that are bound otherwise are so here too`() {
    let keys = KeyBindings.standard.overridden(by: [
      .init(word: "skip", keys: [.character("z")]), .init(word: "back", keys: [.character("s")]),
    ]).bindings
    let said = lines(
      [
        (.seconds(2), .line("z")), (.seconds(4), .line("s")), (.seconds(6), .line("b")),
        (.seconds(8), .line("skip tired")), (.seconds(10), .line("quit")),
      ],
      keys: keys
    )
    #expect(said.contains { $0.contains("Skipped") })
    #expect(said.contains { $0.contains("Back to") })
    #expect(said.contains { $0.contains("is not a command") })
    #expect(said.contains { $0.contains("(tired)") })
  }
}
