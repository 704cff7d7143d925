internal import CSystem

/// The database's file: made whole or not at all, and looked at before it is trusted.
enum DatabaseFile {
  /// Makes an empty database of the newest schema under another name, then gives it its own.
  ///
  /// The caller holds the write lock. A file that a crash left half made is made anew.
  static func make(in folder: RecordsFolder) throws(RecordsError) {
    if try FileAccess.status(folder.database) != nil { return }
    // It would be read as the new database's own.
    for ending in ["-wal", "-journal"] {
      let left = folder.database + ending
      guard try FileAccess.status(left) == nil else {
        throw .foreign(path: left, what: "the log of records that are gone")
      }
    }
    for ending in ["", "-journal", "-wal", "-shm"] { unlink(folder.draft + ending) }
    let file = try NewFile(folder.database, draft: folder.draft)
    try fill(folder.draft)
    try file.place()
  }

  /// Makes the newest schema in an empty file.
  static func fill(_ path: String) throws(RecordsError) {
    let connection = try Connection(path: path)
    try connection.execute("PRAGMA synchronous = FULL; PRAGMA fullfsync = ON")
    try connection.execute("PRAGMA application_id = \(Migrations.applicationID)")
    try Migrations.run(on: connection)
  }

  /// Opens a database that is ours, with every setting taken.
  static func open(_ path: String) throws(RecordsError) -> (Connection, JournalMode) {
    guard let status = try FileAccess.status(path) else { throw .vanished(path: path) }
    guard FileAccess.kind(status) == mode_t(S_IFREG) else {
      throw .foreign(path: path, what: FileAccess.description(status))
    }
    guard status.st_size > 0 else { throw .damaged(path: path, detail: "it is empty") }
    try LogOwner.check(path)
    let connection = try Connection(path: path)
    try recognize(connection)
    try checkSize(status, connection)
    let wanted: JournalMode = is_remote(path) != 0 ? .truncate : .wal
    let mode = try connection.takeSettings(mode: wanted)
    if status.st_size <= cheapCheckMax { try check(connection) }
    return (connection, mode)
  }

  /// Up to this size every page is read at the opening: about a millisecond.
  private static let cheapCheckMax = 1 << 20

  /// Refuses a file cut inside a page, unless a log is there that may still have the rest.
  private static func checkSize(_ status: stat, _ connection: Connection) throws(RecordsError) {
    let log = try FileAccess.status(connection.path + "-wal")?.st_size ?? 0
    let page = Int(try connection.pragma("page_size")) ?? 0
    guard log > 0 || (page > 0 && Int(status.st_size) % page == 0) else {
      throw .damaged(path: connection.path, detail: "its last page is cut")
    }
  }

  /// Refuses, before anything is written, what this program did not make.
  private static func recognize(_ connection: Connection) throws(RecordsError) {
    let identity = try connection.pragma("application_id")
    // Reads the schema, so that a cut or garbled one shows here.
    _ = try connection.pragma("schema_version")
    guard Int(identity) == Migrations.applicationID else {
      throw .foreign(path: connection.path, what: "another program's database")
    }
    let version = try Migrations.version(of: connection)
    guard version <= Migrations.newest else {
      throw .newerSchema(path: connection.path, version: version, known: Migrations.newest)
    }
  }

  /// Reads every page; throws where one does not fit.
  static func check(_ connection: Connection) throws(RecordsError) {
    let answer = try connection.pragma("quick_check(1)")
    guard answer == "ok" else { throw .damaged(path: connection.path, detail: answer) }
  }
}
