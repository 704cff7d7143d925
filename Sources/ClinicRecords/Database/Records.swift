internal import CSystem

/// The records of one folder, used by one thread; many processes may have them open at once.
///
/// Everything that is written is committed and synced when the call returns.
package final class Records {
  /// The database's path; `:memory:` for records that are gone with this value.
  package let path: String
  /// What was set right when the records were opened, to be said once.
  package private(set) var notices: [String]
  private(set) var journalMode = JournalMode.memory
  private let lock: WriteLock?
  private var opened: Connection?
  /// What a new connection is to learn again.
  var numbers: [String: Int64] = [:]
  var boot: Int64?
  /// What the clinic's identifiers begin with; nothing where the records' own serves.
  package var clinicBase: String?

  /// Records in memory: the same code, for tests and for trying things out.
  ///
  /// - Throws: `RecordsError` where SQLite cannot hold them.
  package init() throws(RecordsError) {
    path = ":memory:"
    notices = []
    lock = nil
    let connection = try Connection(path: path, creating: true)
    _ = try connection.takeSettings(mode: .memory)
    try Migrations.run(on: connection)
    opened = connection
  }

  private init(_ folder: RecordsFolder, creating: Bool) throws(RecordsError) {
    path = folder.database
    notices = folder.notices
    let lock = try WriteLock(path: folder.lock)
    self.lock = lock
    if try FileAccess.status(path) == nil {
      guard creating else { throw .vanished(path: path) }
      try lock.holding { () throws(RecordsError) in try DatabaseFile.make(in: folder) }
    }
    try open()
  }

  /// What a guide should say of where the records are; nothing where all is as it should be.
  var advice: String? {
    journalMode == .truncate
      ? "The records are on a shared or simple file system: saving takes longer, and only one "
        + "machine may use them at a time." : nil
  }

  /// Opens the records of a folder, making both where they are missing.
  ///
  /// - Throws: `RecordsError` where the folder is not safe, or what stands in it is foreign,
  ///   damaged, of a newer version or held by another program.
  package static func open(in folder: String) throws(RecordsError) -> Records {
    try Records(RecordsFolder(creating: folder), creating: true)
  }

  /// Opens the records of a folder; nothing where none were ever made.
  ///
  /// - Throws: `RecordsError` where there are records and `open` would throw.
  package static func existing(in folder: String) throws(RecordsError) -> Records? {
    guard try FileAccess.status(folder + "/" + RecordsFolder.databaseName) != nil else {
      return nil
    }
    do {
      return try Records(RecordsFolder(folder), creating: false)
    } catch {
      guard error.isReadOnly else { throw error }
      return try Records(copying: folder)
    }
  }

  /// Reads the records of a place that cannot be written, from a copy whose names are gone at once.
  private convenience init(copying folder: String) throws(RecordsError) {
    let copy = try FileAccess.makeTemporaryFolder()
    defer { FileAccess.removeFolder(copy) }
    for ending in [""] + LogOwner.endings + [".id"] {
      let name = "/" + RecordsFolder.databaseName + ending
      try FileAccess.copy(folder + name, to: copy + name)
    }
    try self.init(RecordsFolder(copy), creating: false)
    notices.append("\(folder) cannot be written to: the records are read, and nothing is kept")
  }

  /// The open connection; after a failure that ended trust in the last one, a new, checked one.
  func connection() throws(RecordsError) -> Connection {
    if let opened { return opened }
    try open()
    guard let opened, let lock else { throw .vanished(path: path) }
    do {
      try DatabaseFile.check(opened)
      try lock.holding { () throws(RecordsError) in try Self.writeAgain(opened) }
    } catch {
      self.opened = nil
      throw error
    }
    return opened
  }

  /// Writes and syncs once more what may have reached the system's memory and not the disk.
  ///
  /// What a failed sync left behind is read like anything else, and writing the same entry again
  /// finds it there and syncs nothing. The system takes it for written and would not try again; so
  /// the log is brought into the database, and the database's first page is written anew.
  private static func writeAgain(_ connection: Connection) throws(RecordsError) {
    let version = try connection.pragma("user_version")
    try connection.run("PRAGMA user_version = \(version)")
    let isBusy = try connection.first("PRAGMA wal_checkpoint(TRUNCATE)") { row in row.int(0) }
    if isBusy != 0 { throw .busy(path: connection.path) }
  }

  private func open() throws(RecordsError) {
    guard let lock else { throw .vanished(path: path) }
    numbers = [:]
    boot = nil
    opened = try lock.holding { () throws(RecordsError) in
      let (connection, mode) = try DatabaseFile.open(path)
      journalMode = mode
      try Migrations.run(on: connection)
      try Migrations.checkTriggers(of: connection)
      try LogOwner.note(connection)
      return connection
    }
  }

  /// Reads; a failure that ends trust closes the connection.
  func read<Value>(
    _ body: (Connection) throws(RecordsError) -> Value
  ) throws(RecordsError) -> Value {
    do {
      return try body(try connection())
    } catch {
      noteFailure(error)
      throw error
    }
  }

  /// Writes all or nothing, one process after the other.
  func write<Value>(
    _ body: (Connection) throws(RecordsError) -> Value
  ) throws(RecordsError) -> Value {
    try exclusively { connection throws(RecordsError) in
      try connection.transaction { () throws(RecordsError) in try body(connection) }
    }
  }

  /// From now on another writer is waited for no longer than entries may wait unsaid.
  func beBrief() { lock?.patience = .brief }

  /// Works under the lock that keeps other writers out.
  func exclusively<Value>(
    _ body: (Connection) throws(RecordsError) -> Value
  ) throws(RecordsError) -> Value {
    do {
      guard let lock else { return try body(try connection()) }
      return try lock.holding { () throws(RecordsError) in
        let connection = try connection()
        if connection.hasMoved { throw .vanished(path: path) }
        return try body(connection)
      }
    } catch {
      noteFailure(error)
      throw error
    }
  }

  private func noteFailure(_ error: RecordsError) {
    numbers = [:]
    boot = nil
    guard lock != nil else { return }
    switch error {
    case .database(_, let error) where error.endsTrust: opened = nil
    case .damaged, .vanished: opened = nil
    default: break
    }
  }

  /// A log that is smaller is left as it is until `close`.
  package static let logBytes = 1 << 20

  /// Empties the write-ahead log, if it has grown and nobody else is in the way; not to be done
  /// near a deadline.
  ///
  /// - Throws: `RecordsError` where the log cannot be brought back now; nothing is lost by it.
  package func checkpoint() throws(RecordsError) {
    guard lock != nil, logSize > Self.logBytes else { return }
    try truncateLog()
  }

  /// Empties the write-ahead log, if nobody else is in the way, and closes the records.
  package func close() {
    defer { opened = nil }
    guard lock != nil, opened != nil, logSize > 0 else { return }
    try? truncateLog()
  }

  func truncateLog() throws(RecordsError) {
    try exclusively { connection throws(RecordsError) in
      try connection.run("PRAGMA busy_timeout = 0")
      defer { try? connection.run("PRAGMA busy_timeout = 250") }
      _ = try connection.pragma("wal_checkpoint(TRUNCATE)")
    }
  }

  private var logSize: Int {
    var status = stat()
    return lstat(path + "-wal", &status) == 0 ? Int(status.st_size) : 0
  }

  /// Whether every page of the database can be read and fits the others.
  ///
  /// - Throws: `RecordsError.damaged` where a page does not fit, or where the records cannot be
  ///   read.
  package func check() throws(RecordsError) {
    try read { connection throws(RecordsError) in try DatabaseFile.check(connection) }
  }

  /// Everything in the database as text: the schema, then each table's rows.
  ///
  /// - Throws: `RecordsError` where the records cannot be read.
  package func dump() throws(RecordsError) -> String {
    try read { connection throws(RecordsError) in try connection.dump() }
  }
}
