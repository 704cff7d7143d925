internal import CSystem

/// The folder of the records: made private, or refused.
struct RecordsFolder {
  static let databaseName = "tableside.sqlite"

  /// Without symbolic links.
  let path: String
  /// What was set right, to be said once.
  private(set) var notices: [String] = []

  var database: String { path + "/" + Self.databaseName }
  var lock: String { path + "/tableside.lock" }
  var draft: String { path + "/tableside.sqlite.new" }

  /// Makes the folder where it is missing.
  init(creating given: String) throws(RecordsError) {
    try PrivateFolder.make(given)
    try self.init(given)
  }

  /// The folder, checked; files of it that others could read are tightened.
  init(_ given: String) throws(RecordsError) {
    path = try FileAccess.realPath(given)
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw .system(action: "look at", path: path, code: last_error())
    }
    guard FileAccess.kind(status) == mode_t(S_IFDIR) else {
      throw .unsafeFolder(path: path, reason: "is not a folder: choose another with --data")
    }
    guard status.st_uid == geteuid() else {
      throw .unsafeFolder(
        path: path,
        reason: "belongs to another account: use that account, or choose another with --data"
      )
    }
    guard status.st_mode & 0o022 == 0 else {
      throw .unsafeFolder(
        path: path,
        reason: "can be changed by others: make it private with chmod 700, or choose another"
      )
    }
    if status.st_mode & 0o077 != 0 { try tightenFolder() }
    for name in [Self.databaseName, Self.databaseName + "-wal", Self.databaseName + "-shm"] {
      try tighten(path + "/" + name)
    }
  }

  private mutating func tightenFolder() throws(RecordsError) {
    let isOurs = try FileAccess.status(database) != nil
    guard isOurs || isEmpty else {
      throw .unsafeFolder(
        path: path,
        reason: "can be read by others and holds other things: make it private with chmod 700, "
          + "or choose another with --data"
      )
    }
    guard chmod(path, 0o700) == 0 else {
      throw .system(action: "make private", path: path, code: last_error())
    }
    if isOurs { notices.append("\(path) could be read by others: it is private now") }
  }

  private mutating func tighten(_ file: String) throws(RecordsError) {
    guard let status = try FileAccess.status(file) else { return }
    guard FileAccess.kind(status) == mode_t(S_IFREG) else {
      throw .foreign(path: file, what: FileAccess.description(status))
    }
    guard status.st_uid == geteuid() else {
      throw .unsafeFolder(path: path, reason: "holds \(file), which belongs to another account")
    }
    guard status.st_mode & 0o077 != 0 else { return }
    guard chmod(file, 0o600) == 0 else {
      throw .system(action: "make private", path: file, code: last_error())
    }
    notices.append("\(file) could be read by others: it is private now")
  }

  private var isEmpty: Bool {
    guard let entries = opendir(path) else { return false }
    defer { closedir(entries) }
    var count = 0
    while readdir(entries) != nil { count += 1 }
    return count <= 2
  }
}
