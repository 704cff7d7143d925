internal import CSQLite

extension Records {
  /// Copies the records, as they are at one instant, to a file that must not exist yet.
  ///
  /// Safe while sessions run. The file appears whole or not at all, readable by this account only.
  package func backUp(to path: String) throws(RecordsError) {
    if let status = try FileAccess.status(path) {
      let what =
        FileAccess.kind(status) == mode_t(S_IFREG) ? "a file" : FileAccess.description(status)
      throw .invalid(
        what: "a backup to \(path)",
        allowed: "\(what) is there already, choose another name"
      )
    }
    let draft = path + ".part"
    let file = tableside_open(draft, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw .system(action: "make", path: draft, code: tableside_errno()) }
    defer { CSQLite.close(file) }
    fchmod(file, 0o600)
    do {
      try copy(to: try FileAccess.realPath(draft))
    } catch {
      unlink(draft)
      throw error
    }
    guard fsync(file) == 0, tableside_place(draft, path) == 0 else {
      let code = tableside_errno()
      unlink(draft)
      throw .system(action: "make", path: path, code: code)
    }
    FileAccess.syncFolder(Self.folder(of: path))
  }

  private func copy(to path: String) throws(RecordsError) {
    let target = try Connection(path: path)
    try read { connection throws(RecordsError) in try connection.copy(to: target) }
    try DatabaseFile.check(target)
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
