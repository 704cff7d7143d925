import SessionEngine
import TestSupport
import Testing

struct JSONReadingTests {
  @Test(
    arguments: [
      ("null", nil), ("true", true), (" [ ] ", []), ("{}", [:]), (#""a\"\\\/\n\t""#, "a\"\\/\n\t"),
      (#""\ud83d\ude00 \u00e9 é""#, "😀 é é"), (#""x\u0000y\\u0000""#, "x\u{0}y\\u0000"),
      ("\"x\\u0000\u{301}y\"", "x\u{0}\u{301}y"),
      ("-9223372036854775808", .integer(.min)), ("2.50", .number(2.5)), ("1e3", .number(1000)),
      (
        #"{"b":{"c":[1,[2,{"d":null}],3]},"a":false,"a":"twice"}"#,
        ["b": ["c": [1, [2, ["d": nil]], 3]], "a": false, "a": "twice"]
      ),
      (#"{"k\u0041\u0000":1}"#, ["kA\u{0}": 1]),
    ] as [(String, JSONValue)]
  )
  func `a document is read as it means`(text: String, value: JSONValue) throws {
    #expect(try JSONValue(reading: text) == value)
  }

  @Test(arguments: [
    "", " ", "{", "[1,]", "{'a':1}", "NaN", "01", "[1] x", "\"\n\"", "{\"a\"}", "nul", "\u{0}",
    "-", "+1", "1.", ".5", "1e", "-01", "1e999", "[1 2]", "{\"a\":1,}", "{\"a\":}", "{1:2}",
    "\"\\x\"",
    "\"\\u12g4\"", "\"\\u12", "\"\\", "\"", "/* */1", "\u{FEFF}1", "\u{A0}1", "[\"a\tb\"]",
  ])
  func `what is no document is refused`(text: String) throws {
    #expect(throws: MalformedJSON.self) { try JSONValue(reading: text) }
    #expect(try JSONValue(reading: "[1]") == [1])
  }

  @Test func `a document cut anywhere is no document`() throws {
    let text = #"{"a":[1,-2.5e3,"\u00e9\ud83d\ude00x"],"b":{"c":null,"d":[true,false]}}"#
    for count in 0..<text.utf8.count {
      #expect(throws: MalformedJSON.self) {
        try JSONValue(reading: String(decoding: text.utf8.prefix(count), as: UTF8.self))
      }
    }
  }

  @Test(
    arguments: [
      (Array(#""\ud83d""#.utf8), "\u{FFFD}"),
      (Array(#""\ude00\ud83dx""#.utf8), "\u{FFFD}\u{FFFD}x"),
      (Array(#""\ud83d\u0041""#.utf8), "\u{FFFD}A"), ([0x22, 0xFF, 0x41, 0x22], "\u{FFFD}A"),
      ([0xFF], nil), ([0x5B, 0xC3, 0x5D], nil),
    ] as [([UInt8], String?)]
  )
  func `what is no character becomes the sign for that within a string and is refused elsewhere`(
    bytes: [UInt8],
    text: String?
  ) {
    #expect((bytes.withUnsafeBufferPointer { try? JSONValue(reading: $0) })?.string == text)
  }

  @Test(arguments: [21, 22] as [UInt64])
  func `numbers are the nearest that can be held`(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    for text in ["9223372036854775808", "0.1", "-0.0", "123456789012345678.25", "4.35", "1E-7"] {
      #expect(try JSONValue(reading: text) == Double(text).map(JSONValue.number), "\(text)")
    }
    for _ in 0..<2_000 {
      let whole = UInt64.random(
        in: 0...(1 << Int.random(in: 1...63, using: &numbers)),
        using: &numbers
      )
      let digits = String(
        UInt64.random(in: 0...(1 << Int.random(in: 1...63, using: &numbers)), using: &numbers)
      )
      let text = "\(whole).\(digits)"
      #expect(try JSONValue(reading: text) == Double(text).map(JSONValue.number), "\(text)")
    }
  }

  @Test func `depth and size are bounded`() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(throws: Never.self) { try JSONValue(reading: nested(JSONValue.depthMax)) }
    for depth in [JSONValue.depthMax + 1, 1_500, 100_000] {
      #expect(throws: MalformedJSON.self) { try JSONValue(reading: nested(depth)) }
    }
    #expect(throws: MalformedJSON.self) { try JSONValue(reading: "[1,2,3]", bytesMax: 6) }
  }

  @Test(arguments: [11, 12, 13] as [UInt64])
  func `random documents come back from their text`(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    for _ in 0..<200 {
      let value = Self.random(&numbers, depth: 5)
      #expect(try JSONValue(reading: value.text()) == value)
      #expect(try JSONValue(reading: value.text(pretty: true)) == value)
    }
  }

  static func random(_ numbers: inout SeededNumbers, depth: Int) -> JSONValue {
    switch Int.random(in: 0...(depth > 0 ? 7 : 4), using: &numbers) {
    case 0: return nil
    case 1: return .bool(.random(using: &numbers))
    case 2: return .integer(.random(in: .min...(.max), using: &numbers))
    case 3: return .number(Double(Int.random(in: -99_999...99_999, using: &numbers)) / 1024)
    case 4: return .string(text(&numbers))
    case 5:
      return .array((0..<3).map { _ in random(&numbers, depth: depth - 1) })
    default:
      return .object(
        (0..<3).map { _ in .init(text(&numbers), random(&numbers, depth: depth - 1)) }
      )
    }
  }

  static func text(_ numbers: inout SeededNumbers) -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...6, using: &numbers) {
      let range: ClosedRange<UInt32> = Bool.random(using: &numbers) ? 0...0x7F : 0...0x10FFFF
      if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &numbers)) {
        text.append(scalar)
      }
    }
    return String(text)
  }
}
