/// A number of columns and rows; neither is below zero.
package struct Size: Sendable, Hashable {
  package let columns: Int
  package let rows: Int

  package init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }
}

/// A cell's place, counted from the upper left corner, which is 0, 0.
package struct Point: Sendable, Hashable {
  package var column: Int
  package var row: Int

  package init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }
}

/// A part of the screen.
package struct Rectangle: Sendable, Hashable {
  package let origin: Point
  package let size: Size

  package init(origin: Point, size: Size) {
    self.origin = origin
    self.size = size
  }

  package init(column: Int, row: Int, columns: Int, rows: Int) {
    origin = Point(column: column, row: row)
    size = Size(columns: columns, rows: rows)
  }

  package func contains(_ point: Point) -> Bool {
    point.column >= origin.column && point.column - origin.column < size.columns
      && point.row >= origin.row && point.row - origin.row < size.rows
  }
}
