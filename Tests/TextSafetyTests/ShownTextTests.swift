import Testing
import TextSafety

struct ShownTextTests {
  @Test func `plain text passes untouched`() {
    #expect(ShownText("Back, 2 min").string == "Back, 2 min")
    #expect(ShownText("Спина, спокойно").string == "Спина, спокойно")
  }
}
