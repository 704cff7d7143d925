import SessionEngine
import Testing

@testable import ClinicRecords

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

struct StorageFaultTests {
  private func limit(_ records: Records, pages: Int) throws {
    try records.read { connection throws(RecordsError) in
      _ = try connection.pragma("max_page_count = \(pages)")
    }
  }

  @Test func `a full disk loses nothing and what failed is written later`() throws {
    let folder = try TemporaryFolder()
    let records = try Records.open(in: folder.path + "/records")
    let entries =
      SampleJournal.notes(1)
      + SampleJournal.entries(
        (0..<40).map { .noted(String(repeating: "\($0)", count: 1500), step: nil) },
        from: 3
      )
    let pages = try records.read { connection throws(RecordsError) in
      try connection.pragma("page_count")
    }
    try limit(records, pages: try #require(Int(pages)) + 3)
    var written = 0
    var failure: RecordsError?
    for entry in entries where failure == nil {
      do {
        try records.append([entry], to: "s-1")
        written += 1
      } catch {
        failure = error
      }
    }
    #expect(failure?.reason == "the disk is full")
    #expect(try records.journal(of: "s-1") == Array(entries.prefix(written)))
    try limit(records, pages: 100_000)
    for entry in entries[max(0, written - 2)...] { try records.append([entry], to: "s-1") }
    #expect(try records.journal(of: "s-1") == entries)
  }

  @Test func `nothing is taken for saved once the database was removed`() throws {
    let folder = try TemporaryFolder()
    let records = try Records.open(in: folder.path + "/records")
    try records.append(SampleJournal.notes(1), to: "s-1")
    let database = folder.path + "/records/tableside.sqlite"
    rename(database, folder.path + "/elsewhere.sqlite")
    let more = SampleJournal.entries([.resumed], from: 3)
    for _ in 0..<2 {
      #expect(throws: RecordsError.vanished(path: records.path)) {
        try records.append(more, to: "s-1")
      }
    }
    rename(folder.path + "/elsewhere.sqlite", database)
    try records.append(more, to: "s-1")
    #expect(try records.journal(of: "s-1").count == 3)
  }

  @Test func `another process that writes is waited for, then said`() throws {
    let folder = try TemporaryFolder()
    let records = try Records.open(in: folder.path + "/records")
    let other = open(folder.path + "/records/tableside.lock", O_RDWR | O_CLOEXEC)
    defer { close(other) }
    #expect(flock(other, LOCK_EX | LOCK_NB) == 0)
    #expect(throws: RecordsError.busy(path: folder.path + "/records/tableside.lock")) {
      try records.append(SampleJournal.notes(1), to: "s-1")
    }
    #expect(try records.sessions().isEmpty)
    flock(other, LOCK_UN)
    try records.append(SampleJournal.notes(1), to: "s-1")
    #expect(try records.sessions().count == 1)
  }

  @Test func `two guides write side by side`() throws {
    let folder = try TemporaryFolder()
    let first = try Records.open(in: folder.path + "/records")
    let second = try Records.open(in: folder.path + "/records")
    let entries = SampleJournal.notes(30)
    for entry in entries {
      try first.append([entry], to: "s-1")
      try second.append([entry], to: "s-2")
    }
    try second.truncateLog()
    #expect(try second.journal(of: "s-1") == entries)
    #expect(try first.journal(of: "s-2") == entries)
    try first.check()
  }

  @Test func `journals and corrections are never changed or shortened`() throws {
    let records = try Records()
    try records.append(try SampleJournal.closed(), to: "s-1")
    try records.add(Correction(.remark, text: "slept well", at: .init(milliseconds: 1)), to: "s-1")
    let before = try records.dump()
    for sql in [
      "DELETE FROM events", "UPDATE events SET fields = '{}'", "DELETE FROM sessions",
      "UPDATE sessions SET patient = 'B'", "DELETE FROM corrections",
      "UPDATE corrections SET text = 'x'",
      "INSERT OR REPLACE INTO events SELECT * FROM events WHERE seq = 1",
    ] {
      #expect(throws: RecordsError.self, "\(sql)") {
        try records.read { connection throws(RecordsError) in try connection.execute(sql) }
      }
    }
    #expect(try records.dump() == before)
  }

  @Test func `a note with quotes and statements is stored as typed and never in a message`() throws
  {
    let records = try Records()
    let text = "Robert'); DROP TABLE events;-- \"x\" e\u{301} é \u{0} end"
    let entries = SampleJournal.entries([
      .sessionStarted(SampleJournal.opening()), .noted(text, step: nil),
    ])
    try records.append(entries, to: "s-1")
    #expect(try records.journal(of: "s-1") == entries)
    let error = #expect(throws: RecordsError.self) {
      try records.read { connection throws(RecordsError) in
        try connection.run("INSERT INTO removals (session) VALUES (?1)", [.text(text)])
      }
    }
    #expect(error.map { "\($0)".contains("Robert") } == false)
  }
}
