import GuideScreens
import TerminalFrame
import Testing

@testable import GuideProgram

struct TypingTests {
  @Test(arguments: ["a", "\u{301}", "👩‍👩‍👧", "a\u{301}\u{301}", "\r\n"])
  func `a line is bounded in characters of Unicode, however they are put together`(text: String) {
    var line = TypedLine()
    for _ in 0..<3 {
      let many = String(repeating: text, count: Key.pasteMax)
      _ = line.take(.paste(many, truncated: false))
      _ = line.take(.left)
      #expect(line.text.unicodeScalars.count <= TypedLine.limit)
      #expect((0...line.text.count).contains(line.cursor))
    }
    #expect(!line.text.utf8.contains(UInt8(ascii: "\n")))
  }
}
