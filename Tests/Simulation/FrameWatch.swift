package import TerminalFrame
import TextSafety

/// What must hold for every frame, whatever it shows.
package enum FrameWatch {
  /// The rules that the frame breaks.
  package static func broken(_ frame: Frame) -> [String] {
    var broken = broken(frame.cells, frame.size)
    if frame.overdrawnCells > 0 { broken.append("\(frame.overdrawnCells) cells are overdrawn") }
    if frame.silentCuts > 0 { broken.append("\(frame.silentCuts) texts are cut without a mark") }
    if let cursor = frame.cursor, frame[cursor] == nil { broken.append("the cursor is outside") }
    return broken
  }

  /// What is wrong with the cells of a frame.
  static func broken(_ cells: [Cell], _ size: Size) -> [String] {
    guard cells.count == size.columns * size.rows else { return ["cells are missing"] }
    var broken: [String] = []
    for (place, cell) in cells.enumerated() {
      if cell.width == 1, isPlain(cell.glyph) { continue }
      if let fault = fault(of: cell, at: place, in: cells, size) {
        broken.append("row \(place / size.columns), column \(place % size.columns): \(fault)")
      }
    }
    return broken
  }

  /// ASCII, and the lines, blocks and dots that screens are drawn with.
  private static func isPlain(_ glyph: Glyph) -> Bool {
    let code = glyph.packed(0)
    return ((0x20..<0x7F).contains(code) || (0x2500...0x28FF).contains(code))
      && glyph.packed(1) == 0
  }

  private static func fault(of cell: Cell, at place: Int, in cells: [Cell], _ size: Size)
    -> String?
  {
    let column = place % size.columns
    switch cell.width {
    case 0:
      guard column > 0, cells[place - 1].width == 2 else { return "half a wide character" }
    case 1: break
    case 2:
      guard column + 1 < size.columns, cells[place + 1].width == 0 else {
        return "a wide character without its second half"
      }
    default: return "a width of \(cell.width)"
    }
    let text = cell.glyph.text
    if !ForbiddenCharacter.all(in: text).isEmpty || text.utf8.contains(0x0A) || text == "\t" {
      return "\(text.debugDescription) must not be shown"
    }
    if cell.width > 0, ShownText(text).columns != Int(cell.width) {
      return "\(text.debugDescription) does not take \(cell.width) columns"
    }
    return nil
  }
}

extension Frame {
  /// Whether some row shows these words, of characters of one column each.
  func shows(_ words: String) -> Bool {
    let sought = words.unicodeScalars.map(Glyph.init)
    guard let first = sought.first, size.columns >= sought.count else { return false }
    return (0..<size.rows).contains { row in
      let starts = (row * size.columns)...((row + 1) * size.columns - sought.count)
      return starts.contains { start in
        cells[start].glyph == first
          && sought.indices.allSatisfy { cells[start + $0].glyph == sought[$0] }
      }
    }
  }
}
