import SessionEngine

@testable import GuideProgram

/// Pages of the opening with something on each.
extension SampleSession {
  static let linesPage = LinesPage(
    page: .today,
    lines: [
      LinesPage.Line(
        sentence: "Is anything alarming, now or lately: chest, breath, head, limb, bleeding?",
        words: [
          "numb between the legs", "weak legs", "urine or stool trouble", "chest pain",
          "short of breath", "fainting", "slurred speech", "one leg swollen", "hot", "red",
          "calf sore",
        ]
      ),
      LinesPage.Line(
        sentence: "Are there wounds, a rash, or is the skin infected, diseased or changed?",
        words: ["bruises", "burns", "fresh scars", "boils", "pustules", "fungus", "eczema"]
      ),
      LinesPage.Line(
        sentence: "Is back or neck in an acute phase, or is there a fresh injury?",
        words: ["pain severe or growing", "fall", "blow", "sprain", "fracture"]
      ),
      LinesPage.Line(sentence: "Is the patient younger than 18 years?", words: []),
    ],
    patient: "A-014",
    by: .patient,
    marked: [1],
    selected: 1
  )

  /// As it is read alone, before the session.
  static var beforehandPage: LinesPage {
    var page = linesPage
    page.isBeforehand = true
    page.by = .guardian
    return page
  }

  /// The health page with a form on paper that is taken over line by line.
  static var formPage: LinesPage {
    var page = linesPage
    page.page = .health
    page.asksEach = true
    page.told = [0, 1]
    page.selected = 2
    page.formOf = CalendarDate(year: 2026, month: 11, day: 20)
    return page
  }

  static let handedOverPage = HandedOverPage(
    told: HandedOver(told: ["chest pain"], isEnded: true, advice: .emergency),
    patient: "A-014"
  )

  static let behindPage = BehindPage(
    place: LinePlace(.today, 1),
    sentence: "Are there wounds, a rash, or is the skin infected, diseased or changed?",
    questions: [fever, marks, tumour],
    marked: [1],
    other: "a bee sting",
    selected: 1
  )

  static let needsPage = NeedsPage(
    rows: [
      row(.finding(question: "wounds", .place), "Where: wounds", "left knee: a graze", .typed("")),
      row(.clearance(question: "heart"), "Doctor's consent: angina", nil, .consent),
      row(.ofProtocol(id: "order"), "Ordered by", nil, .consent),
      row(.ofProtocol(id: "walks"), "Walks", nil, .tick),
      row(.ofProtocol(id: "legs"), "Lifts the straight legs to 35-40°", nil, .tick),
    ],
    patient: "A-014",
    selected: 1
  )

  private static func row(
    _ need: OpenNeed,
    _ text: String,
    _ said: String?,
    _ way: NeedRow.Way
  ) -> NeedRow {
    NeedRow(need: need, text: text, said: said, isOpen: said == nil, isFirm: true, way: way)
  }
}
