package import SessionEngine

/// The bytes of one file as they were when it was read, and their checksum.
package struct SourceText: Sendable, Hashable {
  /// The file as the person named it.
  package let file: String
  package let bytes: [UInt8]
  package let checksum: SHA256

  /// A file is refused beyond this size.
  package static let sizeMax = 1_048_576

  package init(file: String, bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
    checksum = SHA256(of: bytes)
  }

  /// The text, with U+FFFD for what is not UTF-8.
  package var text: String { String(decoding: bytes, as: UTF8.self) }
}
