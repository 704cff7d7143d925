#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A fresh folder that goes with the value.
package final class TemporaryFolder: Sendable {
  package let path: String

  package init() throws {
    var template = Array("/tmp/tableside-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw ProcessError.system("mkdtemp", errno) }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit {
    _ = try? Processes.spawn("/bin/rm", ["-rf", path], environment: [:])
  }

  /// Writes a file and gives its path.
  @discardableResult
  package func write(_ text: String, to name: String) throws -> String {
    try Processes.write(text, to: path + "/" + name)
    return path + "/" + name
  }

  package func makeFolder(_ name: String) throws {
    guard mkdir(path + "/" + name, 0o700) == 0 else { throw ProcessError.system("mkdir", errno) }
  }
}

package enum ProcessError: Error {
  case system(String, Int32)
  case tooLong(String)
  /// What never stood together in a text that was waited for, or never went, and the last of it.
  case neverShown([String], last: String)
}
