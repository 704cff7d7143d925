import SessionEngine
import TestSupport
import Testing

/// Births of which the month or the year alone is known.
@Suite struct BirthDateTests {
  @Test(arguments: [
    ("1980-02-29", "1980-02-29", "1980-02-29"), ("1980-02", "1980-02-01", "1980-02-29"),
    ("1981-02", "1981-02-01", "1981-02-28"), ("1980", "1980-01-01", "1980-12-31"),
  ])
  func `what is known of a birth is kept as it was told`(text: String, first: String, last: String)
    throws
  {
    let birth = try #require(BirthDate(text: text))
    #expect(birth.text == text)
    #expect(birth.days.lowerBound.text == first && birth.days.upperBound.text == last)
    #expect(try BirthDate(json: birth.json) == birth)
  }

  @Test(arguments: ["", "80", "1980-2", "1980-13", "1981-02-29", "1980-02-01-01", "-1980", "1980-"])
  func `what is no birth is refused`(text: String) {
    #expect(BirthDate(text: text) == nil)
  }

  @Test(
    arguments: [
      ("1980-11-28", "2026-11-28", "46 years"), ("1980", "2026-11-28", "45 years to 46 years"),
      ("1980", "2026-12-31", "46 years"), ("1980-11", "2026-11-28", "45 years to 46 years"),
      ("2026", "2026-11-28", "0 months to 10 months"),
      ("2026-10", "2026-11-28", "28 days to 1 month"),
      ("2027", "2026-11-28", nil),
    ] as [(String, String, String?)]
  )
  func `an age is every one that such a birth allows`(birth: String, day: String, ages: String?)
    throws
  {
    let birth = try #require(BirthDate(text: birth))
    let day = try #require(CalendarDate(text: day))
    #expect(AgeRange(of: birth, on: day)?.ofPatient == ages)
  }

  /// A protocol that asks, limits and warns at ages of its own.
  private static var massage: MassageProtocol {
    var massage = SmallProtocol.value
    massage.ages = AgeRange(from: Age(months: 4), before: .years(60))
    massage.ageLimits = [
      AgeLimit(below: .years(3), text: "No cups before three."),
      AgeLimit(below: .years(14), class: .consult, text: "Only with an order."),
      AgeLimit(below: .years(18), session: .seconds(600), text: "Ten minutes."),
    ]
    for (id, from, before) in [("teeth", 0, 24), ("growth", 96, 216), ("bones", 540, 2_000)] {
      massage.contraindications.append(
        Contraindication(
          id: id,
          class: .consult,
          ask: .once,
          question: "?",
          ages: AgeRange(from: Age(months: from), before: Age(months: before))
        )
      )
    }
    return massage
  }

  @Test(arguments: ["1966", "1980", "2008", "2008-11", "2012", "2023", "2024", "2025-12", "2026"])
  func `everything is asked and held that may apply to one of the ages`(text: String) throws {
    let birth = try #require(BirthDate(text: text))
    let today = try #require(CalendarDate(text: "2026-11-28"))
    let ages = try #require(AgeRange(of: birth, on: today))
    let asked = Questionnaire(Self.massage, for: KnownPatient(age: ages))
    let ids = Set(asked.questions.map(\.id))
    var isToldForAll = Set(ids)
    var day = birth.days.lowerBound
    while day <= min(birth.days.upperBound, today) {
      let age = AgeRange(exactly: try #require(Age(from: day, on: today)))
      let exact = Questionnaire(Self.massage, for: KnownPatient(age: age))
      #expect(ids.isSuperset(of: exact.questions.map(\.id)), "\(text) \(day.text)")
      isToldForAll.formIntersection(exact.recorded.map(\.id))
      let limit = Self.massage.sessionLimit(at: ages) ?? .seconds(99_999)
      #expect(limit <= Self.massage.sessionLimit(at: age) ?? .seconds(99_999))
      let cautions = Self.massage.cautions(at: ages)
      #expect(Self.massage.cautions(at: age).allSatisfy(cautions.contains))
      day = day.adding(days: 1)
    }
    // A yes is taken for told only where every age says so.
    #expect(Set(asked.recorded.map(\.id)) == isToldForAll)
  }
}
