import RecordExport
import SessionEngine
import Testing

struct SOAPTextWriterTests {
  private func note(_ example: ExampleSession, remarks: [String] = []) throws -> String {
    var writer = SOAPTextWriter()
    let context = RecordContext(
      remarks: remarks.map { RecordContext.Remark($0, at: ExampleSession.start) }
    )
    return writer.document([ExportedSession(try example.record, context: context)])
  }

  @Test func `the four parts stand in one object, and nothing else does`() throws {
    let text = try note(.completed(), remarks: ["Slept well."])
    #expect(text.hasPrefix("{\"subjective\":\"Pain before the session: 6 of 10."))
    for part in ["\",\"objective\":\"", "\",\"assessment\":\"", "\",\"plan\":\""] {
      #expect(text.contains(part))
    }
    #expect(text.hasSuffix("Slept well.\"}\n"))
    #expect(text.split(separator: "\n").count == 1)
    #expect(!text.contains("**") && !text.contains("<p>"))
  }

  @Test func `the note says what the screening needed, and who answered`() throws {
    let text = try note(.readAloud())
    for part in [
      "Found: heart. a murmur. Consent: Dr. Ada, 2026-11-01.",
      "Answered by: patient, guardian.", "Ordered by: Dr. Ada, 2026-11-01.",
      "The page of today was answered before the session by the guardian.",
      "The page of health was taken over from the form of 2026-11-01.",
      "The guardian agrees: ticked.", "Blood pressure before the session: 145/90 mmHg.",
      "Blood pressure after the session: 138/85 mmHg.",
    ] { #expect(text.contains(part), "\(part)") }
  }

  @Test func `every part says something, whatever became of the session`() throws {
    for example in ExampleSession.everyOutcome {
      let text = try note(example)
      #expect(!text.contains(":\"\""), "\(example.id)")
    }
  }

  @Test func `a text is cut, and says so, before it is longer than may be`() throws {
    let text = try note(.completed(), remarks: Array(repeating: "a, \"b\" ", count: 10_000))
    #expect(text.contains("cut here; the Markdown export holds the whole note)\"}"))
    #expect(text.unicodeScalars.count < SOAPTextWriter.textMax * 2)
  }
}
