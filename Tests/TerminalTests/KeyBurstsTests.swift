import TerminalFrame
import Testing

@testable import Terminal

struct KeyBurstsTests {
  private func typed(_ text: String) -> [Key] {
    text.map { $0 == "\n" ? .enter : .character($0) }
  }

  @Test func `keys typed fast stay keys`() {
    var bursts = KeyBursts()
    let keys = typed("ssbb+4r\n")
    #expect(bursts.gathered(keys, at: .seconds(1)) == keys)
  }

  @Test func `a long run of letters in one reading is a paste`() {
    var bursts = KeyBursts()
    let text = String(repeating: "quit now\n", count: 10)
    #expect(bursts.gathered(typed(text), at: .seconds(1)) == [.paste(text, truncated: false)])
    let rest = bursts.gathered(typed("xq"), at: .seconds(1) + .milliseconds(10))
    #expect(rest == [.paste("xq", truncated: false)])
    #expect(bursts.gathered(typed("q"), at: .seconds(2)) == [.character("q")])
  }

  @Test func `a key that was held down stays a key`() {
    var bursts = KeyBursts()
    let keys = typed(String(repeating: "s", count: 300))
    #expect(bursts.gathered(keys, at: .seconds(1)) == keys)
  }

  @Test func `a run with other keys in it stays keys`() {
    var bursts = KeyBursts()
    let keys = typed(String(repeating: "ab", count: 50)) + [.up]
    #expect(bursts.gathered(keys, at: .seconds(1)) == keys)
  }

  @Test func `a great paste is cut`() {
    var bursts = KeyBursts()
    let keys = typed(String(repeating: "ab", count: 1_500))
    #expect(
      bursts.gathered(keys, at: .seconds(1)) == [
        .paste(String(repeating: "ab", count: 1_000), truncated: true)
      ]
    )
  }
}
