import ClinicRecords
import SessionEngine
import TestSupport
import Testing

struct JSONReaderTests {
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
    #expect(try JSONReader().value(of: text) == value)
  }

  @Test(arguments: [
    "", " ", "{", "[1,]", "{'a':1}", "NaN", "01", "[1] x", "\"\n\"", "{\"a\"}", "nul", "\u{0}",
  ])
  func `what is no document is refused`(text: String) throws {
    let reader = try JSONReader()
    #expect(throws: MalformedJSON.self) { try reader.value(of: text) }
    #expect(try reader.value(of: "[1]") == [1])
  }

  @Test func `depth and size are bounded`() throws {
    let reader = try JSONReader()
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(throws: Never.self) { try reader.value(of: nested(JSONReader.depthMax)) }
    for depth in [JSONReader.depthMax + 1, 1_500, 100_000] {
      #expect(throws: MalformedJSON.self) { try reader.value(of: nested(depth)) }
    }
    #expect(throws: MalformedJSON.self) { try reader.value(of: "[1,2,3]", bytesMax: 6) }
  }

  @Test(arguments: [11, 12, 13] as [UInt64])
  func `random documents come back from their text`(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    let reader = try JSONReader()
    for _ in 0..<200 {
      let value = Self.random(&numbers, depth: 5)
      #expect(try reader.value(of: value.text()) == value)
      #expect(try reader.value(of: value.text(pretty: true)) == value)
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
