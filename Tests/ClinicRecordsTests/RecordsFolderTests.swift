import ClinicRecords
import SessionEngine
import Testing

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

struct RecordsFolderTests {
  @Test func `records come back from their folder`() throws {
    let folder = try TemporaryFolder()
    let entries = SampleJournal.notes(3)
    do {
      let records = try Records.open(in: folder.path + "/deep/records")
      try records.append(entries, to: "s-1")
    }
    let records = try #require(try Records.existing(in: folder.path + "/deep/records"))
    #expect(try records.journal(of: "s-1") == entries)
  }

  @Test func `a folder without records has none and is left as it is`() throws {
    let folder = try TemporaryFolder()
    #expect(try Records.existing(in: folder.path) == nil)
    #expect(try Records.existing(in: folder.path + "/missing") == nil)
    #expect(folder.names.isEmpty)
  }

  @Test func `every file is private from the start`() throws {
    let folder = try TemporaryFolder()
    let records = try Records.open(in: folder.path + "/records")
    try records.append(SampleJournal.notes(1), to: "s-1")
    #expect(folder.mode("records") == 0o700)
    for name in TemporaryFolder.names(folder.path + "/records") {
      #expect(folder.mode("records/" + name) == 0o600, "\(name)")
    }
    records.close()
  }
}
