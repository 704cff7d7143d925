import ProtocolLibrary
import SessionEngine
import Testing

struct ExampleTests {
  @Test func `the example becomes a protocol without a finding`() throws {
    let reading = read(lumbarExample)
    #expect(reading.diagnostics.map(\.text) == [])
    #expect(reading.explained == [])
    let lumbar = try #require(reading.protocol)
    #expect(lumbar.title == "Classic massage for lumbar osteochondrosis")
    #expect(lumbar.main.steps.map(\.id).last == "buttock-tapping")
    #expect(lumbar.contraindications.count == 13)
    #expect(lumbar.course?.periods.first?.changes.first?.duration == .seconds(90))
    #expect(lumbar.main.steps.last?.dose.countdown == .seconds(50))
  }
}

/// Reads a text as the file `a.yaml`.
func read(_ text: String, common: CommonRules = .none) -> ProtocolReading {
  ProtocolReader.read(text: Array(text.utf8), file: "a.yaml", common: common)
}
