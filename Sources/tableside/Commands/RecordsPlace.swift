import CGetopt

/// The folder of the records, made private from the start.
enum RecordsPlace {
  static func make(_ path: String) throws(Failure) {
    do throws(Failure) {
      try makeFolder(path)
    } catch {
      throw .failed(
        "the records folder \(named(path)) cannot be made or used: "
          + "\(String(cString: strerror(last_error()))). Choose another with --data DIR."
      )
    }
    guard access(path, R_OK | W_OK | X_OK) == 0 else {
      throw .failed(
        "the records folder \(named(path)) cannot be used: "
          + "\(String(cString: strerror(last_error()))). Choose another with --data DIR."
      )
    }
  }

  private static func makeFolder(_ path: String) throws(Failure) {
    if mkdir(path, 0o700) == 0 { return }
    switch last_error() {
    case EEXIST where path.isFolder: return
    case ENOENT:
      guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash > path.startIndex else {
        throw .found
      }
      try makeFolder(String(path[..<slash]))
      if mkdir(path, 0o700) != 0, last_error() != EEXIST { throw .found }
    default: throw .found
    }
  }
}

extension String {
  fileprivate var isFolder: Bool {
    var facts = stat()
    return stat(self, &facts) == 0 && is_folder(facts.st_mode) != 0
  }
}
