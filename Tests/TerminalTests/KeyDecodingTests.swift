import TerminalFrame
import Testing

@testable import Terminal

struct KeyDecodingTests {
  private func keys(_ text: String) -> [Key] {
    var decoding = KeyDecoding()
    return decoding.keys(from: text.utf8, at: .zero) + decoding.keysAfterSilence(at: .seconds(9))
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
      ("\u{1B}q", [.alt]),
      ("\u{1B}\r\u{1B}я\u{1B}\u{7F}", [.alt, .alt, .alt]),
      ("\u{1B}\u{1B}q", [.escape, .alt]),
      ("\u{1B}\u{1B}[A\u{1B}\u{1B}OP", [.alt, .alt]),
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
      (
        "\u{1B}OM\u{1B}Op\u{1B}Ok\u{1B}O1;2P\u{1B}O5C",
        [.enter, .character("0"), .character("+"), .function(1), .right]
      ),
      ("\u{1B}[1;3A\u{1B}[5;3~", [.alt, .alt]),
      ("\u{9B}A", [.up]),
    ] as [(String, [Key])]
  )
  func `the special keys of the usual terminals are known`(bytes: String, expected: [Key]) {
    #expect(keys(bytes) == expected)
  }

  @Test(arguments: [
    "\u{1B}[I", "\u{1B}[O", "\u{1B}[12;40R", "\u{1B}[?1;2c", "\u{1B}[>0;10;1c", "\u{1B}[201~",
    "\u{1B}[99~", "\u{1B}[1;", "\u{1B}[", "\u{1B}O", "\u{1B}]0;q\u{7}",
    "\u{1B}]11;rgb:0/0/0\u{1B}\\",
    "\u{1B}P1$r q\u{1B}\\", "\u{1B}[<0;3;4m", "\u{1B}[<35;3;4M", "\u{1B}[M#!!",
    "\u{1B}[<66;3;4M", "\u{1B}[2;3R", "\u{1B}[1;3R", "\u{9B}12;40R", "\u{9D}11;rgb:0/0/0\u{1B}\\",
    "\u{1B}[" + String(repeating: "7;", count: 100) + "7u",
    "\u{1B}[<0;0;0M", "\u{1B}[<99999999999999999999;1;1M", "\u{85}\u{9B}",
  ])
  func `reports, answers and cut sequences are no keys`(bytes: String) {
    #expect(keys(bytes).isEmpty)
  }

  @Test(arguments: ["\u{1B}[<0;12;5M", "\u{1B}[M ,%", "\u{1B}[<16;12;5M", "\u{1B}[32;12;5M"])
  func `a press of the first mouse button has its place`(bytes: String) {
    #expect(keys(bytes) == [.mouse(Point(column: 11, row: 4))])
  }

  @Test func `the wheel is a key each way`() {
    #expect(keys("\u{1B}[<64;3;4M\u{1B}[<65;3;4M\u{1B}[M`!!") == [.wheelUp, .wheelDown, .wheelUp])
  }

  @Test(
    arguments: [
      ("\u{1B}[13u\u{1B}[27u\u{1B}[9;2u\u{1B}[127u", [.enter, .escape, .backtab, .backspace]),
      (
        "\u{1B}[115u\u{1B}[115;1u\u{1B}[115;2u",
        [.character("s"), .character("s"), .character("S")]
      ),
      ("\u{1B}[61:43;2u\u{1B}[61;2;43u", [.character("+"), .character("+")]),
      ("\u{1B}[115;1:1u\u{1B}[115;1:2u\u{1B}[115;1:3u", [.character("s"), .character("s")]),
      ("\u{1B}[1;1:1A\u{1B}[1;1:3A\u{1B}[6;1:3~", [.up]),
      ("\u{1B}[115;3u\u{1B}[108;5u\u{1B}[27;5;108~", [.alt, .control("l"), .control("l")]),
      ("\u{1B}[57403u\u{1B}[57414u\u{1B}[57422u", [.character("4"), .enter, .pageDown]),
      ("\u{1B}[57441;2u\u{1B}[57358u\u{1B}[?1u", []),
    ] as [(String, [Key])]
  )
  func `keys in the form of kitty and of xterm with modifiers are understood`(
    bytes: String,
    expected: [Key]
  ) {
    #expect(keys(bytes) == expected)
  }

  @Test(
    arguments: [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80], [0x80, 0xBF]] as [[UInt8]]
  )
  func `bytes that are no UTF-8 disappear`(bytes: [UInt8]) {
    var decoding = KeyDecoding()
    #expect(decoding.keys(from: bytes + [0x71], at: .zero) == [.character("q")])
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

  @Test func `a paste without an end is over when it falls silent`() {
    var decoding = KeyDecoding()
    #expect(decoding.keys(from: "\u{1B}[200~half".utf8, at: .zero).isEmpty)
    #expect(decoding.keysAfterSilence(at: .seconds(1)).isEmpty)
    #expect(decoding.silenceAt == .seconds(2))
    #expect(decoding.keysAfterSilence(at: .seconds(2)) == [.paste("half", truncated: false)])
    #expect(decoding.keys(from: "q".utf8, at: .seconds(3)) == [.character("q")])
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
      _ = decoding.keys(from: bytes, at: .zero)
    }
    _ = decoding.keysAfterSilence(at: .seconds(9))
    #expect(decoding.keys(from: "q".utf8, at: .seconds(19)) == [.character("q")])
  }

  @Test func `an answer of the terminal without an end holds nothing but itself`() {
    var decoding = KeyDecoding()
    _ = decoding.keys(from: "\u{1B}]52;".utf8, at: .zero)
    #expect(decoding.keys(from: Array(repeating: 0x41, count: 10_000), at: .zero).isEmpty)
    #expect(decoding.keysAfterSilence(at: .seconds(1)).isEmpty)
    #expect(decoding.keys(from: "q".utf8, at: .seconds(3)) == [.character("q")])
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
