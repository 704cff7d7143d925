import Testing
import TextSafety

@testable import TerminalFrame

struct TextWidthTests {
  init() {
    Repertoire.useUTF8()
  }

  @Test(arguments: [
    ("", 0),
    ("neck", 4),
    ("поясница", 8),
    ("腰", 2),
    ("腰 L1", 5),
    ("e\u{301}", 1),
    ("\u{301}", 1),
    ("👩‍🔧", 4),
    ("👍🏽", 2),
    ("❤️", 1),
    ("한국", 4),
    ("नमस्ते", 4),
    ("\u{1B}[31m", 5),
  ])
  func `columns are counted as the terminal does`(text: String, columns: Int) {
    #expect(ShownText(text).columns == columns)
    var frame = Frame(size: Size(columns: 20, rows: 1))
    #expect(frame.put(ShownText(text), at: Point(column: 0, row: 0)) == columns)
  }

  @Test(arguments: [
    ("effleurage", 10, "effleurage"),
    ("effleurage", 9, "effleura…"),
    ("effleurage", 1, "…"),
    ("effleurage", 0, ""),
    ("neck side", 6, "neck…"),
    ("腰背部", 5, "腰背…"),
    ("腰背部", 4, "腰…"),
  ])
  func `a text is cut with a mark`(text: String, columns: Int, cut: String) {
    #expect(ShownText(text).cut(toColumns: columns) == ShownText(cut))
  }

  @Test(arguments: [
    ("", 10, [""]),
    ("slow long strokes", 17, ["slow long strokes"]),
    ("slow long strokes", 16, ["slow long", "strokes"]),
    ("slow   long", 5, ["slow", "long"]),
    ("effleurage at rest", 6, ["effleu", "rage", "at", "rest"]),
    ("one\n\ntwo", 10, ["one", "", "two"]),
    ("腰背部", 4, ["腰背", "部"]),
    ("abc", 0, ["ab", "c"]),
  ])
  func `a text is wrapped between words`(text: String, columns: Int, lines: [String]) {
    #expect(ShownText(lines: text).wrapped(toColumns: columns).map(\.string) == lines)
  }

  @Test func `a wrapped text that is too long ends in a mark`() {
    let text = ShownText("slow long strokes towards the heart")
    #expect(
      text.wrapped(toColumns: 12, lines: 2).map(\.string) == ["slow long", "strokes tow…"]
    )
    #expect(text.wrapped(toColumns: 12, lines: 0).isEmpty)
  }
}
