import ProtocolLibrary
import SessionEngine
import Testing

/// What a patient who was here before is asked again, in every shipped file.
struct ReturningPatientTests {
  /// All that is asked once was answered with no, so many days ago.
  private static func pages(
    _ massage: MassageProtocol,
    of age: Age? = nil,
    answeredDaysAgo days: Int = 30,
    hasNews: Bool = false
  ) -> ScreeningPages {
    let age = AgeRange(exactly: age ?? (massage.ages ?? .adults).from)
    let first = Questionnaire(massage, for: KnownPatient(age: age, sex: .female))
    let once = first.questions.filter { $0.ask == .once }
    let asked = Questionnaire(
      massage,
      for: KnownPatient(
        age: age,
        sex: .female,
        answers: once.map { ScreeningAnswer(id: $0.id, answer: .no) },
        answeredOn: Dictionary(uniqueKeysWithValues: once.map { ($0.id, 30_000 - days) }),
        lastSession: "2052-01-20",
        today: 30_000
      )
    )
    return ScreeningPages(
      asked.questions,
      under: massage.headings,
      silent: asked.silent,
      hasNews: hasNews
    )
  }

  @Test(arguments: ShippedScreeningTests.ids)
  func `lines of the health stay shut until something is new or a year is over`(
    id: String
  ) throws {
    let massage = try #require(ShippedLibrary.protocols[id])
    let calm = Self.pages(massage)
    #expect(calm.health.isEmpty, "\(calm.health.map(\.heading.id))")
    #expect(calm.today.contains { $0.heading.id == "since" })
    let all = Self.pages(massage, hasNews: true).health
    #expect(all.count >= 6)
    #expect(Self.pages(massage, answeredDaysAgo: 364).health.isEmpty)
    let yearLater = Self.pages(massage, answeredDaysAgo: 365).health
    #expect(yearLater == all)
  }

  @Test(arguments: ShippedScreeningTests.ids)
  func `who returns hears no more than eight lines`(id: String) throws {
    let massage = try #require(ShippedLibrary.protocols[id])
    let core = ShippedLibrary.common.core.count
    for age in ShippedScreeningTests.ages where (massage.ages ?? .all).contains(age) {
      let own = massage.contraindications.dropFirst(core).contains { $0.ask == .everySession }
      #expect((1...(own ? 9 : 8)).contains(Self.pages(massage, of: age).today.count))
    }
  }

  @Test func `questions of single systems are asked where they belong`() throws {
    let own: [String: Set<String>] = [
      "cup-marks": [
        "cupping-fire", "cupping-moving", "cupping-sliding", "cupping-soft-cups", "cupping-static",
      ],
      "physiotherapy-yesterday": ["acupressure-pain", "acupressure-tone"],
      "hernia-first-days": ["hernia-recovery"], "bee-products": ["honey-massage"],
      "scoliosis-grade-4": ["preschool-relaxing", "preschool-tonic", "scoliosis"],
      "complex-spine": ["infrared-massager"],
    ]
    for (question, files) in own {
      let asking = ShippedLibrary.protocols.values.filter { massage in
        massage.contraindications.contains { $0.id == question }
      }
      #expect(Set(asking.map(\.id)) == files, "\(question)")
    }
  }
}
