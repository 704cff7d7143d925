import SessionEngine

/// What is asked and made ready before the first stroke.
extension ProtocolDraft {
  /// Room, hands, meal, toilet and skin (G03, G06 to G08, G10, G13 to G16).
  func checkPreparation(_ findings: inout Findings) {
    let preparation = preparation
    let place = record.position(of: ProtocolFields.preparation)
    let lines = record[ProtocolFields.preparation]?.record
    if preparation.room.isEmpty {
      findings.warning(
        .roomUnprepared,
        at: place,
        "No line makes room, couch and what lies at hand ready (\"room\")."
      )
    }
    if preparation.therapist.isEmpty {
      findings.warning(
        .handsUnprepared,
        at: place,
        "No line makes the therapist's hands ready (\"therapist\")."
      )
    }
    guard isEnglish else { return }
    let patient = lines?.position(of: PreparationFields.patient) ?? place
    for need in PreparedNeed.allCases where !isMet(need, preparation) {
      findings.warning(need.rule, at: patient, need.sentence)
    }
  }

  /// What a patient must have done; told by the words of the lines and of the questions.
  private enum PreparedNeed: CaseIterable {
    case meal, toilet, skin

    var rule: Rule {
      switch self {
      case .meal: .mealNotAsked
      case .toilet: .toiletForgotten
      case .skin: .skinUnprepared
      }
    }

    var words: [String] {
      switch self {
      case .meal: ["meal", "meals", "eat", "ate", "eaten", "feed", "fed", "breakfast", "food"]
      case .toilet: ["toilet", "bladder"]
      case .skin: ["skin", "wash", "washed", "clean", "shower"]
      }
    }

    var sentence: String {
      switch self {
      case .meal: "No line asks for the last meal; two hours should have passed."
      case .toilet: "No line reminds of the toilet before the massage."
      case .skin: "No line asks for clean skin."
      }
    }
  }

  private func isMet(_ need: PreparedNeed, _ preparation: Preparation) -> Bool {
    // Adults were asked for; a small child's skin and toilet are the parent's everyday.
    if need != .meal, isMeant(alsoBelow: .adult) { return true }
    // A meal may be asked for in the screening; skin is spoken of there for other reasons.
    let questions = need == .meal ? contraindications.map(\.question) : []
    let texts = preparation.patient + questions
    return texts.contains { text in
      text.lowercased().split { !$0.isLetter }.contains { need.words.contains(String($0)) }
    }
  }

  private var isEnglish: Bool { (record[ProtocolFields.language] ?? "en").hasPrefix("en") }
}

/// What the screening must hold.
extension ProtocolDraft {
  func checkScreening(_ works: [Work], _ findings: inout Findings) {
    let asked = contraindications
    guard !asked.isEmpty else { return }
    let place = record.position(of: ProtocolFields.contraindications)
    let ids = Set(asked.map(\.id))
    checkAnew(asked, place, &findings)
    checkChildren(ids, place, &findings)
    if works.contains(where: { $0.technique == .acupressure }) {
      checkAlcohol(ids, place, &findings)
    }
  }

  /// Acupressure goes with no alcohol, on the day and as long as the treatment lasts (G58).
  private func checkAlcohol(
    _ ids: Set<String>,
    _ place: SourcePosition,
    _ findings: inout Findings
  ) {
    if !ids.contains("alcohol") {
      findings.warning(
        .alcoholNotAsked,
        at: place,
        "Acupressure goes with no alcohol (G58): ask with \"alcohol\"."
      )
    }
    guard isEnglish else { return }
    let advice = record[ProtocolFields.aftercare]?.record[AftercareFields.advise] ?? []
    let told: [(lines: [String], field: any AnyField)] = [
      (preparation.lines, ProtocolFields.preparation), (advice, ProtocolFields.aftercare),
    ]
    for (lines, field) in told where !lines.contains(where: { Words($0).all.contains("alcohol") }) {
      findings.warning(
        .alcoholNotTold,
        at: record.position(of: field),
        "Acupressure goes with no alcohol (G58): a line of \"\(field.name)\" says so."
      )
    }
  }

  /// Health changes from day to day (G02), and places to go around are found anew (G43).
  private func checkAnew(
    _ asked: [Contraindication],
    _ place: SourcePosition,
    _ findings: inout Findings
  ) {
    if !asked.contains(where: { $0.ask == .everySession }) {
      findings.warning(
        .nothingAskedAnew,
        at: place,
        "No question is asked before every session (\"ask: every-session\")."
      )
    }
    if !asked.contains(where: { $0.class == .local }) {
      findings.warning(
        .placesNotAsked,
        at: place,
        "Nothing asks for moles, wounds or veins to go around (class local, \"skin-marks\")."
      )
    }
  }

  /// A child in a bad mood is not massaged (G17), an infant not without a doctor (G01, G19).
  private func checkChildren(
    _ ids: Set<String>,
    _ place: SourcePosition,
    _ findings: inout Findings
  ) {
    if isMeant(below: .years(8)), !ids.contains("child-mood") {
      findings.warning(
        .childMoodNotAsked,
        at: place,
        "Nothing asks for the child's mood: add \"child-mood\"."
      )
    }
    let needs = (record[ProtocolFields.needs] ?? []).compactMap(\.need)
    if isMeant(below: .years(1)), !needs.contains(where: { $0.kind == .order }),
      !ids.contains("no-order"),
      record[ProtocolFields.performer] != .doctorOrdered
    {
      findings.warning(
        .infantWithoutOrder,
        at: place,
        "A doctor orders an infant's massage and shows it first: add the need \"order\"."
      )
    }
  }
}

/// What follows the last stroke.
extension ProtocolDraft {
  /// Rest in place for ten minutes at least (G51); kept warm, and helped up (G52, G53).
  func checkAftercare(_ findings: inout Findings) {
    guard let after = record[ProtocolFields.aftercare]?.record else { return }
    if isMeantForRest, let rest = after[AftercareFields.rest], rest.upperBound < .seconds(600) {
      findings.warning(
        .restTooShort,
        at: after.position(of: AftercareFields.rest),
        "After a massage a patient rests at least ten minutes in place."
      )
    }
    if !after.holds(AftercareFields.text), !after.holds(AftercareFields.advise),
      common.advise.isEmpty
    {
      findings.warning(
        .risingNotTold,
        at: after.node.headPosition,
        "Nothing says that the patient keeps warm and gets up slowly (\"text\", \"advise\")."
      )
    }
  }

  private var isMeantForRest: Bool { !isMeant(below: .years(1)) }
}
