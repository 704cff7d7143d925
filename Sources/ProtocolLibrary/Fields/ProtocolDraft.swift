import SessionEngine

/// A protocol as far as its file could be read, with the shared rules it stands on.
struct ProtocolDraft: Sendable {
  let record: Record
  let common: CommonRules
  /// The stages that are there, and their steps.
  let stages: [StageDraft]
  let steps: [StepDraft]
  let worked: WorkedPlaces

  init(record: Record, common: CommonRules) {
    self.record = record
    self.common = common
    stages = record[ProtocolFields.stages]?.stages ?? []
    steps = stages.flatMap(\.steps)
    worked = WorkedPlaces(
      zones: steps.flatMap { $0.record[StepFields.zone] ?? [] },
      techniques: Set(steps.compactMap { $0.record[StepFields.technique] })
    )
  }

  /// Where the file says nothing it is meant for adults.
  var ages: AgeRange { record[ProtocolFields.ages] ?? .adults }

  /// The shared no-go places that this protocol comes near.
  var sharedCautions: [Caution] {
    let worked = worked
    return common.cautions.filter { caution in
      worked.touches(caution.zones) && caution.ages.map { ages.overlaps($0) } ?? true
        && (caution.techniques.isEmpty || !worked.techniques.isDisjoint(with: caution.techniques))
        && (caution.positions.isEmpty || !lyings.isDisjoint(with: caution.positions))
    }
  }

  /// How the patient lies or sits in some step.
  private var lyings: Set<Position> {
    Set(
      (record[ProtocolFields.position] ?? []) + steps.compactMap { $0.record[StepFields.position] }
    )
  }

  /// The protocol, where nothing that it needs is missing.
  var massageProtocol: MassageProtocol? {
    let suggested = Set(record[ProtocolFields.suggested] ?? [])
    guard let id = record[ProtocolFields.id], let version = record[ProtocolFields.version],
      let title = record[ProtocolFields.title], let goal = record[ProtocolFields.goal],
      let positions = record[ProtocolFields.position],
      let session = record[ProtocolFields.session],
      let stages = record[ProtocolFields.stages]?.record,
      let introductory = stages[StagesFields.introductory],
      let main = stages[StagesFields.main], let final = stages[StagesFields.final],
      let aftercare
    else { return nil }
    return MassageProtocol(
      id: id,
      version: version,
      language: record[ProtocolFields.language] ?? "en",
      title: title,
      summary: record[ProtocolFields.summary],
      goal: goal,
      style: record[ProtocolFields.style],
      positions: positions,
      performer: record[ProtocolFields.performer],
      people: record[ProtocolFields.people] ?? 1,
      ages: ages,
      conditions: record[ProtocolFields.conditions] ?? [],
      setting: record[ProtocolFields.setting],
      session: session,
      asksMinutes: record[ProtocolFields.minutes] != nil,
      indications: record[ProtocolFields.indications] ?? [],
      materials: record[ProtocolFields.materials] ?? [],
      sources: record[ProtocolFields.sources] ?? [],
      course: record[ProtocolFields.course]?.course,
      preparation: preparation,
      contraindications: contraindications,
      headings: common.headings,
      needs: (record[ProtocolFields.needs] ?? []).compactMap(\.need),
      cautions: (record[ProtocolFields.cautions] ?? []).compactMap(\.caution) + sharedCautions,
      introductory: introductory.stage(suggested: suggested),
      main: main.stage(suggested: suggested),
      final: final.stage(suggested: suggested),
      reactions: reactions,
      aftercare: aftercare,
      ageLimits: ageLimits,
      overlaps: common.overlaps,
      suggested: suggested
    )
  }

  /// The questions of every massage as this file asks them, then its own.
  var contraindications: [Contraindication] {
    let overrides = record[ProtocolFields.overrides] ?? []
    let core = common.core.map { question in
      overrides.first { $0.id == question.id }?.question(from: question) ?? question
    }
    let ids = Set(core.map(\.id))
    return core + ownContraindications.filter { !ids.contains($0.id) }
  }

  private var ownContraindications: [Contraindication] {
    (record[ProtocolFields.contraindications] ?? []).compactMap { draft in
      draft.contraindication(from: draft.id.flatMap(common.contraindication))
    }
  }

  /// The file's own rules, and the shared ones for reactions it does not rule on in general.
  var reactions: [ReactionRule] {
    let own = (record[ProtocolFields.reactions] ?? []).compactMap(\.rule)
    let ruled = Set(
      own.filter { $0.techniques.isEmpty && $0.zones.isEmpty }.map(\.reaction)
    )
    return own + common.reactions.filter { !ruled.contains($0.reaction) }
  }

  private var ageLimits: [AgeLimit] {
    let worked = worked
    return common.limits.filter { $0.touches(worked) }.map(\.limit)
  }

  var preparation: Preparation {
    let own = record[ProtocolFields.preparation]?.record
    return Preparation(
      room: Self.lines(own?[PreparationFields.room], everyday: common.preparation.room),
      therapist: Self.lines(
        own?[PreparationFields.therapist],
        everyday: common.preparation.therapist
      ),
      patient: Self.lines(own?[PreparationFields.patient], everyday: common.preparation.patient)
    )
  }

  private var aftercare: Aftercare? {
    guard let record = record[ProtocolFields.aftercare]?.record,
      let rest = record[AftercareFields.rest]
    else { return nil }
    return Aftercare(
      rest: rest,
      ask: record[AftercareFields.ask] ?? [],
      text: record[AftercareFields.text],
      advise: Self.lines(record[AftercareFields.advise], everyday: common.advise),
      suggested: Set(record[AftercareFields.suggested] ?? [])
    )
  }

  /// A part of the file, or the shared lines where it is left out or names them.
  private static func lines(_ own: [String]?, everyday: [String]) -> [String] {
    guard let own else { return everyday }
    return own.flatMap { $0 == CommonRules.everydayEntry ? everyday : [$0] }
  }
}
