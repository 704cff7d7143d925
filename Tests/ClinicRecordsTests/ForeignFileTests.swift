import SessionEngine
import Testing

@testable import ClinicRecords

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

struct ForeignFileTests {
  private static let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0] + Array(repeating: 0x5A, count: 9000)

  @Test(arguments: [jpeg, [], [0], Array("SQLite format 3\u{0}".utf8)])
  func `a file that is no database is refused and left as it is`(bytes: [UInt8]) throws {
    let folder = try TemporaryFolder()
    try folder.write(bytes, to: "tableside.sqlite")
    let error = #expect(throws: RecordsError.self) { try Records.open(in: folder.path) }
    #expect(error?.sentence.contains(folder.database) == true)
    #expect(try folder.bytes(of: "tableside.sqlite") == bytes)
  }

  @Test func `a folder, a pipe or a link in the database's place is refused`() throws {
    let makers: [(String) -> Int32] = [
      { mkdir($0, 0o700) }, { mkfifo($0, 0o600) }, { symlink("/etc/passwd", $0) },
      { symlink("missing", $0) },
    ]
    for make in makers {
      let folder = try TemporaryFolder()
      #expect(make(folder.database) == 0)
      #expect(throws: RecordsError.self) { try Records.open(in: folder.path) }
      #expect(folder.names.filter { $0.hasPrefix("missing") }.isEmpty)
    }
  }

  @Test func `another program's database is refused and left as it is`() throws {
    let folder = try TemporaryFolder()
    try folder.write([], to: "tableside.sqlite")
    try Connection(path: folder.database).execute(
      "CREATE TABLE theirs (x); PRAGMA user_version = 1"
    )
    let before = try folder.bytes(of: "tableside.sqlite")
    #expect(throws: RecordsError.foreign(path: folder.database, what: "another program's database"))
    {
      try Records.open(in: folder.path)
    }
    #expect(try folder.bytes(of: "tableside.sqlite") == before)
  }

  @Test func `records of a newer version are refused, saying so`() throws {
    let folder = try TemporaryFolder()
    try Records.open(in: folder.path).close()
    try Connection(path: folder.database).execute("PRAGMA user_version = 99")
    let error = #expect(throws: RecordsError.self) { try Records.open(in: folder.path) }
    #expect(error == .newerSchema(path: folder.database, version: 99, known: Migrations.newest))
  }

  @Test(arguments: [
    "CREATE TRIGGER mine AFTER INSERT ON events BEGIN DELETE FROM patients; END",
    "CREATE VIEW mine AS SELECT 1", "DROP TRIGGER events_never_go",
  ])
  func `triggers of another origin are refused`(sql: String) throws {
    let folder = try TemporaryFolder()
    try Records.open(in: folder.path).close()
    try Connection(path: folder.database).execute(sql)
    #expect(throws: RecordsError.self) { try Records.open(in: folder.path) }
  }

  @Test func `records cut short are refused or whole, never a trap`() throws {
    let folder = try TemporaryFolder()
    let records = try Records.open(in: folder.path + "/records")
    try records.append(SampleJournal.notes(200), to: "s-1")
    records.close()
    let bytes = try folder.bytes(of: "records/tableside.sqlite")
    mkdir(folder.path + "/cut", 0o700)
    for count in stride(from: 1, to: bytes.count, by: 1 + bytes.count / 60) {
      try folder.write(Array(bytes.prefix(count)), to: "cut/tableside.sqlite")
      #expect(throws: RecordsError.self, "\(count)") { try Records.open(in: folder.path + "/cut") }
      for ending in ["-wal", "-shm"] { unlink(folder.path + "/cut/tableside.sqlite" + ending) }
    }
  }

  @Test func `a draft that a crash left behind is made anew`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.jpeg, to: "tableside.sqlite.new")
    try folder.write(Self.jpeg, to: "tableside.sqlite.new-journal")
    let records = try Records.open(in: folder.path)
    try records.append(SampleJournal.notes(1), to: "s-1")
    #expect(!folder.names.contains("tableside.sqlite.new"))
  }

  @Test func `a folder that others can change or read is refused`() throws {
    let folder = try TemporaryFolder()
    try folder.write([1], to: "letter.txt")
    for mode in [0o770, 0o702, 0o755] as [mode_t] {
      chmod(folder.path, mode)
      #expect(throws: RecordsError.self) { try Records.open(in: folder.path) }
      #expect(folder.names == ["letter.txt"])
    }
    chmod(folder.path, 0o700)
  }

  @Test func `looser modes of our own files are tightened and said`() throws {
    let folder = try TemporaryFolder()
    try Records.open(in: folder.path).close()
    chmod(folder.path, 0o755)
    chmod(folder.database, 0o644)
    let records = try Records.open(in: folder.path)
    #expect(folder.mode("tableside.sqlite") == 0o600)
    #expect(folder.mode(".") == 0o700)
    #expect(records.notices.count == 2)
  }

  @Test func `no mask of the process makes a file readable by others`() throws {
    let folder = try TemporaryFolder()
    let before = umask(0)
    defer { umask(before) }
    let path = folder.path + "/records"
    let records = try Records.open(in: path)
    try records.append(SampleJournal.notes(1), to: "s-1")
    let running = try RunningSessionFile(claiming: RunningSessionFileTests.content(), in: path)
    try records.backUp(to: path + "/copy.sqlite")
    #expect(folder.mode("records") == 0o700)
    #expect(folder.mode("records/running") == 0o700)
    for name in TemporaryFolder.names(path) where name != "running" {
      #expect(folder.mode("records/" + name) == 0o600, "\(name)")
    }
    #expect(folder.mode("records/running/s-1") == 0o600)
    running.remove()
  }
}
