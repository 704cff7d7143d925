internal import CSystem

/// The one lock under which any process writes, checkpoints or changes the schema.
///
/// No two connections ever write at once: that also keeps SQLite's versions before 3.51.3 from
/// resetting the write-ahead log under each other.
final class WriteLock {
  private let path: String
  private let file: Int32
  private var depth = 0

  /// How long another process may hold it, and others that wait as well.
  enum Patience: Int64 {
    /// Where entries wait: that they are not saved is to be said soon, and they are tried again.
    case brief = 2_000
    /// Where a whole command would fail.
    case long = 15_000
  }

  var patience = Patience.long

  init(path: String) throws(RecordsError) {
    self.path = path
    file = open_file(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK, 0o600)
    guard file >= 0 else { throw .system(action: "open", path: path, code: last_error()) }
    fchmod(file, 0o600)
  }

  deinit { close(file) }

  func holding<Value>(
    _ body: () throws(RecordsError) -> Value
  ) throws(RecordsError) -> Value {
    if depth == 0 { try acquire() }
    depth += 1
    defer {
      depth -= 1
      if depth == 0 { flock(file, LOCK_UN) }
    }
    return try body()
  }

  private func acquire() throws(RecordsError) {
    if flock(file, LOCK_EX | LOCK_NB) == 0 { return }
    let deadline = steady_milliseconds() + patience.rawValue
    var pause = 1
    while steady_milliseconds() < deadline {
      wait_milliseconds(pause)
      if flock(file, LOCK_EX | LOCK_NB) == 0 { return }
      pause = min(pause * 2, 16)
    }
    throw .busy(path: path)
  }
}
