extension Connection {
  /// The schema and every row as text, in a fixed order.
  func dump() throws(RecordsError) -> String {
    let tables = try rows(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    ) { row in row.text(0) }
    var lines = try rows(
      "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name"
    ) { row in row.text(0) + ";" }
    for table in tables {
      let columns = try rows("SELECT name FROM pragma_table_info(?1)", [.text(table)]) { row in
        row.text(0)
      }
      let values = columns.map { "quote(\"\($0)\")" }.joined(separator: " || ', ' || ")
      lines += try rows("SELECT \(values) FROM \"\(table)\" ORDER BY 1") { row in
        "\(table): \(row.text(0))"
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
