internal import CSQLite

extension Records {
  /// Copies the records, as they are at one instant, to a file that must not exist yet.
  ///
  /// Safe while sessions run. `goesOn` is told how many pages of how many are copied, and may end
  /// it. The file appears whole or not at all, readable by this account only.
  ///
  /// - Throws: `RecordsError.invalid` where the file exists, or the reason why the records cannot
  ///   be read or the file cannot be written.
  package func backUp(
    to path: String,
    goesOn: (_ done: Int, _ total: Int) -> Bool = { _, _ in true }
  ) throws(RecordsError) {
    try NewDatabase.place(at: path, "a backup") { draft throws(RecordsError) in
      let target = try Connection(path: draft)
      try read { connection throws(RecordsError) in
        try connection.copy(to: target, goesOn: goesOn)
      }
      try DatabaseFile.check(target)
    }
  }
}

/// A database that appears at its place whole or not at all, and never in another file's place.
enum NewDatabase {
  /// Fills an empty file beside the place and gives it its name.
  static func place<Value>(
    at path: String,
    _ what: String,
    _ fill: (_ draft: String) throws(RecordsError) -> Value
  ) throws(RecordsError) -> Value {
    if let status = try FileAccess.status(path) {
      let there =
        FileAccess.kind(status) == mode_t(S_IFREG) ? "a file" : FileAccess.description(status)
      throw .invalid(
        what: "\(what) to \(path)",
        allowed: "\(there) is there already, choose another name"
      )
    }
    let draft = path + ".part"
    let file = tableside_open(draft, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw .system(action: "make", path: draft, code: tableside_errno()) }
    defer { close(file) }
    fchmod(file, 0o600)
    let value: Value
    do {
      value = try fill(try FileAccess.realPath(draft))
    } catch {
      unlink(draft)
      throw error
    }
    guard fsync(file) == 0, tableside_place(draft, path) == 0 else {
      let code = tableside_errno()
      unlink(draft)
      throw .system(action: "make", path: path, code: code)
    }
    FileAccess.syncFolder(folder(of: path))
    return value
  }

  /// New, empty records to be filled.
  static func make<Value>(
    at path: String,
    _ fill: (Connection) throws(RecordsError) -> Value
  ) throws(RecordsError) -> Value {
    try place(at: path, "new records") { draft throws(RecordsError) in
      try DatabaseFile.fill(draft)
      let target = try Connection(path: draft)
      let value = try fill(target)
      try DatabaseFile.check(target)
      return value
    }
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
