internal import CSQLite
internal import CSystem

/// How the records are kept, in numbers that tell of no patient.
package struct RecordsHealth: Sendable, Hashable {
  package var journal: String
  package var bytes: Int
  package var logBytes: Int
  package var sessions: Int
  package var entries: Int
}

extension Records {
  /// SQLite's version, as it is linked.
  package static var libraryVersion: String { String(cString: sqlite3_libversion()) }

  /// Counts everything, after every page was read.
  ///
  /// - Throws: `RecordsError.damaged` where a page does not fit, or where the records cannot be
  ///   read.
  package func health() throws(RecordsError) -> RecordsHealth {
    try check()
    let size = try FileAccess.status(path)?.st_size ?? 0
    let logSize = try FileAccess.status(path + "-wal")?.st_size ?? 0
    return try read { connection throws(RecordsError) in
      RecordsHealth(
        journal: journalMode.rawValue,
        bytes: Int(size),
        logBytes: Int(logSize),
        sessions: try connection.count("sessions"),
        entries: try connection.count("events")
      )
    }
  }
}

extension Connection {
  fileprivate func count(_ table: String) throws(RecordsError) -> Int {
    try first("SELECT count(*) FROM \(table)") { row in row.int(0) } ?? 0
  }
}

extension RecordsError {
  /// What kind of trouble it is, without paths and without what was passed in.
  package var kind: String {
    switch self {
    case .system(_, _, let code): String(cString: strerror(code))
    case .unsafeFolder: "the folder must not be used as it is"
    case .foreign: "another file stands in their place"
    case .damaged(_, let detail): "damaged (\(detail))"
    case .newerSchema(_, let version, let known): "version \(version), this program knows \(known)"
    case .settingRefused(_, let setting, let answer): "\(setting) answered \(answer)"
    case .database(_, let error): "\(error.message) (\(error.extendedCode))"
    case .busy: "busy"
    case .vanished: "moved or removed"
    default: "not read"
    }
  }
}
