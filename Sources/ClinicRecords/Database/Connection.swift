internal import CSQLite
internal import CSystem

/// One open database, used by one thread; it keeps the statements it has prepared.
final class Connection {
  let path: String
  private let handle: OpaquePointer
  private var prepared: [String: OpaquePointer] = [:]

  /// Opens a database that exists; `:memory:` makes one that nobody else sees.
  convenience init(path: String, creating: Bool = false) throws(RecordsError) {
    let flags = SQLITE_OPEN_READWRITE | (creating ? SQLITE_OPEN_CREATE : 0)
    try self.init(path, name: path, flags: flags)
  }

  /// Reads what is in the file alone, whatever lies beside it.
  convenience init(withoutLog path: String) throws(RecordsError) {
    let name = path.utf8.reduce(into: "file:") { name, byte in
      let isPlain =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "/")
      name += isPlain ? String(Character(Unicode.Scalar(byte))) : "%" + Self.hexadecimal(byte)
    }
    try self.init(path, name: name + "?immutable=1", flags: SQLITE_OPEN_READONLY | SQLITE_OPEN_URI)
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }

  private init(_ path: String, name: String, flags: Int32) throws(RecordsError) {
    self.path = path
    var opened: OpaquePointer?
    let flags = flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOFOLLOW
    let code = sqlite3_open_v2(name, &opened, flags, nil)
    guard let opened else {
      let error = DatabaseError(extendedCode: SQLITE_NOMEM, message: "out of memory")
      throw .database(path: path, error)
    }
    guard code == SQLITE_OK else {
      let message = String(cString: sqlite3_errmsg(opened))
      sqlite3_close_v2(opened)
      throw .database(path: path, DatabaseError(extendedCode: code, message: message))
    }
    handle = opened
  }

  deinit {
    for statement in prepared.values { sqlite3_finalize(statement) }
    sqlite3_close_v2(handle)
  }

  /// Rows changed by the last statement.
  var changes: Int { Int(sqlite3_changes(handle)) }

  /// Whether another file, or none, is at the path now.
  var hasMoved: Bool { tableside_has_moved(handle) != 0 }

  var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

  /// Runs a script of statements without values.
  func execute(_ sql: String) throws(RecordsError) {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    if code != SQLITE_OK { throw failure(code, sql: sql) }
  }

  /// Runs one statement that answers nothing.
  func run(_ sql: String, _ values: [SQLValue] = []) throws(RecordsError) {
    try forEach(sql, values) { _ throws(RecordsError) in }
  }

  /// Reads every row of an answer.
  func rows<Value>(
    _ sql: String,
    _ values: [SQLValue] = [],
    _ read: (Row) throws(RecordsError) -> Value
  ) throws(RecordsError) -> [Value] {
    var found: [Value] = []
    try forEach(sql, values) { row throws(RecordsError) in found.append(try read(row)) }
    return found
  }

  /// Reads the first row of an answer.
  func first<Value>(
    _ sql: String,
    _ values: [SQLValue] = [],
    _ read: (Row) throws(RecordsError) -> Value
  ) throws(RecordsError) -> Value? {
    let statement = try start(sql, values)
    defer { finish(statement, sql: sql) }
    return try step(statement, sql: sql) ? try read(Row(statement: statement)) : nil
  }

  /// Passes every row of an answer to `body`, one at a time.
  func forEach(
    _ sql: String,
    _ values: [SQLValue] = [],
    _ body: (Row) throws(RecordsError) -> Void
  ) throws(RecordsError) {
    let statement = try start(sql, values)
    defer { finish(statement, sql: sql) }
    while try step(statement, sql: sql) { try body(Row(statement: statement)) }
  }

  /// All or nothing; `body` is undone where it or the commit fails, together with what is around it.
  func transaction<Value>(
    _ body: () throws(RecordsError) -> Value
  ) throws(RecordsError) -> Value {
    if isInTransaction { return try body() }
    try run("BEGIN IMMEDIATE")
    do {
      let value = try body()
      try run("COMMIT")
      return value
    } catch {
      if isInTransaction { try? run("ROLLBACK") }
      throw error
    }
  }

  /// Turns a connection's switch on or off and makes sure of the answer.
  func setFlag(_ flag: Int32, _ on: Bool, name: String) throws(RecordsError) {
    var answer: Int32 = -1
    let code = tableside_database_flag(handle, flag, on ? 1 : 0, &answer)
    guard code == SQLITE_OK, answer == (on ? 1 : 0) else {
      throw .settingRefused(path: path, setting: name, answer: String(answer))
    }
  }

  /// Copies the pages of this database into another, all in one snapshot.
  func copy(
    to target: Connection,
    goesOn: (_ done: Int, _ total: Int) -> Bool
  ) throws(RecordsError) {
    // Else what others write between two steps would begin the copy anew.
    try run("BEGIN")
    defer { try? run("COMMIT") }
    _ = try pragma("schema_version")
    guard let backup = sqlite3_backup_init(target.handle, "main", handle, "main") else {
      throw target.failure(sqlite3_extended_errcode(target.handle), sql: nil)
    }
    var code = SQLITE_OK
    var isStopped = false
    while code == SQLITE_OK, !isStopped {
      code = sqlite3_backup_step(backup, 2_000)
      let total = Int(sqlite3_backup_pagecount(backup))
      isStopped = !goesOn(total - Int(sqlite3_backup_remaining(backup)), total)
    }
    let end = sqlite3_backup_finish(backup)
    if isStopped { throw .stopped }
    guard code == SQLITE_DONE, end == SQLITE_OK else {
      // What cannot be read is this database's fault, what cannot be written the other's.
      let failed = code == SQLITE_DONE ? end : code
      let isReading = [SQLITE_CORRUPT, SQLITE_NOTADB].contains(failed & 0xFF)
      throw (isReading ? self : target).failure(failed, sql: nil)
    }
  }

  private func start(_ sql: String, _ values: [SQLValue]) throws(RecordsError) -> OpaquePointer {
    let statement = try prepare(sql)
    for (offset, value) in values.enumerated() {
      let code = Self.bind(value, to: statement, at: Int32(offset + 1))
      if code != SQLITE_OK {
        let error = failure(code, sql: sql)
        finish(statement, sql: sql)
        throw error
      }
    }
    return statement
  }

  private func prepare(_ sql: String) throws(RecordsError) -> OpaquePointer {
    if let kept = prepared.removeValue(forKey: sql) { return kept }
    var statement: OpaquePointer?
    let code = sqlite3_prepare_v3(
      handle,
      sql,
      -1,
      UInt32(SQLITE_PREPARE_PERSISTENT),
      &statement,
      nil
    )
    guard code == SQLITE_OK, let statement else {
      throw failure(code == SQLITE_OK ? SQLITE_MISUSE : code, sql: sql)
    }
    return statement
  }

  /// Keeps the statement for its next use.
  private func finish(_ statement: OpaquePointer, sql: String) {
    sqlite3_reset(statement)
    sqlite3_clear_bindings(statement)
    if let other = prepared.updateValue(statement, forKey: sql) { sqlite3_finalize(other) }
  }

  private func step(_ statement: OpaquePointer, sql: String) throws(RecordsError) -> Bool {
    switch sqlite3_step(statement) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw failure(code, sql: sql)
    }
  }

  private func failure(_ code: Int32, sql: String?) -> RecordsError {
    // A failed copy leaves its message at neither database.
    let own = sqlite3_extended_errcode(handle) == code
    let message = String(cString: own ? sqlite3_errmsg(handle) : sqlite3_errstr(code))
    let error = DatabaseError(extendedCode: code, message: message, sql: sql)
    return switch error.code {
    case SQLITE_CORRUPT: .damaged(path: path, detail: message)
    case SQLITE_NOTADB: .foreign(path: path, what: "another kind of file")
    case SQLITE_BUSY, SQLITE_LOCKED: .busy(path: path)
    default: .database(path: path, error)
    }
  }

  private static func bind(_ value: SQLValue, to statement: OpaquePointer, at index: Int32) -> Int32
  {
    switch value {
    case .null: return sqlite3_bind_null(statement, index)
    case .integer(let number): return sqlite3_bind_int64(statement, index, number)
    case .text(var text):
      return text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) { characters in
          guard let start = characters.baseAddress else {
            return tableside_bind_text(statement, index, "", 0)
          }
          return tableside_bind_text(statement, index, start, UInt64(characters.count))
        }
      }
    }
  }
}
