#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A fresh folder that is gone with this value.
final class TemporaryFolder {
  let path: String

  init() throws {
    var template = Array("/tmp/tableside-test-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw SystemFailure(code: errno) }
    path = String(cString: made)
  }

  deinit {
    Self.remove(path)
  }

  /// The path of the database that the records keep here.
  var database: String { path + "/tableside.sqlite" }

  func mode(_ name: String) -> mode_t? {
    var status = stat()
    return lstat(path + "/" + name, &status) == 0 ? status.st_mode & 0o777 : nil
  }

  var names: [String] { Self.names(path) }

  func write(_ bytes: [UInt8], to name: String, mode: mode_t = 0o600) throws {
    let file = open(path + "/" + name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    guard file >= 0 else { throw SystemFailure(code: errno) }
    defer { close(file) }
    guard writeAll(file, bytes) else { throw SystemFailure(code: errno) }
  }

  func bytes(of name: String) throws -> [UInt8] {
    let file = open(path + "/" + name, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw SystemFailure(code: errno) }
    defer { close(file) }
    var all: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(file, &piece, piece.count)
      guard count > 0 else { return all }
      all += piece.prefix(count)
    }
  }

  static func names(_ path: String) -> [String] {
    guard let entries = opendir(path) else { return [] }
    defer { closedir(entries) }
    var names: [String] = []
    while let entry = readdir(entries) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  private static func remove(_ path: String) {
    for name in names(path) {
      let inside = path + "/" + name
      var status = stat()
      if lstat(inside, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
        chmod(inside, 0o700)
        remove(inside)
      } else {
        unlink(inside)
      }
    }
    rmdir(path)
  }
}

/// Beside the type, whose own `write` would hide the system's.
private func writeAll(_ file: Int32, _ bytes: [UInt8]) -> Bool {
  write(file, bytes, bytes.count) == bytes.count
}

struct SystemFailure: Error {
  let code: Int32
}
