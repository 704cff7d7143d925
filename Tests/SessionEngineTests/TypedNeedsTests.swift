import SessionEngine
import Testing

/// What a person types to a need, and what it is taken for.
struct TypedNeedsTests {
  private static let today = CalendarDate(year: 2026, month: 11, day: 28)

  @Test(arguments: [
    ("lumbar", ["lumbar"]), ("l shoulders mole", ["left shoulder: mole"]),
    ("should left, above the blade", ["left shoulder: above the blade"]),
    ("both knees", ["left knee", "right knee"]),
    ("upper-back; right hands: wart", ["upper back", "right hand: wart"]),
    ("upper back right a scar", ["right upper back: a scar"]),
  ])
  func `a place is a zone, its side and a few words`(line: String, places: [String]) throws {
    #expect(try BodyPlace.read(line).map(\.text) == places)
  }

  @Test(arguments: ["", ";", "left", "shoulders", "elbow", "s left", "knees mole"])
  func `a place without its zone, its side or with several zones is asked again`(line: String) {
    #expect(throws: Refusal.self) { try BodyPlace.read(line) }
  }

  @Test func `zones are named by their first letters, or none of them, or all`() throws {
    #expect(try Zone.read("none") == [])
    #expect(try Zone.read("Lumb, upper back , knee") == [.lumbar, .upperBack, .knees])
    #expect(try Zone.read("all").count == Zone.allCases.count - 1)
    for line in ["", ",", "s", "elbow", "none, back"] {
      #expect(throws: Refusal.self, "\(line)") { try Zone.read(line) as [Zone] }
    }
  }

  @Test(arguments: [
    ("Dr. Ada today", "2026-11-28"), ("Dr. Ada yesterday", "2026-11-27"),
    ("Dr. Ada -30", "2026-10-29"), ("  Dr.  Ada  2025-02-28 ", "2025-02-28"),
  ])
  func `a consent is a doctor and a day`(line: String, date: String) throws {
    let today = try #require(Self.today)
    #expect(try Clearance(line: line, today: today) == Clearance(doctor: "Dr. Ada", date: date))
  }

  @Test(arguments: ["", "Dr. Ada", "today", "Dr. Ada 2026-11-29", "Ada 2026-02-30", "Ada -x"])
  func `no consent is without its doctor and its day, nor of a day to come`(line: String) throws {
    let today = try #require(Self.today)
    #expect(throws: Refusal.self) { try Clearance(line: line, today: today) }
  }

  @Test(
    arguments: [
      ("5 y", 60), ("5y", 60), ("4 m", 4), ("4 months", 4), (" 0 Y ", 0), ("130 years", 1_560),
      ("5", nil), ("y", nil), ("5 x", nil), ("131 y", nil), ("-1 y", nil), ("", nil),
      ("5 y 3", nil),
    ] as [(String, Int?)]
  )
  func `an age says whether it counts years or months`(line: String, months: Int?) {
    #expect(AgeRange(line: line)?.from == months.map { Age(months: $0) })
  }

  @Test(arguments: [
    ("2026-11-28", false, true), ("2025-11-29", false, true), ("2025-11-28", false, false),
    ("1900-01-01", false, false), ("1981-05-01", true, true), ("1980-02-28", true, false),
  ])
  func `a doctor's word holds for twelve months, an examination for ever, but none before birth`(
    date: String,
    isExamination: Bool,
    isTaken: Bool
  ) throws {
    let today = try #require(CalendarDate(text: "2026-11-28"))
    let birth = CalendarDate(text: "1980-02-29")
    let consent = Clearance(doctor: "Dr. Ada", date: date)
    let taken: Void? = try? consent.require(
      on: today,
      isExamination: isExamination,
      bornSince: birth
    )
    #expect((taken != nil) == isTaken)
  }
}
