import ProtocolLibrary
import SessionEngine
import Testing

/// The codes of the screening, each with a file that it reports and one beside it that it does not.
struct ScreeningCodeTests {
  struct Example: CustomTestStringConvertible {
    let code: Rule
    let old: String
    let fails: String
    let passes: String

    init(_ code: Rule, in old: String, fails: String, passes: String? = nil) {
      self.code = code
      self.old = old
      self.fails = fails
      self.passes = passes ?? old
    }

    var testDescription: String { "\(code.rawValue) \(code) \(fails)" }
  }

  /// Two lines and four questions that every massage asks, one of a single system.
  static let common = """
    format: massage-common/1
    headings:
      - id: ill
        page: today
        say: Is there fever?
      - id: bones
        page: health
        say: Is there a slipped disc?
    contraindications:
      - id: fever
        heading: ill
        short: fever, unwell
        class: postpone
        ask: every-session
        question: Fever today?
      - id: hernia
        heading: bones
        short: slipped disc
        class: consult
        ask: once
        needs: place
        closed: [place, abdomen, lumbar]
        max_pressure: 2
        forbid: tapotement
        firm: true
        question: A slipped disc?
      - id: acute-spine
        heading: bones
        short: acute phase
        class: absolute
        ask: every-session
        question: Back or neck in an acute phase, or a limb newly numb?
      - id: wounds
        heading: ill
        short: wounds
        class: local
        ask: every-session
        needs: place
        question: Wounds?
      - id: cup-marks
        heading: own
        class: postpone
        ask: every-session
        question: Marks of the last cupping?

    """ + neverLeftOut

  /// What no core may be without.
  private static let neverLeftOut = CommonRules.neverLeftOut.map { id in
    """
      - id: \(id)
        heading: bones
        short: \(id)
        class: absolute
        ask: once
        question: Any \(id)?

    """
  }.joined()

  static let rules = read(common: common).rules

  /// A protocol over that core.
  static let massage = lumbarExample.replacing(
    from: "contraindications:\n",
    upTo: "cautions:\n",
    with: """
      contraindications:
        - cup-marks
      overrides:
        - id: hernia
          closed: [abdomen]
          because: it is the indication
          source: "001:598"
      needs:
        - id: order
          firm: true


      """
  )

  private static func read(common: String) -> CommonReading {
    CommonRules.read(SourceText(file: "common.yaml", bytes: Array(common.utf8)))
  }

  private static func rules(of text: String) -> [Rule] {
    ProtocolLibraryTests.read(text, common: rules).diagnostics.map(\.rule)
  }

  @Test func `a core and a protocol over it are read without a finding`() throws {
    #expect(Self.read(common: Self.common).diagnostics.map(\.text) == [])
    let reading = ProtocolLibraryTests.read(Self.massage, common: Self.rules)
    #expect(reading.diagnostics.map(\.text) == [])
    let massage = try #require(reading.protocol)
    #expect(massage.contraindications.map(\.id).prefix(2) == ["fever", "hernia"])
    #expect(massage.contraindications.map(\.id).last == "cup-marks")
    let hernia = try #require(massage.contraindications.first { $0.id == "hernia" })
    #expect(hernia.zones == [.abdomen])
    #expect(!hernia.limits.closesPlace)
    #expect(hernia.limits.maxPressure == Pressure(2))
    #expect(hernia.limits.forbid == [.tapotement])
    #expect(hernia.loosened?.because == "it is the indication")
    #expect(massage.needs.map(\.kind) == [.order])
    #expect(massage.headings.map(\.id) == ["ill", "bones"])
  }

  private static let own = "  - cup-marks\n"
  private static let reason = "    because: it is the indication\n    source: \"001:598\"\n"
  private static let opened = "overrides:\n  - id: acute-spine\n    class: consult\n" + reason
  private static let newSigns =
    "  - id: since-order\n    class: absolute\n    ask: every-session\n"
    + "    question: Is the pain worse?\n"

  private static func reworded(_ words: String) -> String {
    "overrides:\n  - id: acute-spine\n    question: An acute phase, \(words)?\n" + reason
  }

  private static let looser = "    closed: [abdomen]\n" + reason

  static let protocols: [Example] = [
    Example(.coreQuestionNamed, in: own, fails: own + "  - fever\n"),
    Example(
      .overrideWithoutReason,
      in: looser,
      fails: "    question: A slipped disc, or two?\n"
    ),
    Example(
      .overrideWithoutReason,
      in: looser,
      fails: "    class: local\n    source: \"001:598\"\n",
      passes: "    class: absolute\n"
    ),
    Example(.overrideWithoutReason, in: looser, fails: "    consent: order\n"),
    Example(
      .overrideChangesNothing,
      in: looser,
      fails: "    class: consult\n" + reason,
      passes: "    class: postpone\n"
    ),
    Example(.closedPlaceOpened, in: reason, fails: ""),
    Example(.closedPlaceOpened, in: looser, fails: "    max_pressure: 3\n"),
    Example(
      .closedPlaceOpened,
      in: looser,
      fails: "    forbid: vibration\n",
      passes: "    forbid: [vibration, tapotement]\n"
    ),
    Example(.closedPlaceOpened, in: looser, fails: "    within: [neck]\n"),
    Example(
      .negativeQuestion,
      in: own,
      fails: own + "  - id: order-missing\n    class: consult\n    ask: once\n"
        + "    question: Has no doctor prescribed it?\n"
    ),
    Example(
      .tooManyOwnQuestions,
      in: own,
      fails: own
        + ["one", "two"].map {
          "  - id: \($0)\n    class: absolute\n    ask: once\n    question: Is it \($0)?\n"
        }.joined()
    ),
    Example(
      .newSignsNotAsked,
      in: own + "overrides:\n",
      fails: own + opened,
      passes: own + newSigns + opened
    ),
    Example(
      .newSignsNotAsked,
      in: own + "overrides:\n",
      fails: own + reworded("of the neck"),
      passes: own + reworded("or a limb newly numb")
    ),
    Example(
      .needClaimed,
      in: "    - Toilet visited\n",
      fails: "    - Agrees to the pinching\n",
      passes: "    - Toilet visited, in order of arrival\n".replacing("order", with: "row")
    ),
    Example(
      .orderMissing,
      in: "performer: therapist\n",
      fails: "performer: doctor-ordered\n"
    ),
    Example(.unknownWord, in: "  - id: hernia\n    closed", fails: "  - id: herna\n    closed"),
    Example(
      .missingField,
      in: "  - id: order\n    firm: true\n",
      fails: "  - id: order\n    firm: true\n  - id: gets-up\n",
      passes: "  - id: order\n    firm: true\n  - id: gets-up\n    say: Gets up\n"
    ),
    Example(.badID, in: "needs:\n", fails: "needs:\n  - order\n"),
  ]

  @Test(arguments: protocols)
  func `a code reports what a protocol does with the core`(example: Example) {
    let fails = Self.massage.replacingFirst(example.old, with: example.fails)
    // Without the order only what is ordered by a doctor is at fault.
    let text =
      example.code == .orderMissing
      ? fails.replacingFirst("    firm: true\n", with: "") : fails
    #expect(Self.rules(of: text).contains(example.code))
    let passes = Self.massage.replacingFirst(example.old, with: example.passes)
    #expect(!Self.rules(of: passes).contains(example.code))
  }

  private static let say = "say: Is there a slipped disc?"
  private static let variants = "\n    variants:\n      - ages: 0-2 years\n        say: "

  static let shared: [Example] = [
    Example(.coreQuestionLeftOut, in: "  - id: bleeding\n", fails: "  - id: blooding\n"),
    Example(.wordsDoNotCover, in: "    short: slipped disc\n", fails: ""),
    Example(.wordsDoNotCover, in: "    heading: bones\n", fails: ""),
    Example(
      .wordsDoNotCover,
      in: "  - id: bones\n",
      fails: "  - id: empty\n    page: today\n    say: Is it?\n  - id: bones\n"
    ),
    Example(.twoHeadings, in: "short: slipped disc", fails: "short: fever, unwell"),
    Example(
      .twoHeadings,
      in: "  - id: cup-marks\n    heading: own\n",
      fails: "  - id: cup-marks\n    heading: ill\n    short: slipped disc\n",
      passes: "  - id: cup-marks\n    heading: ill\n    short: marks\n"
    ),
    Example(.badID, in: "  - id: bones\n", fails: "  - id: ill\n"),
    Example(.badID, in: "  - id: wounds\n", fails: "  - id: fever\n"),
    Example(.unknownWord, in: "    heading: ill\n", fails: "    heading: il\n"),
    Example(.negativeQuestion, in: say, fails: "say: Is there none?"),
    Example(.negativeQuestion, in: "short: slipped disc", fails: "short: disc not yet slipped"),
    Example(
      .negativeQuestion,
      in: "question: A slipped disc?",
      fails: "question: No doctor for a slipped disc?"
    ),
    Example(
      .negativeQuestion,
      in: say,
      fails: say + variants + "Is there none?",
      passes: say + variants + "Is it slipped?"
    ),
    Example(
      .sentenceTooLong,
      in: say,
      fails: say + variants + "Is there pain? A slipped disc?",
      passes: say + variants + "Is it slipped?"
    ),
    Example(.noQuestionMark, in: say, fails: "say: A slipped disc"),
    Example(.sentenceTooLong, in: say, fails: "say: Is there pain? A slipped disc?"),
    Example(
      .sentenceTooLong,
      in: say,
      fails: "say: Is there " + String(repeating: "x", count: 64) + "?",
      passes: "say: Is there " + String(repeating: "x", count: 63) + "?"
    ),
  ]

  @Test(arguments: shared)
  func `a code reports what is wrong with the core`(example: Example) {
    let fails = Self.common.replacingFirst(example.old, with: example.fails)
    #expect(Self.read(common: fails).diagnostics.map(\.rule).contains(example.code))
    let passes = Self.common.replacingFirst(example.old, with: example.passes)
    #expect(!Self.read(common: passes).diagnostics.map(\.rule).contains(example.code))
  }
}

extension String {
  /// The text with a stretch of it, its end not included, put in another's place.
  fileprivate func replacing(from start: String, upTo end: String, with other: String) -> String {
    guard let first = ranges(of: start).first, let last = ranges(of: end).first else { return self }
    return String(self[..<first.lowerBound]) + other + String(self[last.lowerBound...])
  }
}
