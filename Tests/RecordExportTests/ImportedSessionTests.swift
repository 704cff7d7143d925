import RecordExport
import SessionEngine
import Testing

@Suite struct ImportedSessionTests {
  @Test func `a session of every outcome comes back from its export`() throws {
    for example in ExampleSession.everyOutcome {
      let record = try example.record
      let context = RecordContext(
        corrections: [
          RecordContext.Correction(.voided, reason: "wrong", at: record.startedAt),
          RecordContext.Correction(.assigned(to: "B"), reason: "mixed up", at: record.startedAt),
        ],
        remarks: [RecordContext.Remark("slept well", at: record.startedAt)]
      )
      let read = try ImportedSession(json: ExportedSession(record, context: context).json)
      #expect(read.id == record.id)
      #expect(read.entries == record.entries)
      #expect(read.corrections == context.corrections)
      #expect(read.remarks == context.remarks)
    }
  }

  private static let changes: [(name: String, value: JSONValue)] = [
    ("outcome", "postponed"), ("startedAt", "2026-11-20T14:02:11.251Z"), ("notes", ["x"]),
    ("sessionNumber", 5), ("rehearsal", true), ("events", []), ("events", nil), ("id", nil),
    ("corrections", [["kind": "move", "reason": "x", "at": "2026-11-20T14:02:11.250Z"]]),
    ("remarks", [["text": "x", "at": "yesterday"]]),
  ]

  @Test(arguments: changes)
  func `what does not follow from the journal is refused`(name: String, value: JSONValue) throws {
    let json = ExportedSession(try ExampleSession.completed().record).json
    guard case .object(let fields) = json else { return }
    let changed = fields.map { $0.name == name ? JSONValue.Field(name, value) : $0 }
    let error = #expect(throws: MalformedJSON.self) {
      try ImportedSession(json: .object(changed))
    }
    #expect(error?.field.hasPrefix(name) == true, "\(error?.sentence ?? "")")
  }

  @Test func `a journal with a gap is refused`() throws {
    let json = ExportedSession(try ExampleSession.completed().record).json
    guard case .object(let fields) = json, let events = json["events"]?.array else { return }
    let cut = JSONValue.array(Array(events.prefix(1) + events.dropFirst(2)))
    let changed = fields.map { $0.name == "events" ? JSONValue.Field("events", cut) : $0 }
    let error = #expect(throws: MalformedJSON.self) {
      try ImportedSession(json: .object(changed))
    }
    #expect(error?.sentence.contains("numbered from 1 without a gap") == true)
  }
}
