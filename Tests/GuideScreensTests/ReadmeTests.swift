import Foundation
import GuideScreens
import TerminalFrame
import Testing

/// The README's table of keys is made from the program's own; `RECORD_FRAMES=1` writes it anew.
struct ReadmeTests {
  private static let readme = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("README.md")

  @Test func `the README names the keys of a running technique`() throws {
    let text = try String(contentsOf: Self.readme, encoding: .utf8)
    let start = try #require(text.range(of: "<!-- keys -->\n"))
    let end = try #require(text.range(of: "\n<!-- /keys -->"))
    var lines = ["| key | what it does while a technique runs |", "| --- | --- |"]
    for row in KeyBindings.standard.listing(in: .running) {
      let keys = row.keys.map { "`\($0.name)`" }.joined(separator: row.isRange ? " to " : ", ")
      lines.append("| \(keys) | \(row.sentence) |")
    }
    let table = lines.joined(separator: "\n")
    if ProcessInfo.processInfo.environment["RECORD_FRAMES"] == "1" {
      let changed = text.replacingCharacters(in: start.upperBound..<end.lowerBound, with: table)
      try changed.write(to: Self.readme, atomically: true, encoding: .utf8)
    } else {
      #expect(text[start.upperBound..<end.lowerBound] == table)
    }
  }
}
