internal import CSystem

/// Questions to the file system that several files here ask.
enum FileAccess {
  /// What is at a path, symbolic links not followed; nothing where nothing is.
  static func status(_ path: String) throws(RecordsError) -> stat? {
    var status = stat()
    if lstat(path, &status) == 0 { return status }
    let code = last_error()
    if code == ENOENT { return nil }
    throw .system(action: "look at", path: path, code: code)
  }

  /// Copies a file's bytes to a new one that only this account may read; nothing where none is.
  static func copy(_ from: String, to path: String) throws(RecordsError) {
    let source = open_file(from, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, 0)
    if source < 0, last_error() == ENOENT { return }
    guard source >= 0 else { throw .system(action: "open", path: from, code: last_error()) }
    defer { close(source) }
    let target = open_file(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600)
    guard target >= 0 else { throw .system(action: "make", path: path, code: last_error()) }
    defer { close(target) }
    fchmod(target, 0o600)
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = read(source, &bytes, bytes.count), count != 0 {
      guard count > 0 else { throw .system(action: "read", path: from, code: last_error()) }
      guard write(target, bytes, count) == count else {
        throw .system(action: "write", path: path, code: last_error())
      }
    }
  }

  /// A new folder that only this account may enter.
  static func makeTemporaryFolder() throws(RecordsError) -> String {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var path = Array((base + "/tableside.XXXXXX").utf8CString)
    guard mkdtemp(&path) != nil else {
      throw .system(action: "make a folder in", path: base, code: last_error())
    }
    return String(decoding: path.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Takes away a folder and the files in it.
  static func removeFolder(_ path: String) {
    guard let entries = opendir(path) else { return }
    while let entry = readdir(entries) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      unlink(path + "/" + name)
    }
    closedir(entries)
    rmdir(path)
  }

  /// Whether the open file is still the one at its path.
  static func isSame(_ file: Int32, _ path: String) -> Bool {
    var opened = stat()
    var named = stat()
    return fstat(file, &opened) == 0 && lstat(path, &named) == 0
      && opened.st_ino == named.st_ino && opened.st_dev == named.st_dev
  }

  /// The path without symbolic links.
  static func realPath(_ path: String) throws(RecordsError) -> String {
    guard let resolved = realpath(path, nil) else {
      throw .system(action: "find", path: path, code: last_error())
    }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  static func kind(_ status: stat) -> mode_t { status.st_mode & mode_t(S_IFMT) }

  /// What stands at a path, in words.
  static func description(_ status: stat) -> String {
    switch kind(status) {
    case mode_t(S_IFDIR): "a folder"
    case mode_t(S_IFLNK): "a symbolic link"
    case mode_t(S_IFIFO): "a pipe"
    case mode_t(S_IFSOCK): "a socket"
    case mode_t(S_IFREG): "another kind of file"
    default: "a device"
    }
  }
}
