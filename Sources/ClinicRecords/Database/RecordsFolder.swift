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
    let copies = (names ?? []).filter(Self.isCopy).sorted()
    if let first = copies.first {
      let more = copies.count > 1 ? " and \(copies.count - 1) more" : ""
      notices.append(
        "\(path)/\(first)\(more) is not read: if a synced folder made it as the copy of a conflict, "
          + "it may hold sessions that are not here. Put it into a folder of its own as "
          + "\(Self.databaseName), and take in what 'export --all --format json' writes of it"
      )
    }
  }

  /// Whether a file is named like the records with something added, as synced folders name the
  /// copies of a conflict: words in brackets or behind a dot, or a computer's name.
  private static func isCopy(_ name: String) -> Bool {
    let parts = databaseName.split(separator: ".")
    guard name.hasPrefix(parts[0]), name.hasSuffix("." + parts[1]), name != databaseName else {
      return false
    }
    // A backup with its date is none.
    return name.dropFirst(parts[0].count).dropLast(parts[1].count + 1)
      .contains { $0.isLetter || $0 == "(" }
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

  /// Whether nothing lies in the folder but what another guide makes there at this moment.
  private var isEmpty: Bool {
    let own = [lock, draft, path + "/running"]
    return names?.allSatisfy { own.contains(path + "/" + $0) } ?? false
  }

  /// What lies in the folder; nothing where it cannot be listed.
  private var names: [String]? {
    guard let entries = opendir(path) else { return nil }
    defer { closedir(entries) }
    var names: [String] = []
    while let entry = readdir(entries) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { raw in
        String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
