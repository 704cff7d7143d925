import ProtocolLibrary
import SessionEngine
import Testing

/// The one core of questions before every massage that comes with the program.
struct ShippedScreeningTests {
  static let common = ShippedLibrary.common
  static let massages = ShippedLibrary.protocols.values.sorted { $0.id < $1.id }
  static let ids = massages.map(\.id)

  /// An age on each side of every age at which a question begins or ends to be asked.
  static let ages: [Age] = {
    let bounds = common.core.compactMap(\.ages).flatMap { [$0.from, $0.before].compactMap(\.self) }
    let all = Set(bounds.flatMap { [$0, Age(months: max(0, $0.months - 1))] } + [.years(90)])
    return all.sorted()
  }()

  private static let sexes: [Sex?] = [nil, .female, .male]

  private static func questionnaire(
    _ massage: MassageProtocol,
    _ age: AgeRange?,
    _ sex: Sex?
  ) -> [Contraindication] {
    Questionnaire(massage, for: KnownPatient(age: age, sex: sex)).questions
  }

  @Test func `each question of the core stands under one line with words of its own`() {
    let lines = Self.common.headings.map(\.id)
    #expect(Set(lines).count == lines.count)
    let core = Self.common.core
    #expect(Set(core.map(\.id)).count == core.count)
    #expect(Set(core.compactMap(\.short)).count == core.count)
    for question in core {
      #expect(lines.contains(question.heading ?? ""), "\(question.id)")
    }
    #expect(core.count == 77)
  }

  @Test(arguments: ids)
  func `the core is asked before every massage`(id: String) throws {
    let massage = try #require(ShippedLibrary.protocols[id])
    let asked = massage.contraindications.map(\.id)
    #expect(Array(asked.prefix(Self.common.core.count)) == Self.common.core.map(\.id))
    #expect(Set(asked).isSuperset(of: CommonRules.neverLeftOut))
    for id in CommonRules.neverLeftOut {
      #expect(massage.contraindications.first { $0.id == id }?.class == .absolute, "\(id)")
    }
    #expect(asked.count - Self.common.core.count <= 2)
  }

  /// How many files meet somebody of the ages of a question.
  @Test(arguments: [
    ("heart-attack", 71), ("sudden-signs", 71), ("bladder-bowel", 70), ("acute-spine", 70),
    ("autonomic", 70), ("clot-signs", 68), ("venereal", 68), ("sclerosis", 65),
    ("infant-alarm", 9),
  ])
  func `a question of an age is asked in every file for that age`(id: String, count: Int) throws {
    let ages = try #require(Self.common.contraindication(id)?.ages)
    let meant = Self.massages.filter { $0.ages?.overlaps(ages) ?? true }
    #expect(meant.count == count)
    for massage in meant {
      let youngest = max(massage.ages?.from ?? Age(months: 0), ages.from)
      #expect(
        Self.questionnaire(massage, AgeRange(exactly: youngest), nil).contains { $0.id == id },
        "\(massage.id)"
      )
    }
  }

  @Test func `two files differ in the core only by what stands in this list`() {
    var found: [String] = []
    for massage in Self.massages {
      for question in massage.contraindications {
        guard var core = Self.common.core.first(where: { $0.id == question.id }) else { continue }
        core.text = question.text
        guard core != question else { continue }
        let how =
          question.loosened == nil ? question.class.rawValue : "\(question.class.rawValue) *"
        found.append("\(massage.id) \(question.id) \(how)")
      }
    }
    #expect(found.joined(separator: "\n") == Self.overrides)
  }

  /// What is looser than the core, and says why, is marked.
  private static let overrides = """
    acute-healthy-parts chronic-flare postpone *
    acute-healthy-parts acute-spine consult *
    acute-soft chronic-flare postpone *
    acute-soft acute-spine consult *
    back-circuit inflammation postpone *
    back-four-techniques menstruation postpone
    back-fracture-1 acute-spine absolute *
    back-fracture-1 fresh-injury consult *
    back-fracture-1 nervous-system absolute *
    back-fracture-1 operation consult *
    back-fracture-2 past-injury consult *
    back-fracture-2 operation consult *
    back-warming-gel numb-place local
    chest-region inflammation postpone *
    chest-region pregnancy absolute
    child-neck child-meal postpone *
    child-neck child-spine absolute
    child-neck rickets absolute
    child-tonic nervous-system absolute *
    child-torticollis child-spine consult *
    child-torticollis rickets absolute
    cupping-fire numb-place local
    face-pinching inflammation postpone *
    face-pinching pus postpone *
    face-pinching allergy postpone *
    face-pinching skin-infection postpone *
    face-pinching skin-disease postpone *
    face-pinching skin-marks local *
    general-therapeutic inflammation postpone *
    hernia-recovery hernia consult *
    honey-massage blood-pressure absolute
    honey-massage heart absolute
    honey-massage blood-thinners absolute
    honey-massage lungs absolute
    honey-massage numb-place local
    infant-relaxing infant-unwell postpone *
    infant-tonic nervous-system absolute *
    infrared-massager numb-place local
    infrared-massager implant absolute
    local-therapeutic inflammation postpone *
    lumbago inflammation postpone *
    lumbar-osteochondrosis menstruation postpone
    lumbar-osteochondrosis varicose absolute
    lumbosacral-spine menstruation postpone
    lumbosacral-spine hernia consult *
    neck-fracture-1 acute-spine absolute *
    neck-fracture-1 fresh-injury consult *
    neck-fracture-1 nervous-system absolute *
    neck-fracture-1 operation consult *
    neck-fracture-2 acute-spine absolute *
    neck-fracture-2 fresh-injury consult *
    neck-fracture-2 nervous-system absolute *
    neck-fracture-2 operation consult *
    neck-fracture-3 past-injury consult *
    neck-fracture-3 operation consult *
    preschool-relaxing child-spine consult *
    preschool-tonic child-spine consult *
    radiculitis-back inflammation postpone *
    radiculitis-general inflammation postpone *
    scoliosis pregnancy absolute
    scoliosis child-spine consult *
    self-back-knuckles pregnancy absolute
    self-lower-back menstruation postpone
    spine-therapeutic inflammation postpone *
    spine-therapeutic pregnancy absolute
    therapeutic-back inflammation postpone *
    therapeutic-back pregnancy absolute
    """

  @Test(arguments: ids)
  func `what is looser than the core says why and from where`(id: String) throws {
    let massage = try #require(ShippedLibrary.protocols[id])
    for question in massage.contraindications {
      guard let loosened = question.loosened else { continue }
      #expect(!loosened.because.isEmpty && loosened.source.contains(":"), "\(question.id)")
    }
  }

  /// A file for adults, one for infants, and all that ask more than the core: in the words of their
  /// lines the others are the first of them again.
  private static let askers = massages.filter { massage in
    massage.contraindications.count > common.core.count
      || ["relaxing-whole-body", "infant-general"].contains(massage.id)
  }.map(\.id)

  @Test func `files without a question of their own read the same lines`() {
    let read = Self.common.core.map(Self.lineOf)
    for massage in Self.massages {
      #expect(
        massage.contraindications.prefix(read.count).map(Self.lineOf) == read,
        "\(massage.id)"
      )
      #expect(massage.headings == Self.common.headings, "\(massage.id)")
    }
  }

  /// What of a question decides when it is read, and in which words.
  private static func lineOf(_ question: Contraindication) -> [String] {
    [
      question.id, question.heading, question.short, question.ask.rawValue,
      question.ages?.inSentence, question.sex?.rawValue,
    ].map { $0 ?? "" }
  }

  @Test(arguments: askers)
  func `the words of a line cover what it asks and nothing else, and fit the window`(
    id: String
  ) throws {
    let massage = try #require(ShippedLibrary.protocols[id])
    // Where not only adults are meant the age is asked before everything else.
    let unknown: [AgeRange?] = massage.ages == .adults ? [nil] : []
    for age in Self.ages.map({ AgeRange(exactly: $0) }) + unknown {
      for sex in Self.sexes {
        let questions = Self.questionnaire(massage, age, sex)
        let pages = ScreeningPages(
          questions,
          under: massage.headings.map { $0.said(to: KnownPatient(age: age, sex: sex)) }
        )
        let broken = LineRules(pages: pages, questions: questions).broken
        #expect(broken == [], "\(age?.from.months ?? -1)")
        let asked = Set(questions.compactMap(\.short).flatMap(\.shownParts))
        let unasked = Self.common.core.filter { core in !questions.contains { $0.id == core.id } }
        for line in pages.today + pages.health where line.heading.id != Heading.ownID {
          let near = unasked.filter { $0.heading == line.heading.id }.compactMap(\.short)
          for part in near.flatMap(\.shownParts) where !asked.contains(part) {
            #expect(!line.heading.say.holdsWords(of: part), "\(part) \(age?.from.months ?? -1)")
          }
        }
      }
    }
  }

  struct Patient: CustomTestStringConvertible {
    let massage: String
    var age: AgeRange?
    var sex: Sex?
    let today: Int
    let health: Int
    let questions: Int

    var testDescription: String { "\(massage) \(age?.from.months ?? -1) \(sex?.rawValue ?? "")" }
  }

  @Test(arguments: [
    Patient(massage: "relaxing-whole-body", today: 7, health: 6, questions: 68),
    Patient(
      massage: "relaxing-whole-body",
      age: .years(40),
      sex: .male,
      today: 5,
      health: 6,
      questions: 65
    ),
    Patient(
      massage: "self-neck",
      age: .years(40),
      sex: .female,
      today: 6,
      health: 6,
      questions: 67
    ),
    Patient(massage: "preschool-tonic", age: .years(5), today: 5, health: 7, questions: 62),
    Patient(
      massage: "child-collar-zone",
      age: .years(14),
      sex: .female,
      today: 7,
      health: 6,
      questions: 68
    ),
    Patient(
      massage: "infant-general",
      age: AgeRange(exactly: Age(months: 4)),
      today: 5,
      health: 6,
      questions: 53
    ),
  ])
  func `a patient hears so many lines for so many questions`(patient: Patient) throws {
    let massage = try #require(ShippedLibrary.protocols[patient.massage])
    let questions = Self.questionnaire(massage, patient.age, patient.sex)
    let pages = ScreeningPages(questions, under: massage.headings)
    #expect(questions.count == patient.questions)
    #expect(pages.today.count == patient.today)
    #expect(pages.health.count == patient.health)
  }

  @Test(arguments: ids)
  func `nobody hears more than thirteen lines, a child below ten more than eleven`(
    id: String
  ) throws {
    let massage = try #require(ShippedLibrary.protocols[id])
    let own = massage.contraindications.count > Self.common.core.count ? 1 : 0
    let unknown: [Age?] = massage.ages == .adults ? [nil] : []
    for age in Self.ages.filter((massage.ages ?? .all).contains).map(Optional.some) + unknown {
      for sex in Self.sexes {
        let questions = Self.questionnaire(massage, age.map(AgeRange.init(exactly:)), sex)
        let pages = ScreeningPages(questions, under: massage.headings)
        let most = (age.map { $0 < .years(10) } ?? false ? 11 : 13) + own
        #expect((1...most).contains(pages.today.count + pages.health.count))
      }
    }
  }

  @Test func `a birthday opens the lines with a question nobody has answered, and no other`() throws
  {
    let massage = try #require(ShippedLibrary.protocols["child-therapeutic"])
    for years in [1, 3, 8, 10, 18] {
      let before = AgeRange(exactly: Age(months: years * 12 - 1))
      let answered = Self.questionnaire(massage, before, .male)
      let patient = KnownPatient(
        age: .years(years),
        sex: .male,
        answers: answered.map { ScreeningAnswer(id: $0.id, answer: .no) },
        answeredOn: Dictionary(uniqueKeysWithValues: answered.map { ($0.id, 30_000) }),
        lastSession: "2052-02-20",
        today: 30_010
      )
      let asked = Questionnaire(massage, for: patient)
      let pages = ScreeningPages(asked.questions, under: massage.headings, silent: asked.silent)
      let known = Set(answered.map(\.id))
      let new = asked.questions.filter {
        !known.contains($0.id) && $0.ask == .once && $0.heading != nil
      }
      let lines = Set(new.compactMap(\.heading))
      #expect(Set(pages.health.map(\.heading.id)) == lines, "\(years)")
    }
  }

  @Test(arguments: common.core.filter { $0.ask == .once }.map(\.id))
  func `a question that nobody has answered opens its line, and no other`(id: String) throws {
    let massage = try #require(ShippedLibrary.protocols["relaxing-whole-body"])
    let new = try #require(Self.common.contraindication(id))
    let age = AgeRange(exactly: new.ages.map { max($0.from, .years(1)) } ?? .years(40))
    let asked = Self.questionnaire(massage, age, .female)
    // Asked of nobody of that age, so never new.
    guard asked.contains(where: { $0.id == id }) else { return }
    let known = asked.map(\.id).filter { $0 != id }
    let patient = KnownPatient(
      age: age,
      sex: .female,
      answers: known.map { ScreeningAnswer(id: $0, answer: .no) },
      answeredOn: Dictionary(uniqueKeysWithValues: known.map { ($0, 30_000) }),
      lastSession: "2052-02-20",
      today: 30_010
    )
    let later = Questionnaire(massage, for: patient)
    let pages = ScreeningPages(later.questions, under: massage.headings, silent: later.silent)
    #expect(pages.health.map(\.heading.id) == [new.heading])
  }

  @Test func `no line of the preparation claims what is a need`() {
    let claims: Set = [
      "order", "agree", "agrees", "agreed", "consent", "allowed", "examined", "shown",
      "prescribed",
    ]
    for massage in Self.massages {
      let preparation = massage.preparation
      let lines = preparation.room + preparation.therapist + preparation.patient
      for line in lines {
        #expect(claims.isDisjoint(with: line.spokenWords), "\(massage.id): \(line)")
      }
    }
  }

  private static let firm = """
    acute-healthy-parts acute-soft back-fracture-1 back-fracture-2 child-neck child-therapeutic \
    child-tonic child-torticollis cupping-fire cupping-moving cupping-static hernia-recovery \
    honey-massage infant-ball-exercises infant-face infant-general infant-gymnastics \
    infant-relaxing infant-tonic infant-two-months neck-fracture-1 neck-fracture-2 \
    neck-fracture-3 preschool-relaxing preschool-tonic scoliosis
    """

  private static let passable = """
    cervical-clinic chest-region face-pinching general-therapeutic local-therapeutic \
    spine-therapeutic
    """

  @Test(arguments: [(true, firm), (false, passable)])
  func `these files need the order of a doctor`(isFirm: Bool, ids: String) {
    let ordered = Self.massages.filter { massage in
      massage.needs.contains { $0.kind == .order && $0.isFirm == isFirm }
    }
    #expect(ordered.map(\.id).joined(separator: " ") == ids)
  }

  @Test func `the page says which files still have work where zones are closed`() {
    let rows = Self.massages.map { massage in
      ClosingTable.columns.map { ClosingTable.cell($0, of: massage) }
    }
    let counts = ClosingTable.columns.indices.map { column in
      [ClosingTable.Cell.work, .nothing, .refused, .postponed, .unasked].map { cell in
        rows.count { $0[column] == cell }
      }
    }
    #expect(
      counts == [
        [29, 34, 5, 0, 10], [61, 3, 0, 4, 10], [64, 6, 0, 0, 8], [58, 12, 0, 0, 8],
        [73, 5, 0, 0, 0],
      ]
    )
  }
}
