/// A JSON document as a value: what journals are stored as and what programs read.
package enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  case integer(Int64)
  case number(Double)
  case string(String)
  case array([JSONValue])
  /// Fields keep the order in which they were written.
  case object([Field])

  package struct Field: Sendable, Hashable {
    package let name: String
    package let value: JSONValue

    package init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// The value of the first field with this name, of an object that has it.
  package subscript(name: String) -> JSONValue? {
    guard case .object(let fields) = self else { return nil }
    return fields.first { $0.name == name }?.value
  }

  package var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  package var bool: Bool? {
    if case .bool(let flag) = self { flag } else { nil }
  }

  package var integer: Int64? {
    if case .integer(let number) = self { number } else { nil }
  }

  package var array: [JSONValue]? {
    if case .array(let items) = self { items } else { nil }
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
  ExpressibleByNilLiteral
{
  package init(stringLiteral value: String) { self = .string(value) }
  package init(integerLiteral value: Int64) { self = .integer(value) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  package init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { Field($0.0, $0.1) })
  }
  package init(nilLiteral: ()) { self = .null }
}

extension JSONValue {
  /// The document as text; `pretty` gives two spaces a level and ends nothing with a line feed.
  package func text(pretty: Bool = false) -> String {
    var writing = JSONWriting()
    writing.write(self, level: pretty ? 0 : nil)
    return String(decoding: writing.bytes, as: UTF8.self)
  }
}

/// A document on its way to text; bytes, because exports are long.
private struct JSONWriting {
  var bytes: [UInt8] = []

  mutating func write(_ value: JSONValue, level: Int?) {
    switch value {
    case .null: put("null")
    case .bool(let flag): put(flag ? "true" : "false")
    case .integer(let number): put(String(number))
    case .number(let number): put(number.isFinite ? "\(number)" : "null")
    case .string(let string): write(string)
    case .array(let items):
      write(items, open: "[", close: "]", level: level) { $0.write($1, level: $2) }
    case .object(let fields):
      write(fields, open: "{", close: "}", level: level) { writing, field, level in
        writing.write(field.name)
        writing.put(level == nil ? ":" : ": ")
        writing.write(field.value, level: level)
      }
    }
  }

  private mutating func write<Element>(
    _ elements: [Element],
    open: String,
    close: String,
    level: Int?,
    _ writeElement: (inout Self, Element, Int?) -> Void
  ) {
    put(open)
    let inner = level.map { $0 + 1 }
    for (index, element) in elements.enumerated() {
      if index > 0 { put(",") }
      if let inner { indent(inner) }
      writeElement(&self, element, inner)
    }
    if let level, !elements.isEmpty { indent(level) }
    put(close)
  }

  private mutating func put(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func indent(_ level: Int) {
    put("\n" + String(repeating: "  ", count: level))
  }

  private mutating func write(_ string: String) {
    var string = string
    put("\"")
    if string.utf8.contains(where: Self.mayNeedEscape) {
      for scalar in string.unicodeScalars { write(scalar) }
    } else {
      string.withUTF8 { bytes.append(contentsOf: $0) }
    }
    put("\"")
  }

  /// Also the first byte of the line and paragraph separators.
  private static func mayNeedEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F || byte == 0xE2
  }

  private mutating func write(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": put("\\\"")
    case "\\": put("\\\\")
    case "\n": put("\\n")
    case "\r": put("\\r")
    case "\t": put("\\t")
    case _
    where scalar.value < 0x20 || scalar.value == 0x7F || scalar.value == 0x2028
      || scalar.value == 0x2029:
      let digits = String(scalar.value, radix: 16)
      put("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
    default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }
}
