internal import CSQLite

/// What SQLite answered; values that were bound are health data and never part of it.
package struct DatabaseError: Error, Sendable, Hashable {
  package let code: Int32
  package let extendedCode: Int32
  package let message: String
  package let sql: String?

  package init(extendedCode: Int32, message: String, sql: String? = nil) {
    self.code = extendedCode & 0xFF
    self.extendedCode = extendedCode
    self.message = message
    self.sql = sql
  }

  /// Whether the connection can no longer be trusted after it.
  var endsTrust: Bool {
    switch code {
    case SQLITE_IOERR, SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_CANTOPEN, SQLITE_READONLY,
      SQLITE_PROTOCOL, SQLITE_NOMEM, SQLITE_MISUSE:
      true
    default: false
    }
  }
}
