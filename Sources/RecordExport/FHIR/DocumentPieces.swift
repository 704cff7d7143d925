internal import TextSafety
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
  /// Bytes that were read so far.
  package private(set) var total = 0
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
        try passBeginning()
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
    guard try peekSign() != nil else { throw Self.cut }
    var bytes: [UInt8] = []
    var scan = ValueScan()
    var end: Int?
    while end == nil, try peek() != nil {
      end = try scan.end(in: buffer, from: position, to: filled)
      bytes.append(contentsOf: buffer[position..<(end ?? filled)])
      position = end ?? filled
      guard bytes.count <= Self.pieceMax else {
        throw Fault(sentence: "a part of it is longer than \(Self.pieceMax >> 20) MiB")
      }
    }
    guard end != nil || scan.mayEnd else { throw Self.cut }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Fault(sentence: "it is not UTF-8")
    }
    return text
  }

  private static let cut = Fault(sentence: "it ends in the middle")

  fileprivate static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  private mutating func expect(_ sign: Unicode.Scalar) throws(Fault) {
    guard let byte = try peekSign() else { throw Self.cut }
    guard byte == UInt8(ascii: sign) else {
      throw Fault(sentence: "\"\(sign)\" is missing at byte \(total - filled + position)")
    }
    position += 1
  }

  /// Editors put a mark before a text; another encoding is named as what it is.
  private mutating func passBeginning() throws(Fault) {
    guard try peek() != nil else { return }
    let opening = buffer[..<filled]
    if TextBeginning.isUTF16(opening) {
      throw Fault(sentence: "it is UTF-16: save it as UTF-8")
    }
    if opening.starts(with: TextBeginning.mark) { position += TextBeginning.mark.count }
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

/// Looks for the end of one value, in as many stretches of bytes as it takes.
private struct ValueScan {
  private var depth = 0
  private var isInText = false
  private var isEscaped = false
  private var isBegun = false
  /// Whether the value is a text, which ends with its quote.
  private var isText = false

  /// Whether nothing is open: a number may end where the document does.
  var mayEnd: Bool { depth == 0 && !isInText }

  /// The place behind the value; nothing where it goes on.
  mutating func end(
    in bytes: [UInt8],
    from start: Int,
    to filled: Int
  ) throws(DocumentPieces.Fault) -> Int? {
    for place in start..<filled {
      let byte = bytes[place]
      if isInText {
        passText(byte)
        if isText, depth == 0, !isInText { return place + 1 }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""):
        isInText = true
        isText = !isBegun
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0, isBegun { return place }
        depth -= 1
        if depth < 0 { throw DocumentPieces.Fault(sentence: "a value is missing") }
        if depth == 0 { return place + 1 }
      case _ where depth == 0 && isBegun && Self.endsNumber(byte): return place
      default: break
      }
      isBegun = true
    }
    return nil
  }

  private mutating func passText(_ byte: UInt8) {
    if isEscaped {
      isEscaped = false
    } else if byte == UInt8(ascii: "\\") {
      isEscaped = true
    } else if byte == UInt8(ascii: "\"") {
      isInText = false
    }
  }

  private static func endsNumber(_ byte: UInt8) -> Bool {
    DocumentPieces.isSpace(byte) || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ":")
  }
}
