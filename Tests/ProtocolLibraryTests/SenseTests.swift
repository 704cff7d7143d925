import ProtocolLibrary
import Testing

struct SenseTests {
  @Test func `aftercare stands last`() {
    let moved = CodeExamples.aftercareFirst
    #expect(read(moved).diagnostics.map(\.rule.rawValue) == ["P109"])
  }

  @Test(arguments: [
    FindingCase(
      "unknown step left out",
      replace: "leave_out: [hips-warm-up, lumbar-kneading",
      with: "leave_out: [hips-warm-up, 1️⃣lumbar-kneding",
      "P201"
    ),
    FindingCase(
      "unknown step changed",
      replace: "        back-stroking:",
      with: "        1️⃣back-strokin:",
      "P201"
    ),
    FindingCase("gap", replace: "sessions: 4+", with: "sessions: 6+", "P202"),
    FindingCase("overlap", replace: "sessions: 4+", with: "sessions: 1️⃣3+", "P202"),
    FindingCase("open before the last", replace: "sessions: 1-3", with: "sessions: 1️⃣1+", "P202"),
    FindingCase("ends early", replace: "sessions: 4+", with: "sessions: 1️⃣4-10", "P202"),
    FindingCase("beyond the course", replace: "sessions: 4+", with: "sessions: 1️⃣4-16", "P202"),
    FindingCase("begins late", replace: "sessions: 1-3", with: "sessions: 1️⃣2-3", "P202"),
    FindingCase("sessions and days", replace: "sessions: 4+", with: "days: 1️⃣4+", "P202"),
    FindingCase(
      "empty stage",
      replace: "leave_out: [",
      with: "leave_out: 1️⃣[closing-stroking, ",
      "P203"
    ),
    FindingCase("period too long", replace: "session: 5-7 min", with: "session: 1️⃣5-6 min", "P204"),
    FindingCase(
      "session too short",
      replace: "session: 15-20 min",
      with: "session: 1️⃣20-25 min",
      "P205"
    ),
    FindingCase(
      "forbidden technique",
      replace:
        "zone: lumbar\n        side: healthy-first\n        direction: upward\n        motion: circular",
      with:
        "zone: 1️⃣lumbar\n        side: healthy-first\n        direction: upward\n        motion: circular",
      "P206"
    ),
    FindingCase(
      "no stroking at the end",
      replace:
        "      - id: closing-stroking\n        title: Stroking with falling intensity\n        technique: effleurage",
      with:
        "      - id: closing-stroking\n        title: Stroking with falling intensity\n        technique: 1️⃣holding",
      "P207"
    ),
    FindingCase(
      "no stroking at the beginning",
      replace: "technique: effleurage",
      with: "technique: 1️⃣compression",
      "P207"
    ),
    FindingCase("quick tempo", replace: "tempo: 30/min", with: "tempo: 1️⃣31/min", "P208"),
    FindingCase(
      "strong first session",
      replace: "      max_pressure: 2\n",
      with: "      max_pressure: 1️⃣4\n",
      "P209"
    ),
    FindingCase("pain unanswered", "", "P210"),
    FindingCase(
      "level without pain",
      replace: "  - reaction: skin-irritation\n",
      with: "  - reaction: skin-irritation\n    level: 1️⃣4\n",
      "P211"
    ),
    FindingCase(
      "rise without pain",
      replace: "  - reaction: skin-irritation\n",
      with: "  - reaction: skin-irritation\n    rise: 1️⃣4\n",
      "P211"
    ),
    FindingCase(
      "again without a first",
      replace: "  - reaction: skin-irritation\n",
      with: "  - reaction: skin-irritation\n    again: 1️⃣true\n",
      "P211"
    ),
    FindingCase(
      "same condition",
      replace: "  - reaction: chest-pain\n",
      with: "  - reaction: 1️⃣numbness\n",
      "P211"
    ),
    FindingCase(
      "no fever question",
      replace: "contraindications:\n",
      with: "1️⃣contraindications:\n",
      "P212"
    ),
    FindingCase(
      "no question mark",
      replace: "question: Raised body temperature, flu or a cold today?",
      with: "question: 1️⃣Raised body temperature",
      "P213"
    ),
    FindingCase(
      "doses disagree",
      replace: "repetitions: 20-25",
      with: "repetitions: 5\n        duration: 1️⃣50 s",
      "P214"
    ),
    FindingCase(
      "same step twice",
      replace: "        variant: deep\n",
      with: "        variant: superficial\n",
      "P215"
    ),
    FindingCase("at least too long", replace: "at_least: 2 min", with: "at_least: 1️⃣4 min", "P216"),
    FindingCase("at most too short", replace: "at_least: 2 min", with: "at_most: 1️⃣2 min", "P216"),
  ])
  func `what makes no sense is reported where it stands`(test: FindingCase) throws {
    let (text, expected) = Self.prepared(test)
    let found = read(text).diagnostics.filter { !Self.ofWords.contains($0.rule) }
    #expect(found.map(\.rule.rawValue) == test.codes, "\(found)")
    if let expected { #expect(found.map(\.place) == expected, "\(found)") }
  }

  /// Whoever changes a step and not its words is told so too; that is not what is tested here.
  private static let ofWords: Set<Rule> = [
    .textAgainstPressure, .textAgainstTechnique, .noteAgainstSteps,
  ]

  /// Some cases need a second change that the mark does not stand at.
  private static func prepared(_ test: FindingCase) -> (String, [String]?) {
    let marked = test.marked
    switch test.name {
    case "gap", "same step twice":
      return (test.text, nil)
    case "forbidden technique":
      let text = MarkedText(
        marked.replacingFirst("forbid: [tapotement]", with: "forbid: [friction]")
      )
      return (text.text, text.places.map { "\($0.line):\($0.column) P206" })
    case "strong first session":
      let text = marked.replacingFirst(
        "    - id: sparing",
        with: "    - id: sparing"
      ).replacingFirst(
        "pressure: 1\n        text: Light strokes",
        with: "pressure: 4\n        text: Light strokes"
      )
      let found = MarkedText(text)
      return (found.text, found.places.map { "\($0.line):\($0.column) P209" })
    case "pain unanswered":
      let text = lumbarExample.replacingFirst(
        "- reaction: pain\n    rise: 2\n    do",
        with: "- reaction: soreness\n    do"
      )
      .replacingFirst(
        "- reaction: pain\n    rise: 2\n    again",
        with: "- reaction: soreness\n    again"
      )
      return (text, nil)
    case "no fever question":
      let text = MarkedText(marked.replacingFirst("id: fever", with: "id: temperature"))
      return (text.text, text.places.map { "\($0.line):\($0.column) P212" })
    default:
      return (test.text, test.expected)
    }
  }

  @Test(arguments: [
    ("tempo: 31/min # P208: tonic work", true), ("tempo: 31/min # P208", false),
    ("tempo: 31/min # P207: other", false),
    ("# P208: tonic work\n        tempo: 31/min", true),
    ("# P208: tonic work,\n        # in two lines\n        tempo: 31/min", true),
    ("# P208: tonic work\n\n        tempo: 31/min", false),
  ])
  func `a comment with the code explains a warning`(line: String, isExplained: Bool) {
    let reading = read(lumbarExample.replacingFirst("tempo: 30/min", with: line))
    #expect(reading.protocol != nil)
    #expect(reading.diagnostics.isEmpty == isExplained)
    #expect(reading.explained.map(\.rule) == (isExplained ? [.quickTempo] : []))
  }

  @Test func `a comment explains no error`() {
    let text = lumbarExample.replacingFirst(
      "at_least: 2 min",
      with: "at_least: 4 min # P216: meant so"
    )
    #expect(read(text).diagnostics.map(\.rule) == [.atLeastTooLong])
  }

  @Test func `after a fault in the YAML what stands before it is still checked`() {
    let text =
      lumbarExample
      .replacingFirst("goal: clinical", with: "goal: medical")
      .replacingFirst("text: Light strokes from", with: "text: Light: strokes from")
    #expect(read(text).diagnostics.map(\.rule.rawValue) == ["P104", "P005"])
  }
}
