import Foundation
import GuideScreens
import TerminalFrame
import Testing

@testable import GuideProgram

/// Frames kept as text beside the tests; `RECORD_FRAMES=1` writes them anew.
enum FrameFiles {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Frames")
  private static let records = ProcessInfo.processInfo.environment["RECORD_FRAMES"] == "1"
  private static let hasUTF8 = Repertoire.useUTF8()

  /// Draws a screen once the locale is one in which characters have widths.
  static func frame(_ screen: some Screen, _ size: Size, _ look: Look) -> Frame {
    #expect(hasUTF8)
    return screen.frame(size: size, look: look)
  }

  /// The looks a file holds, beside any that are named.
  static let looks = [
    ("colour", Look()), ("monochrome", Look(theme: .monochrome)),
    ("ascii", Look(theme: .monochrome, repertoire: .ascii)),
  ]

  /// Compares a screen at one size, in all looks, with its file, and checks that nothing overlaps
  /// or is lost.
  static func check(
    _ screen: some Screen,
    named name: String,
    size: Size,
    looks: [(name: String, look: Look)] = Self.looks,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    var text = ""
    var first: Frame?
    for (word, look) in looks {
      let frame = frame(screen, size, look)
      let place = "\(name) in \(word)"
      #expect(frame.overdrawnCells == 0, "\(place): overlaps", sourceLocation: sourceLocation)
      #expect(frame.silentCuts == 0, "\(place): cut silently", sourceLocation: sourceLocation)
      text += "== \(word)\n" + frame.snapshot(after: first)
      first = first ?? frame
    }
    let file = folder.appendingPathComponent("\(name)-\(size.columns)x\(size.rows).txt")
    if records {
      try text.write(to: file, atomically: true, encoding: .utf8)
      return
    }
    let expected = try? String(contentsOf: file, encoding: .utf8)
    #expect(text == expected, "\(file.lastPathComponent)", sourceLocation: sourceLocation)
  }
}

extension FrameFiles {
  /// The same for a page, with what stands on every screen.
  static func check(
    _ page: any Page,
    _ standing: Standing = Standing(),
    named name: String,
    size: Size,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let screen = PageScreen(page, standing: standing)
    try check(screen, named: name, size: size, sourceLocation: sourceLocation)
  }
}

extension Frame {
  /// The frame as text; rows that are those of another frame are not told again.
  fileprivate func snapshot(after other: Frame?) -> String {
    guard let other else { return snapshot }
    let all = snapshot.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines == other.lines else { return snapshot }
    return "the same text\n" + all.dropFirst(1 + size.rows).joined(separator: "\n")
  }
}

extension Size {
  static let small = Size(columns: 40, rows: 12)
  static let usual = Size(columns: 80, rows: 24)
  static let large = Size(columns: 120, rows: 36)
  static let wall = Size(columns: 200, rows: 60)
  static let all = [small, usual, large, wall]
}
