import CNcurses
import TextSafety

/// Lines from a pipe, a file or a terminal that is used line by line, without waiting for them.
package struct LineInput {
  /// The longest line that is taken; what goes beyond it is left out.
  package static let bytesMax = 16_384

  private let descriptor: Int32
  private var unfinished: [UInt8] = []
  private var isFirstRead = true
  package private(set) var hasEnded = false
  /// The input ended at its beginning: it is UTF-16, of which no line can be taken.
  package private(set) var isUTF16 = false

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
    var bytes = bytes
    if isFirstRead {
      isFirstRead = false
      isUTF16 = TextBeginning.isUTF16(bytes)
      guard !isUTF16 else {
        hasEnded = true
        return []
      }
      if bytes.starts(with: TextBeginning.mark) { bytes.removeFirst(TextBeginning.mark.count) }
    }
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
