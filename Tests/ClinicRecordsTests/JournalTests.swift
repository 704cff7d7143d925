import ClinicRecords
import SessionEngine
import Testing

struct JournalTests {
  @Test func `a journal comes back as it was written`() throws {
    let records = try Records()
    let entries = try SampleJournal.closed()
    for entry in entries { try records.append([entry], to: "s-1") }
    #expect(try records.journal(of: "s-1") == entries)
  }

  @Test func `writing entries again changes nothing`() throws {
    let records = try Records()
    let entries = SampleJournal.notes(5)
    try records.append(entries, to: "s-1")
    let before = try records.dump()
    try records.append(entries, to: "s-1")
    try records.append(Array(entries.suffix(2)), to: "s-1")
    #expect(try records.dump() == before)
  }

  @Test func `another entry in a taken place is refused and nothing of its batch stays`() throws {
    let records = try Records()
    let entries = SampleJournal.notes(2)
    try records.append(entries, to: "s-1")
    let others = SampleJournal.entries([.noted("other", step: nil), .resumed], from: 3)
    #expect(throws: RecordsError.conflict(session: "s-1", sequence: 3)) {
      try records.append(others, to: "s-1")
    }
    #expect(try records.journal(of: "s-1") == entries)
  }

  @Test func `a journal has no gap and begins with its opening`() throws {
    let records = try Records()
    #expect(throws: RecordsError.unknownSession("s-1")) {
      try records.append(SampleJournal.entries([.resumed]), to: "s-1")
    }
    try records.append(SampleJournal.notes(1), to: "s-1")
    #expect(throws: RecordsError.self) {
      try records.append(SampleJournal.entries([.resumed], from: 4), to: "s-1")
    }
    #expect(try records.journal(of: "s-1").count == 2)
  }

  @Test func `sessions keep their own journals`() throws {
    let records = try Records()
    let first = SampleJournal.notes(3)
    let second = SampleJournal.notes(2, patient: nil)
    for index in 0..<4 {
      if index < first.count { try records.append([first[index]], to: "s-1") }
      if index < second.count { try records.append([second[index]], to: "s-2") }
    }
    #expect(try records.journal(of: "s-1") == first)
    #expect(try records.journal(of: "s-2") == second)
  }

  @Test func `closing a session fills in what lists show`() throws {
    let records = try Records()
    try records.append(try SampleJournal.closed(), to: "s-1")
    let summary = try #require(try records.session("s-1"))
    #expect(summary.outcome == "endedEarly")
    #expect(summary.reason == "called away")
    #expect(summary.painBefore == 6)
    #expect(summary.reactions == 1)
    #expect(summary.endedAt != nil)
    #expect(summary.details?.reactions.first?.kind == .pain)
  }

  @Test func `a session that is not over is open`() throws {
    let records = try Records()
    try records.append(SampleJournal.notes(1), to: "s-1")
    let summary = try #require(try records.session("s-1"))
    #expect(summary.outcome == "running")
    #expect(summary.patient == "A-014")
  }
}
