import Layouts
import SessionEngine
import Testing

@testable import GuideProgram

/// What a yes means, for every question of every protocol.
struct ConsequenceTests {
  private static let protocols = ShippedProtocols.all()
  private static let questions = Set(protocols.flatMap(\.contraindications))
    .sorted { $0.id < $1.id }

  /// What every massage asks.
  private static let usual = protocols.filter { $0.id == "relaxing-whole-body" }
    .flatMap(\.contraindications)

  @Test func `what a yes means is said once`() {
    let doubled = [
      "not today", "no massage", "with a doctor", "clearance", "doctor's consent",
      "not with this protocol", "is left out", "are left out", "only lightly",
    ]
    for question in Self.questions {
      let text = question.text?.lowercased() ?? ""
      for words in doubled where text.contains(words) {
        let isSaid = question.consequence.lowercased().components(of: words) > 1
        #expect(!isSaid, "\(question.id): \(question.consequence)")
      }
    }
  }

  @Test func `a yes names what it limits`() throws {
    func consequence(_ id: String) throws -> String {
      let asked = Self.usual + Self.questions
      return try #require(asked.first { $0.id == id }).consequence
    }
    #expect(try consequence("painkillers").hasPrefix("Yes means: pressure at most light."))
    #expect(try consequence("numb-place").hasPrefix("Yes means: the place is worked only lightly."))
    #expect(try consequence("skin-marks") == "Yes means: the place is left out.")
    #expect(try consequence("wounds").hasPrefix("Yes means: the place is left out."))
    #expect(try consequence("sudden-signs") == "Yes means: no massage. Call an ambulance.")
    #expect(try consequence("bee-products").hasPrefix("Yes means: not with this protocol"))
  }
}

extension String {
  /// How often the words stand in it.
  fileprivate func components(of words: String) -> Int {
    indices.count { self[$0...].hasPrefix(words) }
  }
}
