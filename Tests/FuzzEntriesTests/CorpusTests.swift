import Foundation
import FuzzEntries
import TestSupport
import Testing

/// Every input that is kept goes through its door once in every test run.
struct CorpusTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Corpus")

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func `whatever a terminal sends, with any pauses, makes no key that it does not hold`(
    seed: UInt64
  ) {
    let entry = FuzzEntry(.keys)
    var random = SeededNumbers(seed: seed)
    let pieces = [
      "\u{1B}[", "\u{1B}O", "\u{1B}]11;", "\u{1B}P", "\u{1B}", "~", "6", ";", "<0;", "M", "m", "u",
      "A",
      "200~", "\u{1B}[201~", "\u{1B}\\", "\u{7}", "s", "\r", "я", "\u{9B}", "27;5;108~", "[", "x",
    ].map { Array($0.utf8) }
    for _ in 0..<1_500 {
      let input = (0..<Int.random(in: 1...24, using: &random)).flatMap { _ -> [UInt8] in
        switch Int.random(in: 0..<10, using: &random) {
        case 0..<4: [0xFF, UInt8.random(in: 0...255, using: &random)]
        case 4: [UInt8.random(in: 0...255, using: &random)]
        default: pieces.randomElement(using: &random) ?? []
        }
      }
      #expect(entry.complaints(about: input) == [], "\(input)")
    }
  }

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
