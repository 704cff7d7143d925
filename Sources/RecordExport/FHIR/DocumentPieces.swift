internal import Words

/// A JSON object taken apart as its bytes come: its members, and of lists one element at a time.
///
/// Only where a value ends is looked at here; what stands in it is for the reader of the value.
package struct DocumentPieces {
  package struct Piece: Sendable {
    package let member: String
    package let text: String
    /// Whether it is one element of a list.
    package let isElement: Bool
  }

  /// What is wrong with the document.
  package struct Fault: Error, Sendable {
    package let sentence: String

    package init(sentence: String) { self.sentence = sentence }
  }

  /// No piece is longer.
  package static let pieceMax = 1 << 26
  /// No document is longer.
  static let documentMax = 1 << 32

  private enum Place {
    case start, end
    case members(isFirst: Bool)
    case list(String, isFirst: Bool)
  }

  private let fill: (inout [UInt8]) throws(Fault) -> Int
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)
  private var filled = 0
  private var position = 0
  private var total = 0
  private var place = Place.start
  /// The members that were met, empty lists too.
  package private(set) var members: Set<String> = []

  /// A document whose next bytes are put at the front of a buffer, and counted; none at the end.
  package init(filling fill: @escaping (inout [UInt8]) throws(Fault) -> Int) { self.fill = fill }

  /// The next piece; nothing after the end of a whole document.
  ///
  /// - Throws: `Fault` where the document is cut, not well-formed, too large or not UTF-8, and what
  ///   `fill` throws.
  package mutating func next() throws(Fault) -> Piece? {
    while true {
      switch place {
      case .start:
        try expect("{")
        place = .members(isFirst: true)
      case .members(let isFirst):
        guard try goesOn(to: "}", isFirst: isFirst) else {
          place = .end
          continue
        }
        let name = try memberName()
        guard members.insert(name).inserted else {
          throw Fault(sentence: "\"\(name)\" stands in it twice")
        }
        place = .members(isFirst: false)
        guard try peekSign() == UInt8(ascii: "[") else {
          return Piece(member: name, text: try value(), isElement: false)
        }
        position += 1
        place = .list(name, isFirst: true)
      case .list(let name, let isFirst):
        guard try goesOn(to: "]", isFirst: isFirst) else {
          place = .members(isFirst: false)
          continue
        }
        place = .list(name, isFirst: false)
        return Piece(member: name, text: try value(), isElement: true)
      case .end:
        guard try peekSign() == nil else { throw Fault(sentence: "something follows its end") }
        return nil
      }
    }
  }

  /// Takes the closing bracket, or the comma before what follows.
  private mutating func goesOn(to closing: Unicode.Scalar, isFirst: Bool) throws(Fault) -> Bool {
    if try peekSign() == UInt8(ascii: closing) {
      position += 1
      return false
    }
    if !isFirst { try expect(",") }
    return true
  }

  private mutating func memberName() throws(Fault) -> String {
    let quoted = try value()
    let bytes = quoted.utf8
    guard bytes.count >= 2, bytes.first == UInt8(ascii: "\""), !bytes.contains(UInt8(ascii: "\\"))
    else {
      throw Fault(sentence: "a member's name is missing")
    }
    try expect(":")
    return String(Substring(bytes.dropFirst().dropLast()))
  }

  /// One whole value, from its first byte to its last.
  private mutating func value() throws(Fault) -> String {
    guard let first = try peekSign() else { throw Self.cut }
    var bytes: [UInt8] = []
    var depth = 0
    var isInString = false
    while let byte = try peek() {
      if depth == 0, !isInString, !bytes.isEmpty, Self.endsScalar(byte) { break }
      position += 1
      bytes.append(byte)
      guard bytes.count <= Self.pieceMax else {
        throw Fault(sentence: "a part of it is longer than \(Self.pieceMax >> 20) MiB")
      }
      if isInString {
        if byte == UInt8(ascii: "\\"), let escaped = try peek() {
          position += 1
          bytes.append(escaped)
        } else if byte == UInt8(ascii: "\"") {
          isInString = false
        }
      } else if byte == UInt8(ascii: "\"") {
        isInString = true
      } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
        depth += 1
      } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
        depth -= 1
        if depth < 0 { throw Fault(sentence: "a value is missing") }
      }
      let isWhole = first == UInt8(ascii: "\"") || depth > 0 || Self.closes(byte)
      if depth == 0, !isInString, isWhole { break }
    }
    guard depth == 0, !isInString else { throw Self.cut }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Fault(sentence: "it is not UTF-8")
    }
    return text
  }

  private static let cut = Fault(sentence: "it ends in the middle")

  private static func closes(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]")
  }

  private static func endsScalar(_ byte: UInt8) -> Bool {
    isSpace(byte) || byte == UInt8(ascii: ",") || closes(byte) || byte == UInt8(ascii: ":")
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  private mutating func expect(_ sign: Unicode.Scalar) throws(Fault) {
    guard let byte = try peekSign() else { throw Self.cut }
    guard byte == UInt8(ascii: sign) else {
      throw Fault(sentence: "\"\(sign)\" is missing at byte \(total - filled + position)")
    }
    position += 1
  }

  /// The next byte that is no space; nothing at the end.
  private mutating func peekSign() throws(Fault) -> UInt8? {
    while let byte = try peek() {
      if !Self.isSpace(byte) { return byte }
      position += 1
    }
    return nil
  }

  private mutating func peek() throws(Fault) -> UInt8? {
    if position < filled { return buffer[position] }
    position = 0
    filled = 0
    filled = try fill(&buffer)
    total += filled
    guard total <= Self.documentMax else {
      throw Fault(sentence: "it is longer than \(Self.documentMax >> 30) GiB")
    }
    return filled > 0 ? buffer[0] : nil
  }
}
