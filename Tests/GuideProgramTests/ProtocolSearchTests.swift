import GuideScreens
import SessionEngine
import TerminalFrame
import Testing

@testable import GuideProgram

/// In which order protocols are found, what narrows them, and which keys choose.
@Suite struct ProtocolSearchTests {
  init() { Repertoire.useUTF8() }

  private static func row(
    _ id: String,
    _ title: String,
    minutes: Int = 20,
    conditions: [String] = [],
    summary: String? = nil,
    positions: [Position] = [.prone],
    ages: AgeRange = .adults,
    performer: Performer = .therapist,
    fault: String? = nil
  ) -> ProtocolFacts {
    ProtocolFacts(
      id: id,
      title: title,
      session: .seconds(minutes * 60)...(.seconds(minutes * 60 + 300)),
      zones: [.back],
      conditions: conditions,
      summary: summary,
      positions: positions,
      ages: ages,
      performer: performer,
      fault: fault
    )
  }

  private static let infants = AgeRange(from: Age(months: 2), before: .years(1))
  private static let rows = [
    row("back-long", "The whole back", minutes: 40, summary: "Ends at the neck."),
    row("baby-neck", "Soft neck strokes", minutes: 5, positions: [.supine], ages: infants),
    row("broken", "Neck that cannot be read", fault: "line 3"),
    row("collar", "Collar and neck", minutes: 10, conditions: ["headache"], positions: [.seated]),
    row("neck-short", "Short", minutes: 10, positions: [.seated], performer: .doctorOrdered),
    row("self-neck", "Neck by oneself", positions: [.seated], performer: .selfMassage),
    row("spine", "The spine", conditions: ["neck-pain", "lumbar-2"]),
  ]

  private func found(_ words: String, recent: [String] = []) -> [String] {
    ProtocolSearch(words: words, recent: recent).found(in: Self.rows) { $0 }.map(\.id)
  }

  @Test(arguments: [
    ("", "back-long collar neck-short spine baby-neck self-neck broken"),
    ("neck", "neck-short collar spine back-long self-neck baby-neck broken"),
    ("NECK  sho", "neck-short"),
    ("self neck", "self-neck"),
    ("infant", ""),
    ("baby", "baby-neck"),
    ("headache", "collar"),
    ("seated", "collar neck-short self-neck"),
    ("lumbar 2", "spine"),
    ("o", "back-long collar neck-short spine self-neck baby-neck broken"),
  ])
  func `names come before other words, the therapist's own before what is for others`(
    words: String,
    ids: String
  ) {
    #expect(found(words).joined(separator: " ") == ids)
  }

  @Test func `what was used last comes first, among what is found as well`() {
    let recent = ["self-neck", "spine", "gone"]
    #expect(found("", recent: recent).prefix(3) == ["self-neck", "spine", "back-long"])
    // A name comes before what was only used.
    #expect(found("neck", recent: recent).prefix(2) == ["neck-short", "collar"])
    #expect(found("n", recent: ["back-long"]).first == "neck-short")
    #expect(found("the", recent: ["spine"]).prefix(2) == ["spine", "back-long"])
  }

  @Test(arguments: [
    (
      Narrowing.time,
      ["collar neck-short baby-neck", "collar neck-short spine baby-neck self-neck"]
    ),
    (.position, ["back-long spine", "baby-neck"]),
    (.ages, ["back-long collar neck-short spine self-neck", "", "baby-neck"]),
    (.performer, ["back-long collar spine baby-neck", "", "neck-short", "self-neck"]),
  ])
  func `one key narrows the list step by step, and shows all again`(
    narrowing: Narrowing,
    steps: [String]
  ) {
    var search = ProtocolSearch()
    let usable = Self.rows.filter { $0.fault == nil }
    for ids in steps {
      search.narrow(by: narrowing)
      #expect(search.found(in: usable) { $0 }.map(\.id).joined(separator: " ") == ids)
    }
    var presses = steps.count
    while !search.narrowedBy.isEmpty, presses < 10 {
      search.narrow(by: narrowing)
      presses += 1
    }
    #expect(search == ProtocolSearch())
  }

  @Test(arguments: [
    (Age.years(30), "back-long collar neck-short spine self-neck baby-neck broken"),
    (Age(months: 4), "baby-neck back-long collar neck-short self-neck spine broken"),
  ])
  func `what is for the patient's age comes first`(age: Age, ids: String) {
    let search = ProtocolSearch(age: AgeRange(exactly: age))
    #expect(search.found(in: Self.rows) { $0 }.map(\.id).joined(separator: " ") == ids)
  }

  @Test func `what is not for the patient's age says so`() {
    var guide = guide()
    var facts = PatientFacts(row: PatientRow(code: "A-1"))
    facts.age = AgeRange(exactly: Age(months: 4))
    _ = guide.update(.patient(facts), at: moment)
    _ = press(.enter, in: &guide)
    _ = guide.update(.protocols(Self.rows), at: moment)
    #expect(text(guide).contains("1  Soft neck strokes"))
    _ = press(.down, in: &guide)
    #expect(text(guide).contains("For ages from 18 years; the patient is 4 months old."))
  }

  // MARK: The page

  private func guide(recent: [String] = []) -> ScreenGuide {
    var guide = ScreenGuide(
      .home,
      settings: ScreenSettings(look: Look(), timeOfDay: { _ in "12:00" }),
      size: Size(columns: 80, rows: 24)
    )
    for message: Message in [
      .turn, .home(HomeFacts()), .latest(nil, protocols: recent), .protocols(Self.rows),
    ] {
      _ = guide.update(message, at: moment)
    }
    return guide
  }

  private let moment = Moment(
    boot: .seconds(1_000),
    awake: .seconds(1_000),
    wall: WallTime(milliseconds: 0)
  )

  private func press(_ keys: Key..., in guide: inout ScreenGuide) -> [Effect] {
    keys.flatMap { guide.update(.key($0), at: moment) }
  }

  private func text(_ guide: ScreenGuide) -> String {
    guide.newFrame(at: moment).lines.joined(separator: "\n")
  }

  @Test func `a digit takes the row it stands beside`() {
    var guide = guide(recent: ["spine"])
    #expect(text(guide).contains("1  The spine"))
    #expect(
      press(.character("3"), in: &guide) == [.offer(protocol: "collar", patient: nil)]
    )
  }

  @Test func `a digit after a letter is sought, and no row has a number any more`() {
    var guide = guide()
    #expect(press(.character("l"), .character(" "), .character("2"), in: &guide).isEmpty)
    #expect(text(guide).contains("The spine"))
    #expect(!text(guide).contains("1  "))
    #expect(press(.enter, in: &guide) == [.offer(protocol: "spine", patient: nil)])
  }

  @Test func `a digit without a row in sight is sought`() {
    var guide = guide()
    for message: Message in [
      .resized(Size(columns: 40, rows: 12)), .protocols(Self.rows + Self.rows),
    ] {
      _ = guide.update(message, at: moment)
    }
    #expect(press(.character("9"), in: &guide).isEmpty)
    #expect(text(guide).contains("Nothing matches"))
  }

  @Test func `what narrows the list is said, and Esc shows all again before it leads home`() {
    var guide = guide()
    _ = press(.function(6), .function(7), .function(7), .function(7), in: &guide)
    #expect(text(guide).contains("Only what can be done in 10 min, side"))
    #expect(press(.escape, in: &guide).isEmpty)
    #expect(!text(guide).contains("Only what"))
    #expect(text(guide).contains("F6 time"))
  }

  @Test func `all that narrows the list is said in the smallest window`() {
    var guide = guide()
    _ = guide.update(.resized(Size(columns: 40, rows: 12)), at: moment)
    _ = press(
      .function(6),
      .function(7),
      .function(7),
      .function(7),
      .function(8),
      .function(8),
      .function(9),
      .function(9),
      .function(9),
      in: &guide
    )
    let words = text(guide).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("Only what can be done in 10 min, "))
    #expect(words.contains("1 to 17 years, "))
  }
}
