import TerminalFrame
import Testing

@testable import Terminal

/// Sequences that a slow line tears: what one press or one answer sends is never two keys.
struct TornSequenceTests {
  /// What terminals send, and the key that it is.
  private static let sequences: [(bytes: String, key: Key?)] = {
    var sequences: [(String, Key?)] = [
      ("\u{1B}[5~", .pageUp), ("\u{1B}[6~", .pageDown), ("\u{1B}[3;5~", .delete),
      ("\u{1B}[Z", .backtab), ("\u{1B}[[A", .function(1)), ("\u{1B}OM", .enter),
      ("\u{1B}Ot", .character("4")), ("\u{1B}[24~", .function(12)), ("\u{1B}OS", .function(4)),
      ("\u{1B}[1;2P", .function(1)), ("\u{1B}[1;3C", .alt), ("\u{1B}\u{1B}[A", .alt),
      ("\u{1B}\u{1B}[[A", .alt),
      ("\u{1B}q", .alt), ("\u{1B}я", .alt), ("\u{1B}[115u", .character("s")),
      ("\u{1B}[115;1:3u", nil), ("\u{1B}[27;5;108~", .control("l")),
      ("\u{1B}[<0;24;16M", .mouse(Point(column: 23, row: 15))), ("\u{1B}[<0;24;16m", nil),
      ("\u{1B}[M ,%", .mouse(Point(column: 11, row: 4))),
      ("\u{1B}[32;12;5M", .mouse(Point(column: 11, row: 4))), ("\u{1B}[<64;3;4M", .wheelUp),
      ("\u{1B}[I", nil), ("\u{1B}[O", nil), ("\u{1B}[12;40R", nil), ("\u{1B}[?62;1;6c", nil),
      ("\u{1B}[>41;354;0c", nil), ("\u{1B}[0n", nil), ("\u{1B}[?2004;1$y", nil),
      ("\u{1B}[8;24;80t", nil), ("\u{1B}]11;rgb:1e1e/2e2e/3434\u{1B}\\", nil),
      ("\u{1B}]52;c;NHNi\u{7}", nil), ("\u{1B}P1$r4 q\u{1B}\\", nil),
      ("\u{1B}P>|XTerm(354)\u{1B}\\", nil), ("\u{1B}_Gi=31;OK\u{1B}\\", nil),
      ("é", .character("é")),
      ("腰", .character("腰")), ("👍", .character("👍")), ("\u{9B}6~", .pageDown),
      ("\u{1B}[200~s4q\u{1B}[201~", .paste("s4q", truncated: false)),
    ]
    for (letter, key) in zip("ABCDHF", [Key.up, .down, .right, .left, .home, .end]) {
      sequences += [
        ("\u{1B}[\(letter)", key), ("\u{1B}O\(letter)", key), ("\u{1B}[1;5\(letter)", key),
      ]
    }
    return sequences
  }()

  /// A line that brings bytes at their times, as the loop reads it.
  private struct Line {
    var decoding = KeyDecoding()
    var now = Duration.seconds(100)
    var keys: [Key] = []

    mutating func bring(_ bytes: some Sequence<UInt8>, after gap: Duration) {
      wait(gap)
      keys += decoding.keys(from: bytes, at: now)
    }

    mutating func wait(_ gap: Duration) {
      let end = now + gap
      while let due = decoding.silenceAt, due < end {
        now = max(now, due)
        keys += decoding.keysAfterSilence(at: now)
      }
      now = end
    }
  }

  @Test(arguments: [1, 20, 30, 60, 120, 250, 500, 900])
  func `a sequence torn at any byte is the same key or none`(milliseconds: Int) {
    let gap = Duration.milliseconds(milliseconds)
    for (text, key) in Self.sequences {
      let bytes = Array(text.utf8)
      for cut in 1..<bytes.count {
        var line = Line()
        line.bring(bytes[..<cut], after: .zero)
        line.bring(bytes[cut...], after: gap)
        line.wait(.seconds(3))
        let loneEscapes = bytes[..<cut].allSatisfy { $0 == 0x1B } && milliseconds > 25
        // An ESC alone cannot be told from the key: it is that, once, and nothing comes of the rest.
        if loneEscapes, cut == 1, !(bytes.count > 1 && "[OP]_".utf8.contains(bytes[1])) { continue }
        let escapes = Array(repeating: Key.escape, count: cut)
        let expected =
          loneEscapes
          ? escapes + (key.isPaste ? [key] : []).compactMap(\.self) : [key].compactMap(\.self)
        #expect(line.keys == expected, "\(text.debugDescription) after \(cut) bytes")
      }
    }
  }

  @Test(arguments: [1, 25, 120, 900])
  func `a sequence that comes byte by byte is the same key or none`(milliseconds: Int) {
    for (text, key) in Self.sequences where text.utf8.first != 0x1B || milliseconds <= 25 {
      var line = Line()
      for byte in text.utf8 {
        line.bring(CollectionOfOne(byte), after: .milliseconds(milliseconds))
      }
      line.wait(.seconds(3))
      #expect(line.keys == [key].compactMap(\.self), "\(text.debugDescription)")
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `keys in any order keep it, however the line tears them`(seed: UInt64) {
    var random = SplitMix64(state: seed)
    let plain: [(bytes: String, key: Key?)] = "s4 \r+".map {
      (String($0), $0 == "\r" ? .enter : .character($0))
    }
    for _ in 0..<400 {
      var line = Line()
      var expected: [Key] = []
      for _ in 0..<8 {
        let all = Bool.random(using: &random) ? plain : Self.sequences
        guard let (text, key) = all.randomElement(using: &random) else { continue }
        let bytes = Array(text.utf8)
        // A lone ESC is told from the start of a sequence by what follows within 25 ms.
        let first = bytes.prefix { $0 == 0x1B }.count + (bytes.first == 0x1B ? 1 : 0)
        let cut = Int.random(in: min(first, bytes.count)...bytes.count, using: &random)
        line.bring(bytes[..<cut], after: .milliseconds(Int.random(in: 450...2_000, using: &random)))
        line.bring(bytes[cut...], after: .milliseconds(Int.random(in: 1...900, using: &random)))
        expected += [key].compactMap(\.self)
      }
      line.wait(.seconds(3))
      #expect(line.keys == expected)
    }
  }

  @Test func `a lone ESC waits longer on a line that tears, and less again on one that does not`() {
    var line = Line()
    func wait() -> Duration {
      var copy = line
      copy.bring([0x1B], after: .seconds(3))
      return (copy.decoding.silenceAt ?? copy.now) - copy.now
    }
    #expect(wait() == .milliseconds(25))
    line.bring("\u{1B}[".utf8, after: .seconds(2))
    line.bring("6~".utf8, after: .milliseconds(100))
    #expect(wait() == .milliseconds(200))
    // The same tear right after the ESC is now no Escape.
    line.bring([0x1B], after: .seconds(2))
    line.bring("[6~".utf8, after: .milliseconds(150))
    #expect(line.keys == [.pageDown, .pageDown])
    for _ in 0..<30 { line.bring("s".utf8, after: .seconds(2)) }
    #expect(wait() == .milliseconds(25))
  }
}

extension Key? {
  fileprivate var isPaste: Bool {
    if case .paste = self { true } else { false }
  }
}
