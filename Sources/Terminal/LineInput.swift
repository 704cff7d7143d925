import CNcurses

/// Lines from a pipe, a file or a terminal that is used line by line, without waiting for them.
package struct LineInput {
  /// The longest line that is taken; what goes beyond it is left out.
  package static let bytesMax = 16_384

  private let descriptor: Int32
  private var unfinished: [UInt8] = []
  package private(set) var hasEnded = false

  package init(descriptor: Int32 = 0) {
    self.descriptor = descriptor
  }

  /// The lines that one read completes; to be called when the wait tells of input.
  ///
  /// At the end of the input `hasEnded` becomes true and a last line without a line feed counts.
  package mutating func readLines() -> [String] {
    guard !hasEnded else { return [] }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = read(descriptor, &bytes, bytes.count)
    if count < 0, [EINTR, EAGAIN].contains(tableside_errno()) { return [] }
    guard count > 0 else {
      hasEnded = true
      return unfinished.isEmpty ? [] : [takeLine()]
    }
    return lines(completedBy: bytes.prefix(count))
  }

  mutating func lines(completedBy bytes: ArraySlice<UInt8>) -> [String] {
    var lines: [String] = []
    for byte in bytes {
      if byte == UInt8(ascii: "\n") {
        lines.append(takeLine())
      } else if unfinished.count < Self.bytesMax {
        unfinished.append(byte)
      }
    }
    return lines
  }

  private mutating func takeLine() -> String {
    if unfinished.last == UInt8(ascii: "\r") { unfinished.removeLast() }
    defer { unfinished.removeAll(keepingCapacity: true) }
    return String(decoding: unfinished, as: UTF8.self)
  }
}
