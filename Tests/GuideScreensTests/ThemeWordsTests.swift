import GuideScreens
import ProtocolLibrary
import Testing

struct ThemeWordsTests {
  @Test func `the settings know every theme by its word, and no other`() {
    let words = Settings.Theme.allCases.map(\.rawValue).sorted()
    #expect(words == Theme.allCases.map(\.rawValue).sorted())
  }
}
