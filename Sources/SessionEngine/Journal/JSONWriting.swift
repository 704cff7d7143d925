extension JSONValue {
  /// The document as text; `pretty` gives two spaces a level and ends nothing with a line feed.
  package func text(pretty: Bool = false) -> String {
    var writing = JSONWriting()
    writing.put(self, level: pretty ? 0 : nil)
    return writing.text
  }
}

/// JSON on its way to text; bytes, because exports are long.
package struct JSONWriting {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Characters that stand for themselves.
  package mutating func put(sign: StaticString) {
    if sign.utf8CodeUnitCount == 1 { return bytes.append(sign.utf8Start.pointee) }
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: sign.utf8Start, count: sign.utf8CodeUnitCount)
    )
  }

  /// A value on one line, or from this level of indentation on.
  package mutating func put(_ value: JSONValue, level: Int? = nil) {
    switch value {
    case .null: put(sign: "null")
    case .bool(let flag): put(sign: flag ? "true" : "false")
    case .integer(let number): put(number)
    case .number(let number): put(plain: number.isFinite ? "\(number)" : "null")
    case .string(let string): put(string)
    case .array(let items):
      put(items, open: "[", close: "]", level: level) { $0.put($1, level: $2) }
    case .object(let fields):
      put(fields, open: "{", close: "}", level: level) { writing, field, level in
        writing.put(field.name)
        writing.put(sign: level == nil ? ":" : ": ")
        writing.put(field.value, level: level)
      }
    }
  }

  private mutating func put<Element>(
    _ elements: [Element],
    open: StaticString,
    close: StaticString,
    level: Int?,
    _ putElement: (inout Self, Element, Int?) -> Void
  ) {
    put(sign: open)
    let inner = level.map { $0 + 1 }
    for (index, element) in elements.enumerated() {
      if index > 0 { put(sign: ",") }
      if let inner { indent(inner) }
      putElement(&self, element, inner)
    }
    if let level, !elements.isEmpty { indent(level) }
    put(sign: close)
  }

  private mutating func indent(_ level: Int) {
    put(sign: "\n")
    for _ in 0..<level { put(sign: "  ") }
  }

  private mutating func put(_ number: Int64) {
    put(plain: String(number))
  }

  /// Text that needs no look.
  package mutating func put(plain text: String) {
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  // MARK: Strings

  /// A text in quotes.
  package mutating func put(_ text: String) {
    var text = text
    put(sign: "\"")
    let isPlain = text.withUTF8 { utf8 in
      guard utf8.allSatisfy(Self.isPlain) else { return false }
      bytes.append(contentsOf: utf8)
      return true
    }
    if !isPlain { for scalar in text.unicodeScalars { put(scalar) } }
    put(sign: "\"")
  }

  /// Whether a byte stands for itself; the line and paragraph separators begin with 0xE2.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != 0x22 && byte != 0x5C && byte != 0x7F && byte != 0xE2
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": put(sign: "\\\"")
    case "\\": put(sign: "\\\\")
    case "\n": put(sign: "\\n")
    case "\r": put(sign: "\\r")
    case "\t": put(sign: "\\t")
    case _
    where scalar.value < 0x20 || scalar.value == 0x7F || scalar.value == 0x2028
      || scalar.value == 0x2029:
      let digits = String(scalar.value, radix: 16)
      put(plain: "\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
    default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }
}
