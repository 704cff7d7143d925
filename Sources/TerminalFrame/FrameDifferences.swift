import CWidth

/// Cells of one row, side by side, that share a style.
package struct CellRun: Sendable, Hashable {
  package let start: Point
  package let style: Style
  /// Positions in the new frame's cells.
  package let indices: Range<Int>
}

extension Frame {
  /// The runs of `next` that differ from this frame; everything when the sizes differ.
  package func differences(to next: Frame) -> [CellRun] {
    let isComparable = size == next.size
    var runs: [CellRun] = []
    for row in 0..<next.size.rows where !isComparable || !hasRow(row, of: next) {
      var column = 0
      let first = row * next.size.columns
      while column < next.size.columns {
        let index = first + column
        guard !isComparable || cells[index] != next.cells[index] else {
          column += 1
          continue
        }
        let start = next.cells[index].isContinuation && column > 0 ? column - 1 : column
        let style = next.cells[first + start].style
        var end = column + 1
        while end < next.size.columns, next.cells[first + end].style == style,
          next.cells[first + end].isContinuation || !isComparable
            || cells[first + end] != next.cells[first + end]
        {
          end += 1
        }
        runs.append(
          CellRun(
            start: Point(column: start, row: row),
            style: style,
            indices: (first + start)..<(first + end)
          )
        )
        column = end
      }
    }
    return runs
  }

  /// Whether a row is the same byte for byte, as most are; then its cells are.
  private func hasRow(_ row: Int, of next: Frame) -> Bool {
    let start = row * size.columns * MemoryLayout<Cell>.stride
    return cells.withUnsafeBytes { cells in
      next.cells.withUnsafeBytes { next in
        guard let cells = cells.baseAddress, let next = next.baseAddress else { return true }
        return memcmp(cells + start, next + start, size.columns * MemoryLayout<Cell>.stride) == 0
      }
    }
  }
}
