import RecordExport
import SessionEngine
import Testing

struct JSONRecordWriterTests {
  private func json(_ example: ExampleSession) throws -> JSONValue {
    ExportedSession(try example.record).json
  }

  @Test func `a completed session carries every field that scripts rely on`() throws {
    let json = try json(.completed())
    #expect(json["id"] == "0d9d3b1e")
    #expect(json["rehearsal"] == false)
    #expect(json["protocol"]?["title"] == "Lumbar massage")
    #expect(json["patient"] == "A-014")
    #expect(json["sessionNumber"] == 4)
    #expect(json["startedAt"] == "2026-11-20T14:02:11.250Z")
    #expect(json["endedAt"] == "2026-11-20T14:10:51.750Z")
    #expect(json["outcome"] == "completed")
    #expect(json["reason"] == .null)
    #expect(json["screening"]?.array?.map { $0["answer"] } == ["no", "yes", "no"])
    let step = try #require(json["steps"]?.array?.first)
    #expect(step["index"] == 0)
    #expect(step["stage"] == "introductory")
    #expect(step["technique"] == "effleurage")
    #expect(step["zone"] == "back")
    #expect(step["side"] == "both")
    #expect(step["plannedSeconds"] == 120)
    #expect(step["actualSeconds"] == 120)
    #expect(step["result"] == "done")
    let reaction = try #require(json["reactions"]?.array?.first)
    #expect(reaction["kind"] == "pain")
    #expect(reaction["score"] == 4)
    #expect(reaction["step"] == 0)
    #expect(reaction["directive"] == "ease")
    #expect(reaction["retracted"] == false)
    #expect(json["notes"]?.array?.first?["text"] == "soft tissue *today* | ok")
  }

  @Test func `what is written part by part is the text of the whole`() throws {
    for example in ExampleSession.everyOutcome + [.completed()] {
      let session = ExportedSession(try example.record)
      var writer = JSONRecordWriter()
      _ = writer.opening()
      #expect(writer.session(session) == "\n" + session.json.text())
      #expect(writer.session(session) == ",\n" + session.json.text())
    }
  }

  @Test func `seconds are written to the millisecond without noise`() throws {
    let text = try json(.completed()).text()
    #expect(text.contains(#""elapsedSeconds":71.2,"#))
    #expect(text.contains(#""elapsedSeconds":0.0,"kind":"sessionStarted""#))
    #expect(text.contains(#""plannedSeconds":120,"#))
  }

  @Test func `an event carries its own fields behind the common ones`() throws {
    let events = try #require(json(.completed())["events"]?.array)
    let pain = try #require(events.first { $0["kind"] == "painReported" })
    #expect(pain["moment"] == "before")
    #expect(pain["score"] == 6)
    #expect(events.compactMap { $0["seq"]?.integer } == Array(1...Int64(events.count)))
  }

  @Test func `a journal comes back from its events`() throws {
    let record = try ExampleSession.completed().record
    let events = try #require(ExportedSession(record).json["events"]?.array)
    let entries = try events.map { event in
      let seconds: Double? =
        if case .number(let value)? = event["elapsedSeconds"] { value } else { nil }
      return JournalEntry(
        sequence: Int(try #require(event["seq"]?.integer)),
        elapsed: .milliseconds(Int64((try #require(seconds) * 1_000).rounded())),
        at: try #require(event["at"]?.string.flatMap(WallTime.init(text:))),
        event: try #require(SessionEvent(kind: event["kind"]?.string ?? "", fields: event))
      )
    }
    #expect(SessionRecord(id: record.id, entries: entries) == record)
  }

  @Test(
    arguments: [
      (ExampleSession.completed(), "completed", nil),
      (ExampleSession.endedEarly(), "endedEarly", "has to leave"),
      (ExampleSession.refused(), "refused", "tumour"),
      (ExampleSession.postponed(), "postponed", "fever"),
      (ExampleSession.running(), "running", nil),
    ] as [(ExampleSession, String, String?)]
  )
  func `every outcome has its word and its reason`(
    example: ExampleSession,
    outcome: String,
    reason: String?
  ) throws {
    let json = try json(example)
    #expect(json["outcome"] == .string(outcome))
    #expect(json["reason"]?.string == reason)
    #expect((json["endedAt"] == .null) == (outcome == "running"))
  }

  @Test func `one session a line, and what stands beside them at the end`() throws {
    let session = ExportedSession(try ExampleSession.running().record)
    var writer = JSONRecordWriter(more: [JSONValue.Field("patients", [])])
    let text = writer.document([session, session])
    #expect(text.hasPrefix("{\"version\":1,\"sessions\":[\n{"))
    #expect(text.hasSuffix("}\n],\n\"patients\":[]}\n"))
    #expect(text.split(separator: "\n").count == 5)
    var empty = JSONRecordWriter()
    #expect(empty.document([]) == "{\"version\":1,\"sessions\":[]}\n")
  }

  @Test func `a voided and newly assigned session says so and keeps its journal`() throws {
    let record = try ExampleSession.completed().record
    let context = RecordContext(corrections: [
      RecordContext.Correction(.assigned(to: "B-002"), reason: "wrong code", at: record.startedAt),
      RecordContext.Correction(.voided, reason: "practice", at: record.startedAt),
    ])
    let json = ExportedSession(record, context: context).json
    #expect(json["voided"] == true)
    #expect(json["patient"] == "B-002")
    #expect(json["corrections"]?.array?.map { $0["kind"] } == ["assign", "void"])
    #expect(json["events"]?.array?.first?["patient"] == "A-014")
  }

  @Test func `steps are stamped by the wall clock, also where it ran slower than the session`()
    throws
  {
    let entries = try ExampleSession.completed().record.entries.map { entry in
      JournalEntry(
        sequence: entry.sequence,
        elapsed: entry.elapsed,
        at: WallTime(
          milliseconds: ExampleSession.start.milliseconds + entry.elapsed.wholeMilliseconds / 100
        ),
        event: entry.event
      )
    }
    let record = try #require(SessionRecord(id: "fast", entries: entries))
    let steps = try #require(ExportedSession(record).json["steps"]?.array)
    #expect(steps.map { $0["startedAt"] }.first == "2026-11-20T14:02:11.250Z")
    #expect(steps.map { $0["endedAt"] }.last == "2026-11-20T14:02:15.750Z")
  }

  @Test func `the schema names exactly the fields that are written`() throws {
    let session = try #require(recordSchema["properties"]?["sessions"]?["items"])
    for example in ExampleSession.everyOutcome {
      var faults: [String] = []
      SchemaCheck.check(try json(example), session, at: "session", &faults)
      #expect(faults == [])
    }
  }
}
