import TerminalFrame
import Testing

@testable import Terminal

struct KeyBurstsTests {
  private func typed(_ text: String) -> [Key] {
    text.map { $0 == "\n" ? .enter : .character($0) }
  }

  private func gathered(_ keys: [Key], lyingFor age: Duration = .zero) -> [Key] {
    var bursts = KeyBursts()
    return bursts.gathered(keys, at: .seconds(1), lyingFor: age)
  }

  @Test(arguments: ["s", "4", "\n", " "])
  func `a single key is a key`(text: String) {
    #expect(gathered(typed(text)) == typed(text))
  }

  @Test(arguments: ["s4", "sb4", "4\n", "q\tx", "ssssb"])
  func `different letters at once are pasted text and no keys`(text: String) {
    #expect(gathered(typed(text)) == [.paste(text, truncated: false)])
  }

  @Test func `keys typed one by one while the guide was busy stay keys`() {
    let keys = typed("ssbb+4r\n")
    #expect(gathered(keys, lyingFor: .seconds(1)) == keys)
    #expect(gathered(keys, lyingFor: .milliseconds(100)) != keys)
  }

  @Test func `what comes right after a burst belongs to it`() {
    var bursts = KeyBursts()
    _ = bursts.gathered(typed("quit now"), at: .seconds(1), lyingFor: .zero)
    let soon = Duration.seconds(1) + .milliseconds(10)
    #expect(
      bursts.gathered(typed("x"), at: soon, lyingFor: .zero) == [.paste("x", truncated: false)]
    )
    #expect(bursts.gathered(typed("q"), at: .seconds(2), lyingFor: .zero) == typed("q"))
  }

  @Test func `a key that was held down stays a key`() {
    let keys = typed(String(repeating: "s", count: 300))
    #expect(gathered(keys) == keys)
  }

  @Test func `the keys of a remote and of arrows stay keys`() {
    #expect(gathered([.pageDown]) == [.pageDown])
    #expect(gathered([.down, .down, .enter]) == [.down, .down, .enter])
  }

  @Test func `a great paste is cut`() {
    let keys = typed(String(repeating: "ab", count: 1_500))
    #expect(gathered(keys) == [.paste(String(repeating: "ab", count: 1_000), truncated: true)])
  }
}
