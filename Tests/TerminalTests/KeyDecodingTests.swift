import TerminalFrame
import Testing

@testable import Terminal

struct KeyDecodingTests {
  private func keys(_ text: String) -> [Key] {
    var decoding = KeyDecoding()
    return decoding.keys(from: text.utf8) + decoding.keysAfterSilence()
  }

  @Test(
    arguments: [
      ("s", [.character("s")]),
      (" +9", [.character(" "), .character("+"), .character("9")]),
      ("яé腰👍", [.character("я"), .character("é"), .character("腰"), .character("👍")]),
      ("\r\n", [.enter, .enter]),
      ("\t\u{1B}[Z", [.tab, .backtab]),
      ("\u{7F}\u{8}", [.backspace, .backspace]),
      ("\u{1}\u{C}\u{1A}", [.control("a"), .control("l"), .control("z")]),
      ("\0\u{1C}\u{1F}", []),
      ("\u{1B}", [.escape]),
      ("\u{1B}\u{1B}", [.escape, .escape]),
      ("\u{1B}q", [.escape, .character("q")]),
    ] as [(String, [Key])]
  )
  func `letters and control characters are keys`(bytes: String, expected: [Key]) {
    #expect(keys(bytes) == expected)
  }

  @Test(
    arguments: [
      ("\u{1B}[A\u{1B}[B\u{1B}[C\u{1B}[D", [.up, .down, .right, .left]),
      ("\u{1B}OA\u{1B}OB\u{1B}OC\u{1B}OD", [.up, .down, .right, .left]),
      (
        "\u{1B}[H\u{1B}OF\u{1B}[1~\u{1B}[4~\u{1B}[7~\u{1B}[8~",
        [.home, .end, .home, .end, .home, .end]
      ),
      ("\u{1B}[5~\u{1B}[6~", [.pageUp, .pageDown]),
      ("\u{1B}[2~\u{1B}[3~", [.insert, .delete]),
      ("\u{1B}OP\u{1B}[15~\u{1B}[24~", [.function(1), .function(5), .function(12)]),
      ("\u{1B}[[A\u{1B}[[E", [.function(1), .function(5)]),
      ("\u{1B}[1;5C\u{1B}[15;2~\u{1B}[1;2P", [.right, .function(5), .function(1)]),
      ("\u{1B}OM", [.enter]),
    ] as [(String, [Key])]
  )
  func `the special keys of the usual terminals are known`(bytes: String, expected: [Key]) {
    #expect(keys(bytes) == expected)
  }

  @Test(arguments: [
    "\u{1B}[I", "\u{1B}[O", "\u{1B}[12;40R", "\u{1B}[?1;2c", "\u{1B}[>0;10;1c", "\u{1B}[201~",
    "\u{1B}[99~", "\u{1B}[1;", "\u{1B}[", "\u{1B}O", "\u{1B}]0;q\u{7}",
    "\u{1B}]11;rgb:0/0/0\u{1B}\\",
    "\u{1B}P1$r q\u{1B}\\", "\u{1B}[<64;3;4M", "\u{1B}[<0;3;4m", "\u{1B}[<35;3;4M", "\u{1B}[M#!!",
    "\u{1B}[<0;0;0M", "\u{1B}[<99999999999999999999;1;1M", "\u{85}\u{9B}",
  ])
  func `reports, answers and cut sequences are no keys`(bytes: String) {
    #expect(keys(bytes).isEmpty)
  }

  @Test(arguments: ["\u{1B}[<0;12;5M", "\u{1B}[M ,%", "\u{1B}[<16;12;5M"])
  func `a press of the first mouse button has its place`(bytes: String) {
    #expect(keys(bytes) == [.mouse(Point(column: 11, row: 4))])
  }

  @Test(arguments: [[0xC3], [0xE8, 0x85], [0xF0, 0x9F, 0x91]] as [[UInt8]])
  func `a character may come in two readings`(start: [UInt8]) {
    var decoding = KeyDecoding()
    #expect(decoding.keys(from: start).isEmpty)
    #expect(decoding.awaitsMore)
    #expect(decoding.keys(from: CollectionOfOne(0xA9)).count == 1)
    #expect(!decoding.awaitsMore)
  }

  @Test(
    arguments: [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80], [0x80, 0xBF]] as [[UInt8]]
  )
  func `bytes that are no UTF-8 disappear`(bytes: [UInt8]) {
    var decoding = KeyDecoding()
    #expect(decoding.keys(from: bytes + [0x71]) == [.character("q")])
  }

  @Test func `a sequence cut into single bytes is the same key`() {
    var decoding = KeyDecoding()
    var found: [Key] = []
    for byte in "\u{1B}[1;5D\u{1B}[<0;2;3Mя\u{1B}[200~ab\u{1B}[201~".utf8 {
      found += decoding.keys(from: CollectionOfOne(byte))
    }
    #expect(
      found == [
        .left, .mouse(Point(column: 1, row: 2)), .character("я"), .paste("ab", truncated: false),
      ]
    )
  }

  @Test func `pasted text is one key, and no letter of it another`() {
    #expect(
      keys("n\u{1B}[200~q\rx\u{1B}[A\u{3}\u{1B}[201~s") == [
        .character("n"), .paste("q\rx\u{1B}[A\u{3}", truncated: false), .character("s"),
      ]
    )
  }

  @Test(arguments: [(2000, false), (2001, true), (1_000_000, true)])
  func `a paste is cut at two thousand characters`(count: Int, truncated: Bool) {
    let text = String(repeating: "д", count: count)
    let expected = String(repeating: "д", count: min(count, 2000))
    #expect(
      keys("\u{1B}[200~" + text + "\u{1B}[201~") == [.paste(expected, truncated: truncated)]
    )
  }

  @Test func `a paste without an end can be ended`() {
    var decoding = KeyDecoding()
    #expect(decoding.keys(from: "\u{1B}[200~half".utf8).isEmpty)
    #expect(decoding.isPasting && !decoding.awaitsMore)
    #expect(decoding.endPaste() == [.paste("half", truncated: false)])
    #expect(decoding.keys(from: "q".utf8) == [.character("q")])
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func `random bytes neither trap nor block the keys after them`(seed: UInt64) {
    var random = SplitMix64(state: seed)
    var decoding = KeyDecoding()
    for _ in 0..<2_000 {
      let bytes = (0..<Int.random(in: 1...40, using: &random)).map { _ in
        Bool.random(using: &random)
          ? UInt8.random(in: 0...255, using: &random)
          : Array("\u{1B}[]O<;M~0129\u{7}".utf8).randomElement(using: &random) ?? 0
      }
      _ = decoding.keys(from: bytes)
    }
    _ = decoding.endPaste()
    _ = decoding.keysAfterSilence()
    #expect(decoding.keys(from: "q".utf8) == [.character("q")])
  }

  @Test func `an endless answer of the terminal is given up`() {
    var decoding = KeyDecoding()
    _ = decoding.keys(from: "\u{1B}]52;".utf8)
    _ = decoding.keys(from: Array(repeating: 0x41, count: 10_000))
    #expect(!decoding.awaitsMore)
  }
}

/// A small generator that gives the same numbers everywhere.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
