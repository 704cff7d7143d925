import Testing

@testable import TerminalFrame

struct BlockFontTests {
  private static let characters = "0123456789:-ABCDEFGHIJKLMNOPQRSTUVWXYZ '+.,/"

  @Test func `a countdown of three rows`() throws {
    let box = Size(columns: 80, rows: 3)
    let font = try #require(BlockFont.largest(for: "88:88", in: box))
    #expect(
      font.lines(of: "12:34") == [
        " ▀█  ▀▀▀█ ▄ ▀▀▀█ █  █",
        "  █  ▄▄▄█   ▄▄▄█ █▄▄█",
        " ▄█  █▄▄▄ ▀ ▄▄▄█    █",
      ]
    )
  }

  @Test func `a third of a small screen makes digits with thick strokes`() throws {
    let font = try #require(BlockFont.largest(for: "88:88", in: Size(columns: 80, rows: 8)))
    #expect(font.rows == 8)
    #expect(
      font.lines(of: "47") == [
        "███    ███  ██████████",
        "███    ███  ▀▀▀▀▀▀▀███",
        "███    ███         ███",
        "███▄▄▄▄███         ███",
        "██████████         ███",
        "       ███         ███",
        "       ███         ███",
        "       ███         ███",
      ]
    )
  }

  @Test func `plain ASCII has digits of number signs`() throws {
    let box = Size(columns: 40, rows: 5)
    let font = try #require(BlockFont.largest(for: "0:00", in: box, repertoire: .ascii))
    #expect(
      font.lines(of: "2:8") == [
        "######      ######",
        "    ##  ##  ##  ##",
        "######      ######",
        "##      ##  ##  ##",
        "######      ######",
      ]
    )
  }

  @Test(arguments: [Repertoire.unicode, .ascii], [3, 5, 8, 12, 20, 30])
  func `every character looks different from every other`(repertoire: Repertoire, rows: Int) {
    let box = Size(columns: 400, rows: rows)
    guard let font = BlockFont.largest(for: "8", in: box, repertoire: repertoire), rows >= 5 else {
      return
    }
    var seen: [[String]: Character] = [:]
    for character in Self.characters where character != "O" && character != "S" {
      let lines = font.lines(of: String(character))
      #expect(lines.count == rows)
      #expect(seen[lines] == nil, "\(character) looks like \(seen[lines] ?? " ")")
      seen[lines] = character
    }
  }

  @Test(arguments: [1, 3, 4, 5, 7, 12, 60], [1, 10, 24, 38, 80, 200])
  func `a font that fits stays inside its box`(rows: Int, columns: Int) {
    let box = Size(columns: columns, rows: rows)
    for repertoire in [Repertoire.unicode, .ascii] {
      for text in ["0:00", "88:88", "-1:00:00", "Petrissage"] {
        guard let font = BlockFont.largest(for: text, in: box, repertoire: repertoire),
          let size = font.size(of: text)
        else { continue }
        #expect(size.columns <= columns && size.rows <= rows)
        #expect(font.lines(of: text).count == size.rows)
      }
    }
  }

  @Test func `a window twice as large gets digits twice as large`() throws {
    let small = try #require(BlockFont.largest(for: "88:88", in: Size(columns: 80, rows: 9)))
    let large = try #require(BlockFont.largest(for: "88:88", in: Size(columns: 160, rows: 18)))
    #expect(large.rows == 2 * small.rows)
  }

  @Test func `digits are equally wide, so a countdown keeps its place`() throws {
    let font = try #require(BlockFont.largest(for: "88:88", in: Size(columns: 80, rows: 8)))
    let widths = Set((0...9).map { font.size(of: "\($0)")?.columns })
    #expect(widths.count == 1)
  }

  @Test(arguments: ["эффлераж", "腰", "é", "\u{1B}[2J", ""])
  func `a text with no large form has no font`(text: String) {
    #expect(BlockFont.largest(for: text, in: Size(columns: 200, rows: 60)) == nil)
  }

  @Test func `small letters are drawn as capitals`() throws {
    let font = try #require(BlockFont.largest(for: "neck", in: Size(columns: 80, rows: 6)))
    #expect(font.lines(of: "neck") == font.lines(of: "NECK"))
  }
}
