import ProtocolLibrary
import SessionEngine
import Testing

/// The table of `Protocols/README.md`: every massage system and the file that guides it.
struct SystemsTableTests {
  private static let finder = ShippedLibrary.finder

  private static func rows() throws -> [Row] {
    let text = try SourceFile.read(ShippedLibrary.folder + "/README.md").text
    return text.split(separator: "\n").compactMap(Row.init)
  }

  @Test func `every system has one row, in order`() throws {
    let expected = (1...82).map { $0 < 10 ? "S0\($0)" : "S\($0)" }
    #expect(try Self.rows().map(\.system) == expected)
  }

  @Test func `every row leads to a file or says why there is none`() throws {
    for row in try Self.rows() {
      #expect(!row.place.isEmpty, "\(row.system)")
      #expect(!row.files.isEmpty || row.place.hasPrefix("not guided: "), "\(row.system)")
    }
  }

  @Test func `a file that a row leads to names the system as its source`() throws {
    for row in try Self.rows() {
      for id in row.files {
        let read = try #require(ShippedLibrary.protocols[id])
        #expect(read.sources.contains { $0.contains(row.system) }, "\(row.system): \(id)")
      }
    }
  }

  @Test func `the page is what the program prints`() throws {
    let protocols = Self.finder.entries.compactMap { ShippedLibrary.protocols[$0.id] }
    let page = try SourceFile.read(ShippedLibrary.folder + "/README.md").text
    #expect(page == SystemsTable(protocols).text)
  }

  @Test func `every protocol stands in the table`() throws {
    let named = Set(try Self.rows().flatMap(\.files))
    #expect(Set(Self.finder.entries.map(\.id)) == named)
  }
}

/// One line of the table: system, what it is, where it lives.
private struct Row {
  let system: String
  let place: String

  init?(_ line: Substring) {
    guard line.hasPrefix("| S"), line.contains(where: \.isNumber) else { return nil }
    let cells = line.split(separator: "|").map { $0.trimmed }
    guard cells.count == 3, cells[0].count == 3 else { return nil }
    system = cells[0]
    place = cells[2]
  }

  /// The ids of the files that are linked.
  var files: [String] {
    place.split(separator: "(").dropFirst().compactMap { part in
      part.split(separator: ")").first.flatMap { link in
        link.hasSuffix(".yaml") ? String(link.dropLast(5)) : nil
      }
    }
  }
}

extension Substring {
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
