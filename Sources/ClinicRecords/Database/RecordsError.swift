internal import CSQLite
internal import CSystem

/// Why records cannot be read or written: what, where, and the way out.
package enum RecordsError: Error, Sendable, Hashable {
  /// The system refused; `action` completes "could not …".
  case system(action: String, path: String, code: Int32)
  /// The folder must not be used as it is.
  case unsafeFolder(path: String, reason: String)
  /// Something that is not a file of ours stands at the path.
  case foreign(path: String, what: String)
  /// A file that was to be made new has its place taken.
  case taken(path: String)
  case damaged(path: String, detail: String)
  /// The database is a copy; the log beside it is another's.
  case logOfOthers(path: String, log: String)
  case newerSchema(path: String, version: Int, known: Int)
  /// SQLite did not take a setting that the records rely on.
  case settingRefused(path: String, setting: String, answer: String)
  case database(path: String, DatabaseError)
  /// Another process has been writing for too long.
  case busy(path: String)
  /// The file is no longer at its path, or another one is.
  case vanished(path: String)
  /// Another running guide owns the session.
  case held(session: String, by: SessionOwner?)
  /// The same place in a journal is taken by another entry.
  case conflict(session: String, sequence: Int)
  case unreadableEntry(session: String, sequence: Int, detail: String)
  case unknownSession(String)
  case unknownPatient(String)
  case patientExists(String)
  /// The code is not on record, and looks like another that is.
  case lookAlike(code: String, other: String)
  case invalid(what: String, allowed: String)
  /// Whoever started it wanted it to end; nothing of it is left.
  case stopped

  /// One line for a person; it names no patient but by what the caller passed in.
  package var sentence: String {
    switch self {
    case .system(let action, let path, let code):
      "could not \(action) \(path): \(String(cString: strerror(code)))"
    case .unsafeFolder(let path, let reason):
      "the records folder \(path) \(reason)"
    case .foreign(let path, let what):
      "\(path) is \(what), not Tableside's records: move it away, or choose another folder with --data"
    case .taken(let path): "'\(path)' is there already: move it away, or choose another name"
    case .damaged(let path, let detail):
      "the records \(path) are damaged (\(detail)): nothing was written to them; restore a backup, "
        + "or take out what can be read with 'tableside salvage FILE' and use that file"
    case .logOfOthers(let path, let log):
      "\(path) was copied over other records, whose last entries are in \(log): to use the copy as "
        + "it is, move that file away; to have the others back, put their file back beside it"
    case .newerSchema(let path, let version, let known):
      "the records \(path) were made by a newer Tableside (their version is \(version), "
        + "this program knows \(known)): use the newer program"
    case .settingRefused(let path, let setting, let answer):
      "the records \(path) cannot be kept safely: \(setting) answered “\(answer)”"
    case .database(let path, let error):
      "the records \(path): \(error.message)"
    case .busy(let path):
      "the records \(path) are busy: another program has been writing to them; try again"
    case .vanished(let path):
      "the records \(path) were moved or removed: put them back"
    case .held(let session, let owner):
      "session \(session) is open in another window" + (owner.map { " (\($0.text))" } ?? "")
    case .conflict(let session, let sequence):
      "session \(session) already has another entry \(sequence)"
    case .unreadableEntry(let session, let sequence, let detail):
      "entry \(sequence) of session \(session) cannot be read: \(detail)"
    case .unknownSession(let id): "no session \(id) is in the records"
    case .unknownPatient(let code): "no patient \(code) is in the records"
    case .lookAlike(let code, let other):
      "no patient \(code) is in the records: did you mean \(other)? A new code has to look different"
    case .patientExists(let code): "patient \(code) is in the records already"
    case .invalid(let what, let allowed): "\(what) is not possible: \(allowed)"
    case .stopped: "stopped before its end: nothing of it is left"
    }
  }
}

extension RecordsError {
  /// A few words for a line that says why nothing is being saved.
  package var reason: String {
    switch self {
    case .system(_, _, let code): String(cString: strerror(code))
    case .database(_, let error): error.code == SQLITE_FULL ? "the disk is full" : error.message
    case .busy: "another program is writing"
    case .vanished: "the records were moved or removed"
    case .damaged: "the records are damaged"
    case .logOfOthers, .unsafeFolder, .foreign, .taken, .newerSchema, .settingRefused, .held,
      .conflict,
      .unreadableEntry, .unknownSession, .unknownPatient, .patientExists, .lookAlike, .invalid,
      .stopped:
      sentence
    }
  }
}

extension RecordsError {
  /// Whether nothing can be written at that place, by anybody or by this account.
  var isReadOnly: Bool {
    guard case .system(_, _, let code) = self else { return false }
    return code == EROFS || code == EACCES || code == EPERM
  }
}
