internal import CSystem

/// Whose log lies beside a database: a backup that was copied over records must not take up theirs.
///
/// SQLite would read the log of the one into the pages of the other. So the id of the database whose
/// log it is stands in a file beside, and is compared before SQLite looks at either.
enum LogOwner {
  static let endings = ["-wal", "-journal"]
  /// The version of the schema from which on a database has an id.
  private static let firstVersion = 3

  /// Refuses a database beside the log of another one.
  ///
  /// A crash may leave the file half brought up to its log: only an id that is another's for sure
  /// tells a copy.
  static func check(_ path: String) throws(RecordsError) {
    for ending in endings {
      guard let status = try FileAccess.status(path + ending), status.st_size > 0,
        let owner = noted(path), let present = reached(path), present != owner
      else { continue }
      throw .logOfOthers(path: path, log: path + ending)
    }
  }

  /// Notes the id of the database that writes the log from now on.
  ///
  /// Only an id that has reached the database itself can be compared later.
  static func note(_ connection: Connection) throws(RecordsError) {
    let path = connection.path
    let id = try id(in: connection)
    if noted(path) == id { return }
    if reached(path) != id { _ = try connection.pragma("wal_checkpoint(TRUNCATE)") }
    // Without a note nothing is compared; with a wrong one the right log would be refused.
    if reached(path) != id || !write(id, to: path + ".id") { unlink(path + ".id") }
  }

  /// The id in the file alone.
  private static func reached(_ path: String) -> String? {
    try? id(in: Connection(withoutLog: path))
  }

  private static func write(_ id: String, to path: String) -> Bool {
    unlink(path)
    guard let file = try? NewFile(path) else { return false }
    let bytes = Array(id.utf8)
    return CSystem.write(file.descriptor, bytes, bytes.count) == bytes.count
      && (try? file.place()) != nil
  }

  /// Gives a copy an id of its own.
  static func renew(_ connection: Connection) throws(RecordsError) {
    try connection.run("UPDATE identity SET id = lower(hex(randomblob(16)))")
  }

  /// Empty where a database is older than ids.
  private static func id(in connection: Connection) throws(RecordsError) -> String {
    guard try Migrations.version(of: connection) >= firstVersion else { return "" }
    let id = try connection.first("SELECT id FROM identity") { $0.text(0) } ?? ""
    guard id.utf8.count == 32, id.allSatisfy(\.isHexDigit) else {
      throw .damaged(path: connection.path, detail: "it has no id")
    }
    return id
  }

  private static func noted(_ path: String) -> String? {
    let file = open_file(path + ".id", O_RDONLY | O_NOFOLLOW | O_NONBLOCK, 0)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 33)
    let count = read(file, &bytes, bytes.count)
    return count == 32 ? String(decoding: bytes.prefix(32), as: UTF8.self) : nil
  }
}
