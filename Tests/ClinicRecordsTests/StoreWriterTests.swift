import ClinicRecords
import SessionEngine
import Testing

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

struct StoreWriterTests {
  @Test func `what is handed over is written in order and reported`() throws {
    let folder = try TemporaryFolder()
    let writer = try StoreWriter(folder: folder.path + "/records")
    let entries = SampleJournal.notes(20)
    for entry in entries { writer.append([entry], to: "s-1") }
    var through = 0
    while through < entries.count {
      for report in try waitForReports(writer) {
        guard case .committed("s-1", let sequence) = report else { continue }
        #expect(sequence == through + 1)
        through = sequence
      }
    }
    #expect(writer.finish(withinMilliseconds: 5_000).isEmpty)
    let records = try #require(try Records.existing(in: folder.path + "/records"))
    #expect(try records.journal(of: "s-1") == entries)
  }

  @Test func `the folder is not touched before something is to be written`() throws {
    let folder = try TemporaryFolder()
    let writer = try StoreWriter(folder: folder.path + "/records")
    #expect(writer.finish(withinMilliseconds: 5_000).isEmpty)
    #expect(folder.names.isEmpty)
  }

  @Test func `what fails is kept, said, and written once it works again`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/records"
    try folder.write([1], to: "records")
    let writer = try StoreWriter(folder: path)
    let entries = SampleJournal.notes(4)
    writer.append(Array(entries.prefix(2)), to: "s-1")
    writer.append(Array(entries.suffix(3)), to: "s-1")
    let reports = try waitForReports(writer)
    guard case .failing(let error, _) = try #require(reports.first) else {
      Issue.record("no failure was reported: \(reports)")
      return
    }
    #expect(error.sentence.contains("is not a folder"))
    #expect(writer.unsaved.flatMap(\.entries) == entries)
    unlink(path)
    #expect(writer.finish(withinMilliseconds: 5_000).isEmpty)
    let records = try #require(try Records.existing(in: path))
    #expect(try records.journal(of: "s-1") == entries)
  }

  @Test func `work that fails is told once, tried again, and holds up no entry`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/records"
    try folder.write([1], to: "records")
    let writer = try StoreWriter(folder: path)
    writer.performUntilDone { records throws(RecordsError) in
      try records.add(Patient(code: "A-1"), at: WallTime(milliseconds: 0))
    }
    let reports = try waitForReports(writer)
    guard case .notice(let sentence) = try #require(reports.first) else {
      Issue.record("nothing was told: \(reports)")
      return
    }
    #expect(sentence.contains("is not a folder"))
    unlink(path)
    let entries = SampleJournal.notes(2)
    writer.append(entries, to: "s-1")
    #expect(writer.finish(withinMilliseconds: 5_000).isEmpty)
    let records = try #require(try Records.existing(in: path))
    #expect(try records.patient("A-1") != nil)
    #expect(try records.journal(of: "s-1") == entries)
  }

  @Test func `leaving while storage fails says what is not written`() throws {
    let folder = try TemporaryFolder()
    try folder.write([1], to: "records")
    let writer = try StoreWriter(folder: folder.path + "/records")
    let entries = SampleJournal.notes(2)
    writer.append(entries, to: "s-1")
    let left = writer.finish(withinMilliseconds: 5_000)
    #expect(left.flatMap(\.entries) == entries)
  }

  @Test func `work is done with the records on the store's thread`() throws {
    let folder = try TemporaryFolder()
    let writer = try StoreWriter(folder: folder.path + "/records")
    let entries = SampleJournal.notes(1)
    writer.append(entries, to: "s-1")
    _ = try waitForReports(writer)
    writer.perform { records in
      #expect(throws: Never.self) { try records.get().journal(of: "s-1").count == 2 }
    }
    #expect(writer.finish(withinMilliseconds: 5_000).isEmpty)
  }

  @Test func `a log that has grown is emptied at a quiet moment, while the records stay open`()
    throws
  {
    let folder = try TemporaryFolder()
    let writer = try StoreWriter(folder: folder.path + "/records")
    let log = "records/tableside.sqlite-wal"
    let text = String(repeating: "a line of a protocol\n", count: 2_000)
    for number in 0..<(Records.logBytes / text.utf8.count + 1) {
      writer.keepProtocolText(
        text,
        sha256: String(repeating: "0", count: 60) + String(1_000 + number)
      )
    }
    func handOver(_ entry: JournalEntry) throws {
      writer.append([entry], to: "s-1")
      _ = try waitForReports(writer)
    }
    let entries = SampleJournal.notes(2)
    try handOver(entries[0])
    #expect(try folder.bytes(of: log).count > Records.logBytes)
    writer.checkpoint()
    try handOver(entries[1])
    #expect(try folder.bytes(of: log).count < Records.logBytes)
    #expect(writer.finish(withinMilliseconds: 5_000).isEmpty)
  }

  /// Blocks until the descriptor is readable, as the loop's poll does.
  private func waitForReports(_ writer: StoreWriter) throws -> [StoreWriter.Report] {
    var waiting = pollfd(fd: writer.descriptor, events: Int16(POLLIN), revents: 0)
    try #require(poll(&waiting, 1, 10_000) == 1)
    return writer.reports()
  }
}
