import SessionEngine
import TestSupport
import Testing
import Words

struct ProtocolListingTests {
  private static let listed: [String: [String]] = {
    var source = SmallProtocol.value
    source.performer = .doctorOrdered
    source.people = 2
    source.ages = AgeRange(from: Age(months: 2), before: Age(months: 7))
    source.conditions = ["colic"]
    source.positions = [.prone, .seated]
    source.suggested = ["position", "ages"]
    source.course = Course(
      sessions: 10...10,
      isOpen: true,
      interval: .days(1...2),
      repeats: 2...3,
      periods: [
        Period(
          id: "first",
          title: "First sessions",
          span: .sessions(from: 1, to: 3),
          session: .seconds(60)...(.seconds(90)),
          grows: true,
          maxPressure: Pressure(2),
          leaveOut: ["kneading"],
          changes: [StepChange(step: "rubbing", duration: .seconds(20))]
        ),
        Period(id: "later", title: "Later", span: .sessions(from: 4, to: nil)),
      ],
      suggested: ["every"]
    )
    source.contraindications.append(
      Contraindication(
        id: "menstruation",
        class: .local,
        ask: .everySession,
        question: "Menstruation?",
        zones: [.lumbar, .abdomen],
        ages: AgeRange(from: .years(10)),
        sex: .female
      )
    )
    source.cautions = [
      Caution(
        zones: [.lumbar],
        forbid: [.tapotement, .skinRolling],
        text: "Kidneys.",
        ages: .adults
      )
    ]
    source.aftercare.suggested = ["rest"]
    source.sources = ["S99; 001:1-2."]
    let parts = ProtocolListing(source).parts.map { ($0.heading, $0.lines) }
    return Dictionary(uniqueKeysWithValues: parts)
  }()

  @Test(arguments: [
    ("For", ["~2 months to under 7 months; on a doctor's order; 2 people", "colic"]),
    (
      "Course",
      [
        "10+ sessions; ~one session every 1-2 days; 2-3 courses a year",
        "Sessions 1-3, First sessions: 1-1:30 min, growing; pressure 2 at most; without kneading; "
          + "other values for rubbing",
        "Sessions 4+, Later",
      ]
    ),
    (
      "Asked before",
      [
        "Not with this protocol: tumour", "Not today: fever",
        "Place left out: skin, menstruation (female, from 10 years) (lumbar, abdomen)",
      ]
    ),
    (
      "Never worked, or only with care",
      ["lumbar (from 18 years): Kidneys. (no tapotement, skin rolling)"]
    ),
    ("Afterwards", ["~rest 1-2 min", "Keep warm"]), ("Sources", ["S99; 001:1-2."]),
  ])
  func `what stands beside the plan is listed part by part`(heading: String, lines: [String]) throws
  {
    #expect(try #require(Self.listed[heading]).starts(with: lines))
  }

  @Test func `position and length are marked where the sources do not give them`() throws {
    #expect(try #require(Self.listed["For"]).last == "~prone or seated; 1-2 min")
  }

  @Test func `a part that holds nothing is not printed`() {
    let headings = ProtocolListing(SmallProtocol.value).parts.map(\.heading)
    #expect(headings == ["For", "Asked before", "Afterwards"])
  }
}
