import GuideProgram
import SessionEngine
import TestSupport
import Testing

struct WallClockTests {
  private static let day = Duration.seconds(86_400)

  private func journal(_ steps: [(at: Duration, by: Duration)]) -> [JournalEntry] {
    let offer = NewSession(
      id: "s-1",
      massage: SmallProtocol.value,
      digest: "00",
      request: PlanRequest(),
      saysYes: true
    )
    var guide = PlainGuide(.session(offer))
    let host = VirtualHost([(.zero, .endOfInput)])
    host.wallSteps = steps
    #expect(GuideProgram.run(&guide, on: host) == .done)
    return host.entries["s-1"] ?? []
  }

  @Test func `a wall clock that is set, forth or back, moves no countdown`() {
    let steady = journal([])
    let jumps: [Duration] = [
      .seconds(1), .seconds(-1), .seconds(3_600), .seconds(-3_600), Self.day, Self.day * -20_000,
      Self.day * 27_000,
    ]
    for jump in jumps {
      let stepped = journal([(.seconds(5), jump), (.seconds(9), jump * -1), (.seconds(20), jump)])
      #expect(stepped.map(\.event) == steady.map(\.event), "\(jump)")
      #expect(stepped.map(\.elapsed) == steady.map(\.elapsed), "\(jump)")
      #expect(stepped.map(\.sequence) == steady.map(\.sequence), "\(jump)")
    }
  }
}
