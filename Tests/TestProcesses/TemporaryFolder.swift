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
    let file = open(path + "/" + name, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    guard file >= 0 else { throw ProcessError.system("open", errno) }
    defer { close(file) }
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Self.write($0, to: file) }
      guard count > 0 else { throw ProcessError.system("write", errno) }
      rest = rest.dropFirst(count)
    }
    return path + "/" + name
  }

  private static func write(_ bytes: UnsafeRawBufferPointer, to file: Int32) -> Int {
    #if canImport(Glibc)
    Glibc.write(file, bytes.baseAddress, bytes.count)
    #else
    Darwin.write(file, bytes.baseAddress, bytes.count)
    #endif
  }

  package func makeFolder(_ name: String) throws {
    guard mkdir(path + "/" + name, 0o700) == 0 else { throw ProcessError.system("mkdir", errno) }
  }
}

package enum ProcessError: Error {
  case system(String, Int32)
  case tooLong(String)
}
