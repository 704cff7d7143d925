import Foundation
import FuzzEntries
import Testing

/// Every input that is kept goes through its door once in every test run.
struct CorpusTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Corpus")

  @Test(arguments: FuzzEntry.Kind.allCases)
  func `what the fuzzers start from is taken without a complaint`(kind: FuzzEntry.Kind) throws {
    let inputs = try FileManager.default.contentsOfDirectory(
      at: Self.folder.appending(path: kind.rawValue),
      includingPropertiesForKeys: nil
    )
    #expect(!inputs.isEmpty)
    let entry = FuzzEntry(kind)
    for input in inputs {
      let complaints = entry.complaints(about: [UInt8](try Data(contentsOf: input)))
      #expect(complaints == [], "\(input.lastPathComponent)")
    }
  }
}
