internal import CSystem

package enum PrivateFolder {
  /// Makes a folder and those above it, readable by this account only from the start.
  ///
  /// - Throws: what the system says; a folder that is there already is left as it is.
  package static func make(_ path: String) throws(RecordsError) {
    if mkdir(path, 0o700) == 0 { return }
    let code = last_error()
    if code == EEXIST { return }
    guard code == ENOENT, let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")),
      slash > path.startIndex
    else {
      throw .system(action: "make the folder", path: path, code: code)
    }
    try make(String(path[..<slash]))
    if mkdir(path, 0o700) != 0, last_error() != EEXIST {
      throw .system(action: "make the folder", path: path, code: last_error())
    }
  }
}
