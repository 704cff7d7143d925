internal import CSQLite

/// How the records are kept on this file system.
enum JournalMode: String {
  case wal
  /// Where a write-ahead log cannot be had: slower and as safe.
  case truncate
  /// For a database that lives in memory.
  case memory
}

extension Connection {
  /// Takes every setting the records rely on and reads each answer back; a refused pragma is silent.
  func takeSettings(mode wanted: JournalMode) throws(RecordsError) -> JournalMode {
    try setFlag(SQLITE_DBCONFIG_DEFENSIVE, true, name: "defensive")
    try setFlag(SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true, name: "no_ckpt_on_close")
    try setFlag(SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, false, name: "load_extension")
    try setFlag(SQLITE_DBCONFIG_DQS_DML, false, name: "dqs_dml")
    try setFlag(SQLITE_DBCONFIG_DQS_DDL, false, name: "dqs_ddl")
    // First of all, so that nothing below waits for another process for ever.
    try setting("busy_timeout", "250")
    try setting("trusted_schema", "0")
    try setting("cell_size_check", "1")
    // A database in memory has no such setting and answers nothing.
    if wanted != .memory { try setting("mmap_size", "0") }
    try setting("temp_store", "2")
    try setting("secure_delete", "1")
    try setting("foreign_keys", "1")
    // Else a REPLACE would delete past the triggers that keep journals.
    try setting("recursive_triggers", "1")
    try setting("fullfsync", "1")
    try setting("checkpoint_fullfsync", "1")
    let mode = try takeJournalMode(wanted)
    try setting("synchronous", "2")
    try setting("wal_autocheckpoint", "0")
    return mode
  }

  private func takeJournalMode(_ wanted: JournalMode) throws(RecordsError) -> JournalMode {
    if wanted == .memory { return .memory }
    let answer = try pragma("journal_mode = \(wanted.rawValue)")
    if answer == wanted.rawValue { return wanted }
    let second = try pragma("journal_mode = \(JournalMode.truncate.rawValue)")
    guard second == JournalMode.truncate.rawValue else {
      throw .settingRefused(path: path, setting: "journal_mode", answer: second)
    }
    return .truncate
  }

  private func setting(_ name: String, _ value: String) throws(RecordsError) {
    try run("PRAGMA \(name) = \(value)")
    let answer = try pragma(name)
    guard answer == value else {
      throw .settingRefused(path: path, setting: name, answer: answer)
    }
  }

  /// The one value that a pragma answers; empty where it answers nothing.
  func pragma(_ text: String) throws(RecordsError) -> String {
    try first("PRAGMA \(text)") { row in row.text(0) } ?? ""
  }
}
