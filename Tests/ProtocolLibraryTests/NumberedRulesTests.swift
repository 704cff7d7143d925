import ProtocolLibrary
import SessionEngine
import Testing

/// Every contraindication, reaction rule and contradiction by its number, and the place that
/// keeps it.
struct NumberedRulesTests {
  struct Question: CustomTestStringConvertible {
    let number: Int
    let id: String
    let kind: Contraindication.Class

    var testDescription: String { "C\(padded(number)) \(id)" }
  }

  /// The shared questions by the number of their contraindication, and what a yes means.
  static let questions = table.split(separator: "\n").compactMap { row -> Question? in
    let words = row.split(separator: " ")
    guard words.count == 3, let number = Int(words[0]),
      let kind = Contraindication.Class(rawValue: String(words[2]))
    else { return nil }
    return Question(number: number, id: String(words[1]), kind: kind)
  }

  private static let table = """
    1 fever postpone
    2 cold postpone
    3 infection postpone
    4 inflammation postpone
    5 pus postpone
    6 skin-infection postpone
    7 skin-disease postpone
    8 allergy postpone
    9 skin-marks local
    10 wounds local
    11 wounds local
    12 gangrene absolute
    13 angioedema absolute
    13 swelling consult
    14 cancer absolute
    15 tumour absolute
    16 haemangioma absolute
    17 tuberculosis absolute
    18 osteomyelitis absolute
    19 venereal absolute
    20 blood-disease absolute
    21 clotting absolute
    22 bleeding absolute
    23 menstruation local
    24 pregnancy consult
    25 thrombosis absolute
    25 varicose consult
    26 lung-embolism absolute
    27 sclerosis absolute
    28 stroke absolute
    28 past-stroke consult
    29 vessels absolute
    30 lymph-nodes absolute
    31 aneurysm absolute
    32 heart-attack absolute
    32 past-heart-attack consult
    33 pressure-crisis postpone
    34 blood-pressure consult
    35 heart consult
    36 lungs consult
    37 organ-failure absolute
    38 diabetes consult
    39 agitation postpone
    39 mental-illness consult
    40 nervous-system absolute
    41 autonomic absolute
    42 alcohol postpone
    43 acute-spine absolute
    52 acute-spine absolute
    60 acute-spine absolute
    44 chronic-flare postpone
    45 hernia consult
    45 belly-hernia local
    46 hernia-first-days postpone
    47 scoliosis-grade-4 absolute
    48 fresh-injury postpone
    48 past-injury consult
    49 severe-condition absolute
    50 stomach postpone
    50 infant-unwell postpone
    51 scurvy absolute
    53 rickets consult
    54 child-spine consult
    55 infant-skin postpone
    58 bee-products absolute
    59 physiotherapy-yesterday postpone
    61 osteoporosis consult
    62 complex-spine consult
    63 unwell postpone
    65 child-mood postpone
    65 infant-meal postpone
    65 child-meal postpone
    """

  /// Limits of age are no questions: the guide knows or asks the age.
  private static let limits = [56: "No massage before the age", 57: "No cups before the age"]
  /// Techniques that must not be are findings of a file, before anybody is asked.
  private static let checks: [Int: [Rule]] = [
    64: [.neckStruck, .hardFirstSession, .kidneysStruck, .heartStruck]
  ]

  @Test func `every contraindication has its place`() {
    let numbers = Set(Self.questions.map(\.number)).union(Self.limits.keys).union(Self.checks.keys)
    #expect(numbers.sorted() == Array(1...65))
  }

  @Test(arguments: questions)
  func `a contraindication is asked with its class`(question: Question) throws {
    let asked = try #require(ShippedLibrary.common.contraindication(question.id))
    #expect(asked.class == question.kind)
    #expect(ShippedLibrary.marks(of: question.id).contains("C\(padded(question.number))"))
    let askers = ShippedLibrary.protocols.values.filter { massage in
      massage.contraindications.contains { $0.id == question.id }
    }
    #expect(!askers.isEmpty)
  }

  @Test func `no shared question is without a number or the word that says why`() {
    let numbered = Set(Self.questions.map(\.id))
    for question in ShippedLibrary.common.contraindications where !numbered.contains(question.id) {
      let marks = ShippedLibrary.marks(of: question.id)
      let says = ["suggested", "G", "X"].contains { marks.contains($0) }
      #expect(says, "\(question.id)")
    }
  }

  @Test func `the limits of age stand in the shared rules`() throws {
    let child = try #require(ShippedLibrary.protocols["cupping-sliding"])
    for text in Self.limits.values {
      #expect(child.ageLimits.contains { $0.text.hasPrefix(text) }, "\(text)")
    }
  }

  @Test func `what no question can say is a check`() {
    for codes in Self.checks.values {
      #expect(codes.allSatisfy { ClinicalRules.rule(of: $0) != nil })
    }
  }

  /// What keeps a reaction rule.
  enum Keeper: Sendable {
    case shared(ReactionKind, Directive)
    case own(String, ReactionKind, Directive)
    case question(String)
    case words(String, String)
    case outside(String)
  }

  static let reactions: [(Int, Keeper)] = [
    (1, .shared(.pain, .ease)), (2, .shared(.pain, .stopSession)),
    (3, .own("lumbar-osteochondrosis", .pain, .stopTechnique)),
    (4, .own("neck-first", .pain, .ease)),
    (5, .shared(.numbness, .stopSession)), (6, .shared(.skinNumbness, .ease)),
    (7, .shared(.sharpPain, .stopTechnique)), (8, .shared(.pain, .stopSession)),
    (9, .own("self-four-steps", .pain, .stopSession)),
    (10, .outside("Before the next session the guide asks what happened since.")),
    (11, .words("lumbar-osteochondrosis", "The first sessions can be painful")),
    (12, .shared(.pleasantSoreness, .note)), (13, .shared(.warmth, .note)),
    (14, .shared(.redness, .note)), (15, .own("honey-massage", .redness, .stopSession)),
    (16, .own("honey-massage", .warmth, .note)),
    (17, .own("honey-massage", .headache, .stopSession)),
    (18, .words("honey-massage", "A rash or short breath means a doctor at once")),
    (19, .shared(.crying, .postpone)),
    (20, .outside("A content child needs no act: the guide goes on by itself.")),
    (21, .question("infant-unwell")), (22, .shared(.fatigue, .goToFinal)),
    (23, .shared(.resisting, .postpone)), (24, .shared(.tenderPoint, .note)),
    (25, .words("upper-back-to-spine", "Only if it hurts there.")),
    (26, .shared(.bruising, .leaveOutZone)), (27, .shared(.spasm, .stopTechnique)),
    (28, .own("neck-fracture-1", .spasm, .stopSession)), (29, .shared(.nausea, .postpone)),
    (30, .shared(.tension, .ease)), (31, .shared(.relief, .note)),
    (32, .shared(.dizziness, .stopSession)), (33, .own("face-pinching", .pain, .ease)),
    (34, .words("acute-soft", "let the patient sleep")), (35, .shared(.swelling, .stopSession)),
    (36, .outside("The guide asks for pain and side before, and steps ask while they run.")),
    (37, .shared(.chill, .pause)),
  ]

  @Test func `every reaction rule has its place`() {
    #expect(Self.reactions.map(\.0) == Array(1...37))
  }

  @Test(arguments: reactions)
  func `a reaction rule is kept where it is said to be`(number: Int, keeper: Keeper) throws {
    switch keeper {
    case .shared(let reaction, let directive):
      let rules = ShippedLibrary.common.reactions
      #expect(rules.contains { $0.reaction == reaction && $0.directive == directive })
    case .own(let id, let reaction, let directive):
      let massage = try #require(ShippedLibrary.protocols[id])
      #expect(massage.reactions.contains { $0.reaction == reaction && $0.directive == directive })
    case .question(let id):
      #expect(ShippedLibrary.marks(of: id).contains("R\(padded(number))"))
    case .words(let id, let words):
      #expect(try #require(ShippedLibrary.texts[id]).contains(words))
    case .outside(let reason):
      #expect(reason.hasSuffix("."))
    }
  }

  /// Contradictions whose way out no file can name.
  private static let decidedElsewhere = [
    2: "A need stands for the order: nothing starts before doctor and date are told.",
    24: "The rolling pin is not guided.", 27: "Every step has its own direction.",
    28: "Every system has its own first zone.",
  ]

  @Test func `every contradiction is decided in a file or elsewhere`() {
    let texts = [ShippedLibrary.commonText] + ShippedLibrary.texts.values
    let named = texts.reduce(into: Set<Int>()) { $0.formUnion(Self.contradictions(in: $1)) }
    #expect(named.union(Self.decidedElsewhere.keys).sorted() == Array(1...63))
  }

  /// The numbers that stand behind an X: `X04`.
  private static func contradictions(in text: String) -> [Int] {
    let bytes = Array(text.utf8)
    return bytes.indices.dropLast(2).compactMap { place in
      guard bytes[place] == UInt8(ascii: "X") else { return nil }
      return Int(String(decoding: bytes[(place + 1)...(place + 2)], as: UTF8.self))
    }
  }
}

private func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
