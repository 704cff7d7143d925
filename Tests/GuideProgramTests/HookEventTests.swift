import GuideProgram
import SessionEngine
import TestSupport
import Testing

@Suite struct HookEventTests {
  private func events(_ script: VirtualHost.Script) -> [HookEvent] {
    let offer = NewSession(
      id: "s-1",
      massage: SmallProtocol.value,
      digest: "00",
      request: PlanRequest(),
      patient: "A-014",
      saysYes: true
    )
    var guide = PlainGuide(.session(offer))
    let host = VirtualHost(script)
    _ = GuideProgram.run(&guide, on: host)
    return host.effects.compactMap { effect in
      if case .hook(let event) = effect { event } else { nil }
    }
  }

  @Test func `a whole session tells hooks its start, every step and its end`() {
    let names = events([(.zero, .endOfInput)]).map(\.name)
    let steps = Array(repeating: "step-start", count: 5)
    #expect(names == ["session-start"] + steps + ["session-end"])
  }

  @Test func `a reaction is told by its kind and score, without a word that was typed`() {
    let told = events([
      (.seconds(3), .line("react dizziness moderate left")),
      (.seconds(4), .line("note Mrs Brown is pale")), (.seconds(5), .line("pain 4")),
      (.seconds(6), .endOfInput),
    ])
    let reactions = told.filter { $0.name == "reaction" }.map(\.json)
    #expect(reactions.first?["kind"]?.string == "dizziness")
    #expect(reactions.first?["severity"]?.string == "moderate")
    #expect(!told.contains { $0.json.text().contains("Brown") })
  }

  @Test(arguments: ["chest-pain", "chest pain", "Chest pain severe"])
  func `a reaction is taken as it is said and as it is written`(words: String) {
    let told = events([(.seconds(3), .line("react \(words)")), (.seconds(6), .endOfInput)])
    #expect(told.first { $0.name == "reaction" }?.json["kind"]?.string == "chest-pain")
  }

  @Test func `an event is one JSON object with the fields hooks rely on`() {
    let json = events([(.zero, .endOfInput)]).map(\.json)
    #expect(json.first?["event"]?.string == "session-start")
    #expect(json.first?["patient"]?.string == "A-014")
    #expect(json.first?["resumed"]?.bool == false)
    #expect(json[1]["technique"]?.string == "effleurage")
    #expect(json[1]["seconds"]?.integer == 20)
    #expect(json.last?["outcome"]?.string == "completed")
    #expect(json.allSatisfy { $0["session"]?.string == "s-1" && $0["at"] != nil })
  }

  @Test func `a session that is left tells hooks that it still runs`() {
    let start = events([(.zero, .endOfInput)])[0]
    let left = start.left(at: WallTime(milliseconds: 0), elapsed: .seconds(7))
    #expect(left.name == "session-end")
    #expect(left.json["outcome"]?.string == "running")
    #expect(left.json["elapsedSeconds"] == .number(7))
  }
}
