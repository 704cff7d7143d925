import Testing
import TextSafety

struct ScalarSafetyTests {
  @Test func `what is known to be plain is plain by the tables of Unicode`() {
    let blocks: [Range<UInt32>] = [0x20..<0x7F, 0xA0..<0xAD, 0xAE..<0x300, 0x2190..<0x2C00]
    for scalar in blocks.joined().compactMap(Unicode.Scalar.init) {
      let properties = scalar.properties
      let isMark = [.nonspacingMark, .enclosingMark].contains(properties.generalCategory)
      let isUnsafe =
        properties.isBidiControl || properties.isNoncharacterCodePoint
        || properties.isDefaultIgnorableCodePoint || properties.generalCategory == .control
      #expect(!isMark && !isUnsafe, "U+\(String(scalar.value, radix: 16))")
      let text = "a\(scalar)b"
      #expect(ShownText(text).string == text)
    }
  }
}
