#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Two ends of a pipe, for tests.
final class Pipe {
  struct Refused: Error {}

  let reading: Int32
  private var writing: Int32

  init() throws {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw Refused() }
    reading = ends[0]
    writing = ends[1]
  }

  deinit {
    closeWriting()
    close(reading)
  }

  func write(_ text: String) {
    var text = text
    text.withUTF8 { buffer in
      #if canImport(Glibc)
      _ = Glibc.write(writing, buffer.baseAddress, buffer.count)
      #else
      _ = Darwin.write(writing, buffer.baseAddress, buffer.count)
      #endif
    }
  }

  func closeWriting() {
    if writing >= 0 { close(writing) }
    writing = -1
  }
}
