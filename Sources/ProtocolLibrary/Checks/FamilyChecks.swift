import SessionEngine
import TextSafety

/// What a file asks and says as every other of its kind does.
extension ProtocolDraft {
  func checkFamily(_ findings: inout Findings) {
    guard !isCut else { return }
    checkScoliosis(&findings)
    checkNewSigns(&findings)
    checkAskedInfants(&findings)
    guard isInEnglish else { return }
    checkSpecialist(&findings)
    checkNumbPlaces(&findings)
    checkNewborns(&findings)
  }

  /// The most severe grade forbids the massage (X16).
  private func checkScoliosis(_ findings: inout Findings) {
    let sought =
      (record[ProtocolFields.conditions] ?? []) + (record[ProtocolFields.indications] ?? [])
    guard sought.contains(where: { $0.lowercased().holds("scoliosis") }),
      !contraindications.contains(where: { $0.id == "scoliosis-grade-4" })
    else { return }
    findings.error(
      .scoliosisGradeNotAsked,
      at: record.position(of: ProtocolFields.conditions),
      "Scoliosis of grade 4 forbids massage: ask with \"scoliosis-grade-4\"."
    )
  }

  /// Where an acute back is let in, something must tell today's new danger from it.
  private func checkNewSigns(_ findings: inout Findings) {
    guard let core = common.core.first(where: { $0.id == "acute-spine" }),
      let draft = record[ProtocolFields.overrides]?.first(where: { $0.id == core.id })
    else { return }
    let changed = draft.question(from: core)
    let known = Set(common.contraindications.map(\.id))
    let own = contraindications.filter { !known.contains($0.id) && $0.ask == .everySession }
    let stillAsks = changed.class.isWeaker(than: core.class) ? [] : [changed]
    guard
      !(stillAsks + own).contains(where: { question in
        Words(question.question).all.contains(where: Self.newness.contains)
      })
    else { return }
    findings.error(
      .newSignsNotAsked,
      at: draft.record.position(of: OverrideFields.id),
      "Who comes with an acute back is asked for new signs every time: a limb newly numb or weak, pain "
        + "that grows. Add a question of its own."
    )
  }

  private static let newness: Set = ["new", "newly", "worse", "worsened"]

  /// An infant tells no number.
  private func checkAskedInfants(_ findings: inout Findings) {
    guard isMeant(below: .years(1)) else { return }
    let after = record[ProtocolFields.aftercare]?.record
    let asking =
      steps.filter { $0.record[StepFields.ask]?.contains(.pain) == true }
      .map { $0.record.position(of: StepFields.ask) }
      + [after].compactMap(\.self).filter { $0[AftercareFields.ask]?.contains(.pain) == true }
      .map { $0.position(of: AftercareFields.ask) }
    for place in asking {
      findings.warning(
        .infantAskedForPain,
        at: place,
        "An infant gives no number for pain; watch its face and write \"ask: [sensation]\"."
      )
    }
  }

  /// What is said to be a specialist's is begun by one.
  private func checkSpecialist(_ findings: inout Findings) {
    let fields = [ProtocolFields.title, ProtocolFields.summary]
    let isAsked = (record[ProtocolFields.needs] ?? []).compactMap(\.need).contains { need in
      need.isFirm && Words(need.say).all.contains(where: Self.skills.contains)
    }
    guard !isAsked else { return }
    for field in fields {
      guard let word = record[field].flatMap({ Words($0).plain(among: Self.specialists) }) else {
        continue
      }
      findings.warning(
        .specialistNotAsked,
        at: record.position(of: field),
        "\(quoted(word)) is said and nobody asked: a need with \"firm: true\" says who does it, or "
          + "with whom it was practised."
      )
    }
  }

  private static let specialists = [
    "specialist", "specialists", "professional", "professionals", "qualified", "trained",
  ]
  private static let skills: Set = [
    "specialist", "professional", "qualified", "trained", "practised", "experienced", "medically",
  ]

  /// Skin that feels nothing does not feel a burn (001:506, 530).
  private func checkNumbPlaces(_ findings: inout Findings) {
    let lines =
      [record[ProtocolFields.title]].compactMap(\.self) + (record[ProtocolFields.materials] ?? [])
    let words = lines.map { Words($0).all }
    guard let warmth = Self.warming.first(where: { warmth in words.contains { $0.holds(warmth) } }),
      contraindications.first(where: { $0.id == "numb-place" })?.limits.closesPlace != true
    else { return }
    findings.error(
      .numbPlaceUnguarded,
      at: record.position(of: ProtocolFields.materials),
      "\(quoted(warmth.joined(separator: " "))) warms, and a numb place does not feel how much: \"numb-place\" with "
        + "\"closed: place\" leaves it out."
    )
  }

  private static let warming = [
    ["warming"], ["infrared"], ["heat"], ["heated"], ["heating"], ["hot"], ["honey"], ["flame"],
    ["warm", "oil"],
  ]

  /// A line for another age is a line for nobody.
  private func checkNewborns(_ findings: inout Findings) {
    guard ages.from > Age(months: 1),
      let line = preparation.lines.first(where: { $0.lowercased().holds("newborn") })
    else { return }
    findings.warning(
      .newbornTooOld,
      at: record.position(of: ProtocolFields.preparation),
      "\(quoted(line)) speaks of newborns, but \"ages\" begins later."
    )
  }
}

extension Preparation {
  /// Every line of it, whoever it is for.
  var lines: [String] { room + therapist + patient }
}
