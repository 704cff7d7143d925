internal import CSQLite
internal import CSystem

/// What could be taken out of damaged records.
package struct Salvage: Sendable, Hashable {
  /// Rows that were taken over.
  package var sessions = 0
  package var entries = 0
  package var patients = 0
  /// Rows that were read and cannot stand without others that were lost.
  package var left = 0
  /// Places where the file could not be read.
  package var gaps = 0
}

extension Salvage {
  /// Takes everything that can still be read over into new records; the damaged ones are not touched.
  ///
  /// `goesOn` is told how far in a table of how many rows it is, as far as that can be read, and may
  /// end it. A journal is taken up to its first missing entry: what follows would stand for something else.
  ///
  /// - Throws: `RecordsError.taken` where the file exists, `invalid` where nothing can be read, `busy` where a
  ///   guide writes, or the reason why the file cannot be written.
  package static func take(
    from folder: String,
    to path: String,
    goesOn: (_ done: Int, _ total: Int) -> Bool = { _, _ in true }
  ) throws(RecordsError) -> Salvage {
    do {
      let folder = try RecordsFolder(folder)
      return try WriteLock(path: folder.lock).holding { () throws(RecordsError) in
        try take(database: folder.database, to: path, goesOn)
      }
    } catch {
      guard error.isReadOnly else { throw error }
      // Nobody else can be writing there.
      return try take(database: folder + "/" + RecordsFolder.databaseName, to: path, goesOn)
    }
  }

  private static func take(
    database: String,
    to path: String,
    _ goesOn: (_ done: Int, _ total: Int) -> Bool
  ) throws(RecordsError) -> Salvage {
    let copy = path + ".damaged"
    defer { for ending in endings { unlink(copy + ending) } }
    // The log of other records would be read into these.
    let isAlone = (try? LogOwner.check(database)) == nil
    for ending in isAlone ? [""] : endings {
      try FileAccess.copy(database + ending, to: copy + ending)
    }
    return try NewDatabase.make(at: path) { target throws(RecordsError) in
      var work = SalvageWork(source: try Connection(path: try FileAccess.realPath(copy)), target)
      return try work.takeAll(goesOn)
    }
  }

  private static let endings = [""] + LogOwner.endings
}

/// One salvage on its way.
private struct SalvageWork {
  private let source: Connection
  private let target: Connection
  private var found = Salvage()

  init(source: Connection, _ target: Connection) {
    self.source = source
    self.target = target
  }

  /// What others refer to comes first; corrections before their sessions, whose rows hold their outcome.
  private static let tables = [
    "boots", "protocol_texts", "patients", "standing_findings", "clearances", "courses",
    "corrections", "sessions", "events",
  ]

  mutating func takeAll(
    _ goesOn: (_ done: Int, _ total: Int) -> Bool
  ) throws(RecordsError) -> Salvage {
    try source.run("PRAGMA trusted_schema = 0")
    // What is missing is seen to at the end.
    try target.run("PRAGMA foreign_keys = 0")
    for table in Self.tables {
      // Older records have fewer; of damaged ones that may not be known.
      let here = try Self.columns(of: table, target)
      let there = (try? Self.columns(of: table, source)) ?? []
      let columns = there.isEmpty ? here : here.filter(there.contains)
      try target.transaction { () throws(RecordsError) in try take(table, columns, goesOn) }
    }
    takeIdentity()
    try target.transaction { () throws(RecordsError) in try mend() }
    found.sessions = try count("sessions")
    found.entries = try count("events")
    found.patients = try count("patients")
    guard found.gaps == 0 || found.sessions + found.patients > 0 else {
      throw .invalid(
        what: "taking anything out of these records",
        allowed: "not a row can be read; a backup helps, or SQLite's own 'sqlite3 FILE .recover'"
      )
    }
    return found
  }

  private static func columns(
    of table: String,
    _ connection: Connection
  ) throws(RecordsError) -> [String] {
    try connection.rows("SELECT name FROM pragma_table_info(?1)", [.text(table)]) { $0.text(0) }
  }

  /// Reads from the first row on, and around every place that cannot be read.
  private mutating func take(
    _ table: String,
    _ columns: [String],
    _ goesOn: (_ done: Int, _ total: Int) -> Bool
  ) throws(RecordsError) {
    let list = columns.joined(separator: ", ")
    let places = (1...columns.count).map { "?\($0)" }.joined(separator: ", ")
    let reading = "SELECT rowid, \(list) FROM \(table) WHERE rowid > ?1 ORDER BY rowid"
    let writing = "INSERT OR IGNORE INTO \(table) (\(list)) VALUES (\(places))"
    var from: Int64 = -1
    var stride: Int64 = 1
    // What damaged records cannot tell is not told.
    let last = (try? source.first("SELECT max(rowid) FROM \(table)") { $0.integer(0) }) ?? 0
    var taken = 0
    while true {
      let before = from
      do {
        try source.forEach(reading, [.integer(from)]) { row throws(RecordsError) in
          from = row.integer(0)
          keep(row, columns.count, writing)
          taken += 1
          guard taken % 256 > 0 || goesOn(Int(from), Int(last)) else { throw .stopped }
        }
        return
      } catch .stopped {
        throw .stopped
      } catch {
        if from > before { stride = 1 }
        found.gaps += stride == 1 ? 1 : 0
        let (next, isBeyond) = from.addingReportingOverflow(stride)
        if isBeyond { return }
        from = next
        stride = stride > Int64.max / 2 ? Int64.max : stride * 2
      }
    }
  }

  private mutating func keep(_ row: Row, _ count: Int, _ writing: String) {
    let values = (1...count).map { row.value(Int32($0)) }
    do {
      try target.run(writing, values)
    } catch {
      found.left += 1
    }
  }

  /// The records stay the same ones, where that can be read.
  private func takeIdentity() {
    let own = (try? source.first("SELECT records FROM identity") { $0.text(0) }) ?? nil
    guard let own else { return }
    try? target.run("UPDATE identity SET records = ?1", [.text(own)])
  }

  /// Takes away what refers to something that was lost.
  private func mend() throws(RecordsError) {
    try target.run(
      "INSERT OR IGNORE INTO boots (number, id) SELECT DISTINCT boot, 'lost ' || boot FROM events"
    )
    let orphans = "NOT IN (SELECT number FROM"
    for table in ["standing_findings", "clearances"] {
      try target.run("DELETE FROM \(table) WHERE patient \(orphans) patients)")
    }
    try target.run("UPDATE sessions SET course = NULL WHERE course \(orphans) courses)")
    // A session without its first entry, and corrections without their session, say nothing.
    try target.run(
      """
      INSERT INTO removals (session) SELECT number FROM sessions
      WHERE NOT EXISTS (SELECT 1 FROM events WHERE event_id = sessions.number * 1048576 + 1)
      UNION SELECT session FROM corrections WHERE session \(orphans) sessions)
      """
    )
    try target.run("DELETE FROM corrections WHERE session IN (SELECT session FROM removals)")
    try target.run("DELETE FROM sessions WHERE number IN (SELECT session FROM removals)")
    try target.run("DELETE FROM removals")
  }

  private func count(_ table: String) throws(RecordsError) -> Int {
    try target.first("SELECT count(*) FROM \(table)") { $0.int(0) } ?? 0
  }
}

extension Row {
  fileprivate func value(_ column: Int32) -> SQLValue {
    switch sqlite3_column_type(statement, column) {
    case SQLITE_NULL: .null
    case SQLITE_INTEGER: .integer(integer(column))
    default: .text(text(column))
    }
  }
}
