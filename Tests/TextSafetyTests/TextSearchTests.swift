import Testing
import TextSafety

struct TextSearchTests {
  @Test(arguments: [
    ("a neck massage", "neck", true),
    ("a neck massage", "", true),
    ("a nnneck massage", "nneck", true),
    ("a neck massage", "necks", false),
    ("", "neck", false),
    ("spalla e collo\u{301}", "collo", true),
    ("line\r\nbreak", "\n", true),
  ])
  func `a part is found byte for byte`(text: String, part: String, isHeld: Bool) {
    #expect(text.holds(part) == isHeld)
  }
}
