import SessionEngine
import Testing

/// The lines of the screening that are read aloud.
struct HeadingTests {
  private static let headings = [
    Heading(id: "ill", page: .today, say: "Is there fever, or a cold?"),
    Heading(id: "since", page: .today, say: "Since {date}: anything new?", short: "pain, rash"),
    Heading(id: "heart", page: .health, say: "Was there anything with the heart?"),
    Heading(id: "bones", page: .health, say: "Any slipped disc?"),
  ]

  private static func question(
    _ id: String,
    under heading: String?,
    _ short: String? = nil,
    ask: Contraindication.Rhythm = .everySession
  ) -> Contraindication {
    Contraindication(
      id: id,
      class: .postpone,
      ask: ask,
      question: "Any \(id)?",
      heading: heading,
      short: short
    )
  }

  private static let questions = [
    question("fever", under: "ill", "fever"),
    question("cold", under: "ill", "a cold, flu"),
    question("heart", under: "heart", "angina", ask: .once),
    question("hernia", under: "bones", "slipped disc", ask: .once),
    question("cups", under: "own"),
    question("bees", under: nil, ask: .once),
  ]

  private static func pages(
    silent: Set<String> = [],
    hasNews: Bool = false
  ) -> ScreeningPages {
    ScreeningPages(questions, under: headings, silent: silent, hasNews: hasNews)
  }

  @Test func `each question stands under one line, the protocol's own last`() {
    let pages = Self.pages()
    #expect(pages.today.map(\.heading.id) == ["ill", "own"])
    #expect(pages.health.map(\.heading.id) == ["heart", "bones", "own"])
    #expect(pages.today.last?.heading.say == "Any cups?")
    let asked = (pages.today + pages.health).flatMap(\.questions)
    #expect(asked.map(\.id).sorted() == Self.questions.map(\.id).sorted())
  }

  @Test func `the words of a line are those that its sentence leaves out`() {
    #expect(Self.pages().today.first?.words == ["flu"])
    let heading = AskedHeading(heading: Self.headings[1], questions: [])
    #expect(heading.words == ["pain", "rash"])
  }

  @Test func `a line whose answers hold is read again with news alone`() {
    let silent: Set = ["heart", "bees"]
    #expect(Self.pages(silent: silent).health.map(\.heading.id) == ["bones"])
    let all = ["heart", "bones", "own"]
    #expect(Self.pages(silent: silent, hasNews: true).health.map(\.heading.id) == all)
  }

  @Test func `none is a no to each question through its line, and takes no yes away`() {
    let line = Self.pages().today[0]
    let known = ["cold": ScreeningAnswer(id: "cold", answer: .yes)]
    #expect(
      line.answers(none: .guardian, known: known) == [
        ScreeningAnswer(id: "fever", answer: .no, through: "ill", by: .guardian)
      ]
    )
  }

  @Test(arguments: [
    ("fever", "Is there fever?", true), ("a cold", "Is there cold?", false),
    ("Fever", "is there FEVER now", true), ("limp", "a limb", false), ("", "a limb", false),
    ("x-ray", "an x-ray", true),
  ])
  func `words stand in a sentence one after the other`(
    words: String,
    sentence: String,
    isHeld: Bool
  ) {
    #expect(sentence.holdsWords(of: words) == isHeld)
  }
}
