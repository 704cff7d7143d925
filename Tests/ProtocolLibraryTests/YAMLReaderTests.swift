import ProtocolLibrary
import Testing

struct YAMLReaderTests {
  @Test(arguments: [
    FindingCase("tab before a name", "a:\n1️⃣\tb: c\n", "P002"),
    FindingCase("tab after a colon", "a:1️⃣\tb\n", "P002"),
    FindingCase("too far in", "a: b\n  1️⃣c: d\n", "P003"),
    FindingCase("too far out", "a:\n    b: c\n  1️⃣d: e\n", "P003"),
    FindingCase("list on the line of its name", "a: 1️⃣- b\n", "P003"),
    FindingCase("no colon", "a: b\n1️⃣c\n", "P003"),
    FindingCase("anchor", "a: 1️⃣&x b\n", "P004"),
    FindingCase("alias", "a: 1️⃣*x\n", "P004"),
    FindingCase("tag", "a: 1️⃣!!str b\n", "P004"),
    FindingCase("object tag", "a: 1️⃣!!python/object:os.system x\n", "P004"),
    FindingCase("braces", "a: 1️⃣{b: c}\n", "P004"),
    FindingCase("brackets in brackets", "a: [b, 1️⃣[c]]\n", "P004"),
    FindingCase("field in brackets", "a: [1️⃣b: c]\n", "P004"),
    FindingCase("brackets over two lines", "a: 1️⃣[b,\n  c]\n", "P004"),
    FindingCase("two documents", "a: b\n1️⃣---\nc: d\n", "P004"),
    FindingCase("document end", "a: b\n1️⃣...\n", "P004"),
    FindingCase("directive", "1️⃣%YAML 1.1\n---\na: b\n", "P004"),
    FindingCase("merge key", "1️⃣<<: b\n", "P004"),
    FindingCase("question key", "? 1️⃣a\n: b\n", "P004"),
    FindingCase("text over two lines", "a: 1️⃣b\n  c\n", "P004"),
    FindingCase("text that begins with a hyphen", "a: 1️⃣-b\n", "P004"),
    FindingCase("text that begins with an at sign", "a: 1️⃣@b\n", "P004"),
    FindingCase("text that begins with a percent sign", "a: 1️⃣%b\n", "P004"),
    FindingCase("block indicator", "a: 1️⃣|2\n    b\n", "P004"),
    FindingCase("kept line ends", "a: 1️⃣>+\n  b\n", "P004"),
    FindingCase("colon and space", "a: Ask1️⃣: does it hurt?\n", "P005"),
    FindingCase("open double quote", "a: 1️⃣\"b\n", "P006"),
    FindingCase("open single quote", "a: 1️⃣'b\nc: d\n", "P006"),
    FindingCase("open bracket", "a: 1️⃣[b, c\nd: e\n", "P006"),
    FindingCase("text behind a quote", "a: \"b\" 1️⃣c\n", "P006"),
    FindingCase("key twice", "a: b\nc: d\n1️⃣a: e\n", "P007"),
    FindingCase("no value", "a:1️⃣\nb: c\n", "P008"),
    FindingCase("null", "a: 1️⃣~\n", "P008"),
    FindingCase("no entry", "a:\n  -1️⃣\n  - b\n", "P008"),
    FindingCase("nothing", "1️⃣", "P008"),
    FindingCase("only a comment", "1️⃣# a\n", "P008"),
    FindingCase("escape character", "a: b1️⃣\u{1B}[2Jc\n", "P009"),
    FindingCase("C1", "a: b1️⃣\u{9B}c\n", "P009"),
    FindingCase("NUL", "a: b1️⃣\u{0}c\n", "P009"),
    FindingCase("lone carriage return", "a: b1️⃣\rc\n", "P009"),
    FindingCase("bidirectional", "a: b1️⃣\u{202E}c\n", "P009"),
    FindingCase("zero width in a name", "a1️⃣\u{200B}: b\n", "P009"),
    FindingCase("line separator", "a: b1️⃣\u{2028}c\nd: 2️⃣*x\n", "P009", "P004"),
    FindingCase("byte order mark", "1️⃣\u{FEFF}a: b\n", "P009"),
    FindingCase("escaped escape character", "a: 1️⃣\"\\e[2J\"\n", "P009"),
    FindingCase("escaped tab", "a: 1️⃣\"b\\tc\"\n", "P009"),
    FindingCase("not ended", "a: b1️⃣", "P012"),
  ])
  func `a construct outside the subset has its own code and place`(test: FindingCase) {
    let reading = YAMLReader.read(SourceText(file: "a.yaml", bytes: Array(test.text.utf8)))
    #expect(reading.findings.sorted.map(\.place) == test.expected, "\(reading.findings.sorted)")
  }

  @Test(arguments: [
    "a: b\n", "---\na: b\n", "a: b\r\nc: d\r\n", "a: [b, c]\n", "a: 'it''s'\n", "a: \"b: c\"\n",
    "a: >\n  b\n  c\n", "a: >-\n  b\n", "a: |\n  b\n", "# c\na: b # d\n", "a:\n- b\n",
    "a: [no, on]\n",
    "a: 1:30\n", "a: 08\n", "a: б\n",
  ])
  func `what the subset allows is read without a finding`(text: String) {
    let reading = YAMLReader.read(SourceText(file: "a.yaml", bytes: Array(text.utf8)))
    #expect(reading.findings.sorted.map(\.text) == [])
  }

  @Test func `words never change their meaning`() {
    let reading = YAMLReader.read(
      SourceText(file: "a.yaml", bytes: Array("a: no\nb: 1:30\nc: 0x10\nd: .inf\n".utf8))
    )
    #expect(reading.root?.mapping?.map { $0.value.scalar } == ["no", "1:30", "0x10", ".inf"])
  }

  @Test(
    arguments: [
      ([0x61, 0x3A, 0x20, 0xFF, 0x0A], 1, 4), ([0x61, 0x0A, 0xC3, 0x28], 2, 1),
      ([0xFF, 0xFE, 0x61, 0x00], 1, 1), ([0xFE, 0xFF, 0x00, 0x61], 1, 1),
      ([0x61, 0xED, 0xA0, 0x80], 1, 2), ([0x9B], 1, 1),
    ] as [([UInt8], Int, Int)]
  )
  func `bytes that are no UTF-8 are refused where they begin`(
    bytes: [UInt8],
    line: Int,
    column: Int
  ) {
    let reading = YAMLReader.read(SourceText(file: "a.yaml", bytes: bytes))
    #expect(reading.findings.sorted.map(\.place) == ["\(line):\(column) P001"])
  }

  @Test func `depth is bounded at once`() {
    let deep = [UInt8](repeating: UInt8(ascii: "["), count: 200_000)
    let clock = ContinuousClock()
    var reading: YAMLReading?
    let time = clock.measure { reading = YAMLReader.read(SourceText(file: "a.yaml", bytes: deep)) }
    #expect(reading?.findings.sorted.contains { $0.rule == .tooLarge } == true)
    #expect(time < .seconds(2))
    let dashes = String(repeating: "- ", count: 20) + "a\n"
    #expect(codes(dashes).contains("P010"))
  }

  @Test func `size, length and number are bounded`() {
    #expect(codes(String(repeating: "#\n", count: 600_000)) == ["P010"])
    #expect(codes("a: " + String(repeating: "b", count: 5_000) + "\n") == ["P010"])
    #expect(codes(String(repeating: "- a\n", count: 70_000)).contains("P010"))
    let tabs = codes(String(repeating: "\t\n", count: 5_000))
    #expect(tabs.count == 1_000)
    #expect(tabs.last == "P010")
  }

  private func codes(_ text: String) -> [String] {
    YAMLReader.read(SourceText(file: "a.yaml", bytes: Array(text.utf8))).findings.sorted
      .map(\.rule.rawValue)
  }
}
