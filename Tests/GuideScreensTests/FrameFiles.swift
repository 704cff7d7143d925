import Foundation
import GuideScreens
import TerminalFrame
import Testing

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

  /// Compares a screen at one size with its file, and checks that nothing overlaps or is lost.
  static func check(
    _ screen: some Screen,
    named name: String,
    size: Size,
    look: Look = Look(),
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let frame = frame(screen, size, look)
    #expect(frame.overdrawnCells == 0, "\(name): texts overlap", sourceLocation: sourceLocation)
    #expect(frame.silentCuts == 0, "\(name): cut without a mark", sourceLocation: sourceLocation)
    let suffix = look == Look() ? "" : "-\(look.theme.rawValue)-\(look.repertoire)"
    let file = folder.appendingPathComponent(
      "\(name)-\(size.columns)x\(size.rows)\(suffix).txt"
    )
    if records {
      try frame.snapshot.write(to: file, atomically: true, encoding: .utf8)
      return
    }
    let expected = try? String(contentsOf: file, encoding: .utf8)
    #expect(
      frame.snapshot == expected,
      "\(file.lastPathComponent)",
      sourceLocation: sourceLocation
    )
  }
}

extension Size {
  static let small = Size(columns: 40, rows: 12)
  static let usual = Size(columns: 80, rows: 24)
  static let large = Size(columns: 120, rows: 36)
  static let wall = Size(columns: 200, rows: 60)
  static let all = [small, usual, large, wall]
}
