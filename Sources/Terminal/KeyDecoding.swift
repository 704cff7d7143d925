package import TerminalFrame

/// Bytes from a terminal → keys.
///
/// Takes any bytes whatever: what is no key, no text and no sequence known here disappears. The
/// sequences are those of xterm and its kin, the Linux console, rxvt, tmux and screen.
package struct KeyDecoding: Sendable {
  private var pending: [UInt8] = []
  private var paste: PasteCollecting?

  package init() {}

  /// Whether the bytes so far are the start of something longer, unless nothing follows soon.
  ///
  /// A paste that has begun is not meant.
  package var awaitsMore: Bool { paste == nil && !pending.isEmpty }

  /// Whether a bracketed paste has begun and not ended.
  package var isPasting: Bool { paste != nil }

  /// Takes bytes and answers the keys they complete.
  package mutating func keys(from bytes: some Sequence<UInt8>) -> [Key] {
    pending.append(contentsOf: bytes)
    var keys: [Key] = []
    var index = 0
    while index < pending.count {
      guard let taken = decode(pending[index...], into: &keys) else { break }
      index += taken
    }
    pending.removeFirst(index)
    return keys
  }

  /// Nothing followed: a lone ESC is the Escape key, any other unfinished sequence is dropped.
  package mutating func keysAfterSilence() -> [Key] {
    defer { pending = [] }
    return pending == [0x1B] ? [.escape] : []
  }

  /// Ends a paste whose end never came.
  package mutating func endPaste() -> [Key] {
    defer { pending = [] }
    return takePaste().map { [$0] } ?? []
  }

  private mutating func takePaste() -> Key? {
    defer { paste = nil }
    return paste?.key
  }

  /// Decodes from the start of the bytes; answers how many it took, nil when more are needed.
  private mutating func decode(_ bytes: ArraySlice<UInt8>, into keys: inout [Key]) -> Int? {
    if paste != nil { return decodePaste(bytes, into: &keys) }
    guard let first = bytes.first else { return nil }
    if first == 0x1B { return decodeEscape(bytes, into: &keys) }
    if first < 0x20 || first == 0x7F {
      if let key = Self.controlKey(first) { keys.append(key) }
      return 1
    }
    return Self.decodeText(bytes, into: &keys)
  }

  private static func controlKey(_ byte: UInt8) -> Key? {
    switch byte {
    case 0x0A, 0x0D: .enter
    case 0x09: .tab
    case 0x08, 0x7F: .backspace
    case 0x01...0x1A: .control(Character(Unicode.Scalar(byte + 0x60)))
    default: nil
    }
  }

  /// One scalar of UTF-8; bytes that are none are taken and forgotten.
  private static func decodeText(_ bytes: ArraySlice<UInt8>, into keys: inout [Key]) -> Int? {
    guard let first = bytes.first else { return nil }
    let length = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard length > 0, first < 0xF5 else { return 1 }
    let sequence = bytes.prefix(length)
    guard sequence.dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 }) else { return 1 }
    guard sequence.count == length else { return nil }
    guard let text = String(validating: sequence, as: UTF8.self), let character = text.first,
      !(0x80...0x9F).contains(text.unicodeScalars.first?.value ?? 0)
    else { return length }
    keys.append(.character(character))
    return length
  }
}

extension KeyDecoding {
  private mutating func decodeEscape(_ bytes: ArraySlice<UInt8>, into keys: inout [Key]) -> Int? {
    guard let second = bytes.dropFirst().first else { return nil }
    switch second {
    case UInt8(ascii: "["):
      return decodeControlSequence(bytes, into: &keys)
    case UInt8(ascii: "O"):
      guard let third = bytes.dropFirst(2).first else { return nil }
      if let key = ControlSequence.letterKeys[third] { keys.append(key) }
      // A control character is a key of its own, after a sequence that was cut.
      return third < 0x20 ? 2 : 3
    case UInt8(ascii: "P"), UInt8(ascii: "]"), UInt8(ascii: "_"), UInt8(ascii: "^"),
      UInt8(ascii: "X"):
      return Self.lengthOfString(bytes)
    default:
      keys.append(.escape)
      return 1
    }
  }

  /// An answer of the terminal that nobody asked for: taken up to its end, and forgotten.
  private static func lengthOfString(_ bytes: ArraySlice<UInt8>) -> Int? {
    let body = bytes.dropFirst(2)
    for index in body.indices {
      if body[index] == 0x07 { return index - bytes.startIndex + 1 }
      if body[index] == 0x1B {
        guard index + 1 < body.endIndex else { return nil }
        let isTerminator = body[index + 1] == UInt8(ascii: "\\")
        return index - bytes.startIndex + (isTerminator ? 2 : 0)
      }
      if index - bytes.startIndex > 4096 { return bytes.count }
    }
    return nil
  }

  private mutating func decodeControlSequence(
    _ bytes: ArraySlice<UInt8>,
    into keys: inout [Key]
  ) -> Int? {
    switch ControlSequence.reading(bytes) {
    case .unfinished:
      return nil
    case .broken(let length):
      return length
    case .complete(let sequence, let length):
      if sequence.startsPaste {
        paste = PasteCollecting()
      } else if let key = sequence.key {
        keys.append(key)
      }
      return length
    }
  }

  private mutating func decodePaste(_ bytes: ArraySlice<UInt8>, into keys: inout [Key]) -> Int? {
    guard let escape = bytes.firstIndex(of: 0x1B) else {
      paste?.add(bytes)
      return bytes.count
    }
    guard escape == bytes.startIndex else {
      paste?.add(bytes[..<escape])
      return escape - bytes.startIndex
    }
    let end = Array("\u{1B}[201~".utf8)
    if bytes.starts(with: end) {
      if let key = takePaste() { keys.append(key) }
      return end.count
    }
    if end.starts(with: bytes) { return nil }
    paste?.add(bytes.prefix(1))
    return 1
  }
}

/// The beginning of a paste, as much of it as is kept.
private struct PasteCollecting: Sendable {
  /// Enough for the longest paste in four-byte characters with their marks.
  private static let bytesMax = Key.pasteMax * 16
  private var bytes: [UInt8] = []
  private var isTruncated = false

  mutating func add(_ more: ArraySlice<UInt8>) {
    let room = Self.bytesMax - bytes.count
    bytes.append(contentsOf: more.prefix(room))
    if more.count > room { isTruncated = true }
  }

  var key: Key {
    let text = String(decoding: bytes, as: UTF8.self)
    let kept = text.prefix(Key.pasteMax)
    return .paste(String(kept), truncated: isTruncated || kept.endIndex < text.endIndex)
  }
}
