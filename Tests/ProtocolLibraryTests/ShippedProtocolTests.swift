import ProtocolLibrary
import SessionEngine
import Testing

struct ShippedProtocolTests {
  private static let finder = ShippedLibrary.finder

  @Test func `the shared rules are read without a finding`() {
    #expect(Self.finder.commonRules().diagnostics.map(\.text) == [])
    #expect(Self.finder.commonRules().rules.cautions.isEmpty == false)
  }

  @Test func `every shipped protocol is there and named after its id`() throws {
    #expect(Self.finder.faults == [])
    #expect(!Self.finder.entries.isEmpty)
    for entry in Self.finder.entries {
      #expect(String.isFileName(entry.id), "\(entry.path)")
    }
  }

  @Test(arguments: finder.entries.map(\.id))
  func `a shipped protocol has no errors and explains its warnings`(id: String) throws {
    let path = try Self.finder.path(for: id)
    let reading = try #require(ShippedLibrary.readings[id])
    #expect(reading.diagnostics.map(\.text) == [])
    let read = try #require(reading.protocol)
    #expect(read.id == id)
    #expect(ProtocolFinder.title(at: path) == read.title)
  }
}

extension String {
  fileprivate static func isFileName(_ name: String) -> Bool {
    name.utf8.allSatisfy { $0 == 0x2D || (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
  }
}
