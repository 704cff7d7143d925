extension JSONValue {
  /// Containers inside containers, the outermost counted.
  package static let depthMax = 64

  /// The document that a text holds; one of more bytes is refused unread.
  ///
  /// - Throws: `MalformedJSON` where it is longer or no JSON document.
  package init(reading text: String, bytesMax: Int = 1 << 26) throws(MalformedJSON) {
    var text = text
    var problem: MalformedJSON?
    let value = text.withUTF8 { bytes -> JSONValue in
      do throws(MalformedJSON) {
        return try JSONValue(reading: bytes, bytesMax: bytesMax)
      } catch {
        problem = error
        return .null
      }
    }
    if let problem { throw problem }
    self = value
  }

  /// The document that UTF-8 holds; what is no UTF-8 within a string becomes U+FFFD.
  ///
  /// Whole numbers have 64 bits, others are doubles. A name that comes twice stands twice.
  ///
  /// - Throws: `MalformedJSON` where it is longer or no JSON document.
  package init(
    reading bytes: UnsafeBufferPointer<UInt8>,
    bytesMax: Int = 1 << 26
  ) throws(MalformedJSON) {
    guard bytes.count <= bytesMax else {
      throw MalformedJSON(expected: "a document of at most \(bytesMax) bytes")
    }
    var reading = JSONReading(bytes: bytes)
    self = try reading.document()
  }
}

/// One pass over the bytes of a document.
private struct JSONReading {
  let bytes: UnsafeBufferPointer<UInt8>
  private var place = 0
  /// What the open containers hold so far, the innermost last: each is then made in its size.
  private var items: [JSONValue] = []
  private var fields: [JSONValue.Field] = []

  init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private static let malformed = MalformedJSON(expected: "a JSON document")

  mutating func document() throws(MalformedJSON) -> JSONValue {
    let value = try value(depth: 1)
    guard nextSign() == nil else { throw Self.malformed }
    return value
  }

  /// The byte that stands here; nothing at the end.
  private var byte: UInt8? { place < bytes.count ? bytes[place] : nil }

  /// The next byte that is no space, where the reading then stands.
  private mutating func nextSign() -> UInt8? {
    while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { place += 1 }
    return byte
  }

  private mutating func take(_ sign: Unicode.Scalar) -> Bool {
    guard nextSign() == UInt8(ascii: sign) else { return false }
    place += 1
    return true
  }

  private mutating func value(depth: Int) throws(MalformedJSON) -> JSONValue {
    switch nextSign() {
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "{"): return .object(try object(depth: depth))
    case UInt8(ascii: "["): return .array(try array(depth: depth))
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func word(
    _ word: StaticString,
    _ value: JSONValue
  ) throws(MalformedJSON) -> JSONValue {
    let wanted = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    guard bytes[place...].starts(with: wanted) else { throw Self.malformed }
    place += wanted.count
    return value
  }

  private func requireRoom(at depth: Int) throws(MalformedJSON) {
    guard depth <= JSONValue.depthMax else {
      throw MalformedJSON(expected: "nested at most \(JSONValue.depthMax) deep")
    }
  }

  private mutating func array(depth: Int) throws(MalformedJSON) -> [JSONValue] {
    try requireRoom(at: depth)
    place += 1
    if take("]") { return [] }
    let first = items.count
    repeat { items.append(try value(depth: depth + 1)) } while take(",")
    guard take("]") else { throw Self.malformed }
    defer { items.removeSubrange(first...) }
    return Array(items[first...])
  }

  private mutating func object(depth: Int) throws(MalformedJSON) -> [JSONValue.Field] {
    try requireRoom(at: depth)
    place += 1
    if take("}") { return [] }
    let first = fields.count
    repeat {
      guard nextSign() == UInt8(ascii: "\"") else { throw Self.malformed }
      let name = try string()
      guard take(":") else { throw Self.malformed }
      fields.append(JSONValue.Field(name, try value(depth: depth + 1)))
    } while take(",")
    guard take("}") else { throw Self.malformed }
    defer { fields.removeSubrange(first...) }
    return Array(fields[first...])
  }

  // MARK: Strings

  /// From the quote that stands here to the one that ends it.
  private mutating func string() throws(MalformedJSON) -> String {
    place += 1
    let start = place
    while let byte {
      switch byte {
      case UInt8(ascii: "\""):
        place += 1
        return String(decoding: bytes[start..<(place - 1)], as: UTF8.self)
      case UInt8(ascii: "\\"): return try escapedString(from: start)
      case ..<0x20: throw Self.malformed
      default: place += 1
      }
    }
    throw Self.malformed
  }

  private mutating func escapedString(from start: Int) throws(MalformedJSON) -> String {
    var text = Array(bytes[start..<place])
    while let byte {
      place += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text += UTF8.encode(try escape()) ?? UTF8.encodedReplacementCharacter
      case ..<0x20: throw Self.malformed
      default: text.append(byte)
      }
    }
    throw Self.malformed
  }

  /// What stands for a character behind a backslash.
  private mutating func escape() throws(MalformedJSON) -> Unicode.Scalar {
    guard let byte else { throw Self.malformed }
    place += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try codePoint()
    default: throw Self.malformed
    }
  }

  /// A code point of one unit or two; half a pair alone is no character.
  private mutating func codePoint() throws(MalformedJSON) -> Unicode.Scalar {
    let unit = try unit()
    guard UTF16.isLeadSurrogate(unit), bytes[place...].starts(with: [0x5C, 0x75]) else {
      return Unicode.Scalar(unit) ?? "\u{FFFD}"
    }
    let behind = place
    place += 2
    let second = try self.unit()
    guard UTF16.isTrailSurrogate(second) else {
      place = behind
      return "\u{FFFD}"
    }
    let value = 0x10000 + (UInt32(unit & 0x3FF) << 10 | UInt32(second & 0x3FF))
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  private static func hexadecimal(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  private mutating func unit() throws(MalformedJSON) -> UInt16 {
    guard bytes.count - place >= 4 else { throw Self.malformed }
    var unit: UInt16 = 0
    for byte in bytes[place..<(place + 4)] {
      guard let digit = Self.hexadecimal(byte) else { throw Self.malformed }
      unit = unit << 4 | UInt16(digit)
    }
    place += 4
    return unit
  }

  // MARK: Numbers

  private mutating func number() throws(MalformedJSON) -> JSONValue {
    let start = place
    let isNegative = byte == UInt8(ascii: "-")
    if isNegative { place += 1 }
    var digits = Digits()
    let whole = place
    try digitRun { digits.add($0) }
    guard bytes[whole] != UInt8(ascii: "0") || place == whole + 1 else { throw Self.malformed }
    var isWhole = true
    if byte == UInt8(ascii: ".") {
      isWhole = false
      place += 1
      let point = place
      try digitRun { digits.add($0) }
      digits.scale = point - place
    }
    if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
      isWhole = false
      digits.isExact = false
      place += 1
      if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { place += 1 }
      try digitRun { _ in }
    }
    if isWhole, let number = digits.integer(isNegative: isNegative) { return .integer(number) }
    let number =
      digits.double(isNegative: isNegative)
      ?? Double(String(decoding: bytes[start..<place], as: UTF8.self))
    guard let number, number.isFinite else { throw Self.malformed }
    return .number(number)
  }

  /// One digit or more.
  private mutating func digitRun(_ body: (UInt8) -> Void) throws(MalformedJSON) {
    let start = place
    while let byte, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
      body(byte - UInt8(ascii: "0"))
      place += 1
    }
    guard place > start else { throw Self.malformed }
  }
}

/// The digits of a number, as long as they are few enough to be told without a loss.
private struct Digits {
  private var value: UInt64 = 0
  var isExact = true
  /// The power of ten of the last digit.
  var scale = 0

  mutating func add(_ digit: UInt8) {
    let (product, isOver) = value.multipliedReportingOverflow(by: 10)
    let (sum, isOverToo) = product.addingReportingOverflow(UInt64(digit))
    if isOver || isOverToo { isExact = false }
    value = sum
  }

  func integer(isNegative: Bool) -> Int64? {
    guard isExact else { return nil }
    return isNegative ? Int64(exactly: 0 - Int128(value)) : Int64(exactly: value)
  }

  /// Both numbers are exact, so that their quotient is the nearest double.
  func double(isNegative: Bool) -> Double? {
    guard isExact, value < 1 << 53, (-15...0).contains(scale) else { return nil }
    let number = Double(value) / Self.powers[-scale]
    return isNegative ? -number : number
  }

  private static let powers: [Double] = (0...15).map { exponent in
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }
}
