import ProtocolLibrary
import SessionEngine
import Testing

/// A change of the example that breaks a session rule, and one beside it that does not.
struct ClinicalCase: Sendable, CustomTestStringConvertible {
  let code: Rule
  let severity: Diagnostic.Severity
  let fails: [(String, String)]
  let passes: [(String, String)]

  init(
    _ code: Rule,
    _ severity: Diagnostic.Severity,
    fails: [(String, String)],
    passes: [(String, String)]
  ) {
    self.code = code
    self.severity = severity
    self.fails = fails
    self.passes = passes
  }

  var testDescription: String { "\(code.rawValue) \(code)" }
}

struct ClinicalCheckTests {
  @Test func `the example breaks no session rule`() {
    #expect(read(lumbarExample).diagnostics == [])
  }

  @Test(arguments: ClinicalExamples.all)
  func `a broken session rule is reported, its neighbour is not`(test: ClinicalCase) throws {
    let broken = read(test.fails.reduce(lumbarExample) { $0.replacingFirst($1.0, with: $1.1) })
    let finding = try #require(
      broken.diagnostics.first { $0.rule == test.code },
      "\(broken.diagnostics.map(\.text))"
    )
    #expect(finding.severity == test.severity)
    let kept = read(test.passes.reduce(lumbarExample) { $0.replacingFirst($1.0, with: $1.1) })
    #expect(kept.diagnostics.filter { $0.rule == test.code } == [])
  }

  @Test func `every code of the session rules has an example`() {
    let codes = Rule.allCases.filter { $0.rawValue.hasPrefix("P3") }
    let limited: [Rule] = [.tooLongForAge, .tooYoung]
    #expect(Set(ClinicalExamples.all.map(\.code)) == Set(codes).subtracting(limited))
  }

  private static let limits = CommonRules.read(
    SourceText(
      file: "common.yaml",
      bytes: Array(
        """
        format: massage-common/1
        limits:
          - below: 1 month 15 days
            text: No massage before the age of one and a half months.
          - below: 18 years
            session: 15 min
            text: Children tire.

        """.utf8
      )
    )
  ).rules

  @Test(arguments: [
    ("ages: 3-7 years\nsession: 15-20 min", Rule.tooLongForAge, true),
    ("ages: 3-7 years\nsession: 10-15 min", Rule.tooLongForAge, false),
    ("ages: from 3 years\nsession: 15-20 min", Rule.tooLongForAge, false),
    ("ages: 1-5 months\nsession: 10-15 min", Rule.tooYoung, true),
    ("ages: 2-5 months\nsession: 10-15 min", Rule.tooYoung, false),
    ("ages: any\nsession: 15-20 min", Rule.tooYoung, false),
  ])
  func `limits of age hold for what a file says`(lines: String, code: Rule, isFound: Bool) {
    let text = lumbarExample.replacingFirst("session: 15-20 min", with: lines)
    let reading = ProtocolReader.read(
      text: Array(text.utf8),
      file: "test.yaml",
      common: Self.limits
    )
    #expect(reading.diagnostics.contains { $0.rule == code } == isFound)
  }

  @Test func `a comment explains a warning of the session rules`() {
    let text = lumbarExample.replacingFirst(
      "  direction: upward",
      with: "  direction: downward # P322: taught so here"
    ).replacingFirst("zone: back\n", with: "zone: lumbar\n")
    let reading = read(text)
    #expect(reading.diagnostics.filter { $0.rule == .awayFromHeart } == [])
    #expect(reading.explained.map(\.rule) == [.awayFromHeart])
  }
}

struct ClinicalRulesTests {
  @Test func `the table holds every session rule once`() {
    let expected = (1...59).map { $0 < 10 ? "G0\($0)" : "G\($0)" }
    #expect(ClinicalRules.all.map(\.number) == expected)
    #expect(ClinicalRules.all.allSatisfy { !$0.sentence.isEmpty && !$0.row.isEmpty })
  }

  @Test func `every clinical code belongs to a rule or to a limit of age`() {
    let ofAge: [Rule] = [.childPressed, .tooLongForAge, .tooYoung]
    for code in Rule.allCases where code.rawValue.hasPrefix("P3") {
      #expect((ClinicalRules.rule(of: code) == nil) == ofAge.contains(code), "\(code)")
    }
  }
}
