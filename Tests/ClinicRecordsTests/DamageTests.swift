import SessionEngine
import TestSupport
import Testing

@testable import ClinicRecords

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Records that a disk, a cable or another program has damaged.
struct DamageTests {
  private static let notes = 60

  /// A folder with records whose last entries are in the write-ahead log alone.
  private func written() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let records = try Records.open(in: folder.path)
    try records.append(SampleJournal.notes(Self.notes), to: "s-1")
    records.close()
    let more = try Records.open(in: folder.path)
    let entries = SampleJournal.notes(Self.notes, patient: "B-2")
    for entry in entries { try more.append([entry], to: "s-2") }
    // Not closed: nothing is brought back into the database.
    return folder
  }

  /// The same files, changed, in a folder of their own.
  private func copy(
    _ folder: TemporaryFolder,
    database: ([UInt8]) -> [UInt8] = { $0 },
    log: ([UInt8]) -> [UInt8] = { $0 }
  ) throws -> TemporaryFolder {
    let other = try TemporaryFolder()
    try other.write(database(try folder.bytes(of: "tableside.sqlite")), to: "tableside.sqlite")
    try other.write(log(try folder.bytes(of: "tableside.sqlite-wal")), to: "tableside.sqlite-wal")
    return other
  }

  @Test func `a log whose records are gone is never taken for that of new ones`() throws {
    let folder = try written()
    let log = try folder.bytes(of: "tableside.sqlite-wal")
    let other = try TemporaryFolder()
    try other.write(log, to: "tableside.sqlite-wal")
    let error = #expect(throws: RecordsError.self) { try Records.open(in: other.path) }
    #expect(error?.sentence.contains("tableside.sqlite-wal") == true)
    #expect(try other.bytes(of: "tableside.sqlite-wal") == log)
    #expect(!other.names.contains("tableside.sqlite"))
  }

  @Test func `where no log can be had the slower journal serves`() throws {
    let folder = try TemporaryFolder()
    try Records.open(in: folder.path).close()
    let connection = try Connection(path: folder.database)
    #expect(try connection.takeSettings(mode: .truncate) == .truncate)
    #expect(try connection.pragma("journal_mode") == "truncate")
    #expect(try connection.pragma("synchronous") == "2")
  }

  @Test func `a log that is cut anywhere gives back the beginning of the journal`() throws {
    let folder = try written()
    let whole = SampleJournal.notes(Self.notes, patient: "B-2")
    let size = try folder.bytes(of: "tableside.sqlite-wal").count
    var last = 0
    for count in stride(from: 0, through: size, by: max(1, size / 40)) {
      let cut = try copy(folder, log: { Array($0.prefix(count)) })
      let records = try Records.open(in: cut.path)
      let kept = try records.journal(of: "s-2")
      #expect(kept == Array(whole.prefix(kept.count)), "\(count)")
      #expect(kept.count >= last, "\(count)")
      #expect(try records.journal(of: "s-1").count == Self.notes + 1)
      last = kept.count
    }
    #expect(last > Self.notes / 2)
  }

  @Test func `a log with a wrong byte gives back what stands before it`() throws {
    let folder = try written()
    let whole = SampleJournal.notes(Self.notes, patient: "B-2")
    var numbers = SeededNumbers(seed: 7)
    for _ in 0..<40 {
      let place = Int.random(
        in: 0..<(try folder.bytes(of: "tableside.sqlite-wal").count),
        using: &numbers
      )
      let garbled = try copy(folder, log: { Self.flipped($0, [place]) })
      let kept = try Records.open(in: garbled.path).journal(of: "s-2")
      #expect(kept == Array(whole.prefix(kept.count)), "\(place)")
    }
  }

  @Test
  func `wrong bits in the database are refused or without effect, and salvaged without a trap`()
    throws
  {
    let folder = try written()
    let size = try folder.bytes(of: "tableside.sqlite").count
    var numbers = SeededNumbers(seed: 11)
    var refused = 0
    for round in 0..<60 {
      let places = (0..<(round % 2 == 0 ? 1 : 200)).map { _ in
        Int.random(in: 0..<size, using: &numbers)
      }
      let damaged = try copy(folder, database: { Self.flipped($0, places) }, log: { _ in [] })
      let before = try damaged.bytes(of: "tableside.sqlite")
      do throws(RecordsError) {
        _ = try Records.open(in: damaged.path).journal(of: "s-1")
      } catch {
        refused += 1
        #expect(!error.sentence.isEmpty)
        #expect(try damaged.bytes(of: "tableside.sqlite") == before, "\(places)")
      }
      let saved = try TemporaryFolder()
      do throws(RecordsError) {
        let found = try Salvage.take(from: damaged.path, to: saved.database)
        let kept = try Records.open(in: saved.path).journal(of: "s-1")
        #expect(found.entries >= kept.count)
        #expect(kept.count <= Self.notes + 1)
      } catch {
        // Where nothing can be read, or what is read has no sense, nothing is left behind.
        #expect(!saved.names.contains { $0.hasSuffix(".part") || $0.hasSuffix(".damaged") })
      }
      #expect(try damaged.bytes(of: "tableside.sqlite") == before, "\(places)")
    }
    #expect(refused > 10)
  }

  @Test func `what a damaged page does not hold is salvaged`() throws {
    let folder = try TemporaryFolder()
    let records = try Records.open(in: folder.path)
    let journals = (1...12).map { number in
      SampleJournal.notes(40, patient: "P-\(number)")
    }
    for (number, entries) in journals.enumerated() {
      try records.append(entries, to: "s-\(number)")
    }
    records.close()
    let bytes = try folder.bytes(of: "tableside.sqlite")
    // A leaf of the entries, found by what it holds.
    let page = 4_096
    let leaves = stride(from: page, to: bytes.count, by: page).filter { start in
      bytes[start] == 0x0D && Self.contains(bytes[start..<(start + page)], "noted")
    }
    try #require(leaves.count > 3)
    let hit = leaves[leaves.count / 2]
    try folder.write(
      Array(bytes[..<hit]) + [UInt8](repeating: 0xEE, count: page) + Array(bytes[(hit + page)...]),
      to: "tableside.sqlite"
    )
    #expect(throws: RecordsError.self) { try Records.open(in: folder.path) }
    let saved = try TemporaryFolder()
    #expect(throws: RecordsError.stopped) {
      try Salvage.take(from: folder.path, to: saved.database) { done, total in
        #expect(done > 0 && done <= total)
        return false
      }
    }
    #expect(saved.names.isEmpty)
    let found = try Salvage.take(from: folder.path, to: saved.database)
    #expect(found.gaps > 0 && found.entries > 0)
    let again = try Records.open(in: saved.path)
    var kept = 0
    for (number, entries) in journals.enumerated() {
      let journal = try again.journal(of: "s-\(number)")
      #expect(journal == Array(entries.prefix(journal.count)))
      kept += journal.count
    }
    #expect(kept == found.entries)
    // One page of them, and what stood behind it in the same journals.
    #expect(kept > 12 * 41 * 2 / 3)
    #expect(throws: RecordsError.self) { try Salvage.take(from: folder.path, to: saved.database) }
  }

  private static func flipped(_ bytes: [UInt8], _ places: [Int]) -> [UInt8] {
    var bytes = bytes
    for place in places where bytes.indices.contains(place) { bytes[place] ^= 0x41 }
    return bytes
  }

  private static func contains(_ bytes: ArraySlice<UInt8>, _ text: String) -> Bool {
    bytes.firstRange(of: Array(text.utf8)) != nil
  }
}
