/// The comments that explain a warning by its code: `# P208: tonic work, X29`.
struct Explanations: Sendable {
  private var rules: [Int: Set<Rule>] = [:]
  private var commentLines: Set<Int> = []

  mutating func take(_ line: [Unicode.Scalar], number: Int) {
    guard let mark = Self.commentStart(in: line) else { return }
    if line[..<mark].allSatisfy({ $0 == " " }) { commentLines.insert(number) }
    let words = line[mark...].split { !$0.isOfWord }
    let found = words.compactMap(Self.rule)
    // A bare code says nothing.
    if !found.isEmpty, words.count > found.count { rules[number] = Set(found) }
  }

  /// Whether a comment on the line gives a reason for a rule.
  func stand(onLine line: Int) -> Bool { rules[line] != nil }

  /// Whether a comment at the end of the line, or right above it, gives a reason for the rule.
  func explain(_ rule: Rule, line: Int) -> Bool {
    if rules[line]?.contains(rule) == true { return true }
    var above = line - 1
    while commentLines.contains(above) {
      if rules[above]?.contains(rule) == true { return true }
      above -= 1
    }
    return false
  }

  private static func rule(_ word: ArraySlice<Unicode.Scalar>) -> Rule? {
    guard word.first == "P", let rule = Rule(rawValue: String(String.UnicodeScalarView(word))),
      rule.canBeExplained
    else { return nil }
    return rule
  }

  private static func commentStart(in line: [Unicode.Scalar]) -> Int? {
    line.indices.first { index in
      line[index] == "#" && (index == 0 || line[index - 1] == " ")
    }
  }
}

extension Unicode.Scalar {
  /// A letter of any script or a digit of ours.
  fileprivate var isOfWord: Bool {
    switch self {
    case "a"..."z", "A"..."Z", "0"..."9": true
    default: value >= 0x80 && properties.isAlphabetic
    }
  }
}
