import TestProcesses
import Testing

/// The table of faults in `.github/RELIABILITY.md` against the tests that are there.
struct ReliabilityTableTests {
  private struct Row {
    let number: Int
    let evidence: String
  }

  private func rows() throws -> [Row] {
    try Processes.read(Processes.package + "/.github/RELIABILITY.md").split(separator: "\n")
      .compactMap { line in
        let cells = line.split(separator: "|", omittingEmptySubsequences: false)
        guard cells.count == 6, let number = Int(cells[1].filter(\.isNumber)) else { return nil }
        return Row(number: number, evidence: String(cells[4]))
      }
  }

  /// File and sentence of every test that a row names.
  private func tests(_ evidence: String) -> [(file: String, sentence: String)] {
    evidence.split(separator: "<br>").compactMap { part in
      let words = part.split(separator: "`", omittingEmptySubsequences: false)
      guard words.count == 3, let from = words[2].firstIndex(of: "“"),
        let to = words[2].lastIndex(of: "”")
      else { return nil }
      return (String(words[1]), String(words[2][words[2].index(after: from)..<to]))
    }
  }

  @Test func `every fault has its row, and every row a test or a reason`() throws {
    let rows = try rows()
    #expect(rows.map(\.number) == Array(1...max(75, rows.count)))
    for row in rows {
      #expect(row.evidence.count > 30, "row \(row.number) says neither test nor reason")
    }
  }

  @Test func `every test that the table of faults names is there`() throws {
    var texts: [String: String] = [:]
    var named = 0
    for row in try rows() {
      for test in tests(row.evidence) {
        named += 1
        let text = try texts[test.file] ?? Processes.read(Processes.package + "/Tests/" + test.file)
        texts[test.file] = text
        #expect(text.contains("func `\(test.sentence)`"), "row \(row.number): \(test)")
      }
    }
    #expect(named > 100)
  }
}
