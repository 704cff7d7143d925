import SessionEngine

/// A part of a protocol as far as it could be read, with the places of its fields.
///
/// Drafts let the sense of a file be checked although some of its fields are wrong.
protocol Draft: Sendable {
  static var table: FieldTable { get }

  init(record: Record, findings: inout Findings)
}

extension Kind where Value: Draft {
  /// A mapping by the draft's own table.
  static var draft: Self {
    Self(.mapping(Value.table)) { node, _, findings in
      Record(node, Value.table, &findings).map { Value(record: $0, findings: &findings) }
    }
  }
}

struct StepDraft: Draft {
  static let table = StepFields.table
  let record: Record

  init(record: Record, findings: inout Findings) {
    self.record = record
    reportMissingDose(&findings)
    reportPressure(&findings)
  }

  var dose: Dose {
    Dose(
      duration: record[StepFields.duration],
      repetitions: record[StepFields.repetitions],
      tempo: record[StepFields.tempo],
      sides: record[StepFields.side]?.changesAtHalf == true ? 2 : 1
    )
  }

  /// The countdown, or nothing where the file's dose cannot be read.
  var countdown: Duration? {
    let countdown = dose.countdown
    return countdown > .zero ? countdown : nil
  }

  func step(suggested shared: Set<String>) -> Step? {
    guard let id = record[StepFields.id], let technique = record[StepFields.technique],
      let zones = record[StepFields.zone], let text = record[StepFields.text]
    else { return nil }
    return Step(
      id: id,
      title: record[StepFields.title],
      technique: technique,
      variant: record[StepFields.variant],
      zones: zones,
      position: record[StepFields.position],
      side: record[StepFields.side] ?? .both,
      directions: record[StepFields.direction] ?? [],
      motions: record[StepFields.motion] ?? [],
      hands: record[StepFields.hands] ?? [],
      dose: dose,
      atLeast: record[StepFields.atLeast],
      atMost: record[StepFields.atMost],
      pressure: record[StepFields.pressure],
      until: record[StepFields.until],
      before: (record[StepFields.before] ?? []).map(\.changeover),
      ask: record[StepFields.ask] ?? [],
      isOptional: record[StepFields.optional] ?? false,
      text: text,
      cautions: record[StepFields.cautions] ?? [],
      suggested: shared.union(record[StepFields.suggested] ?? [])
    )
  }

  private func reportMissingDose(_ findings: inout Findings) {
    guard !record.holds(StepFields.duration), !record.node.isCut else { return }
    if !record.holds(StepFields.repetitions) || !record.holds(StepFields.tempo) {
      findings.error(
        .missingField,
        at: record.node.headPosition,
        "A step needs \"duration\", or \"repetitions\" together with \"tempo\"."
      )
    } else if let countdown, !(.seconds(1) ... .seconds(1_800)).contains(countdown) {
      findings.error(
        .outOfRange,
        at: record.position(of: StepFields.repetitions),
        "Repetitions at this tempo take \(countdown.inSentence); a step lasts 1 s to 30 min."
      )
    }
  }

  private func reportPressure(_ findings: inout Findings) {
    guard let technique = record[StepFields.technique] else { return }
    if technique.presses, !record.holds(StepFields.pressure), !record.node.isCut {
      findings.error(
        .missingField,
        at: record.node.headPosition,
        "A step needs the field \"pressure\", a level from 1 to 5."
      )
    } else if !technique.presses, record.holds(StepFields.pressure) {
      findings.error(
        .unknownField,
        at: record.position(of: StepFields.pressure),
        "Nothing presses in \(technique.rawValue): leave \"pressure\" out."
      )
    }
  }
}

struct GroupDraft: Draft {
  static let table = GroupFields.table
  let record: Record

  init(record: Record, findings: inout Findings) { self.record = record }

  var steps: [StepDraft] { record[GroupFields.steps] ?? [] }
}

/// A step, or several that repeat.
enum EntryDraft: Sendable {
  case step(StepDraft)
  case group(GroupDraft)

  var steps: [StepDraft] {
    switch self {
    case .step(let step): [step]
    case .group(let group): group.steps
    }
  }

  func entry(suggested: Set<String>) -> StageEntry? {
    switch self {
    case .step(let step):
      return step.step(suggested: suggested).map { .step($0) }
    case .group(let group):
      guard let rounds = group.record[GroupFields.rounds] else { return nil }
      return .group(rounds: rounds, steps: group.steps.compactMap { $0.step(suggested: suggested) })
    }
  }
}

struct LinkDraft: Draft {
  static let table = LinkFields.table
  let record: Record

  init(record: Record, findings: inout Findings) {
    self.record = record
    guard let technique = record[LinkFields.technique], technique.presses,
      !record.holds(LinkFields.pressure), !record.node.isCut
    else { return }
    findings.error(
      .missingField,
      at: record.node.headPosition,
      "The linking stroke needs the field \"pressure\", a level from 1 to 5."
    )
  }

  func stroke(suggested shared: Set<String>) -> LinkingStroke? {
    guard let technique = record[LinkFields.technique],
      let duration = record[LinkFields.duration], let text = record[LinkFields.text]
    else { return nil }
    return LinkingStroke(
      technique: technique,
      duration: duration,
      pressure: record[LinkFields.pressure],
      text: text,
      suggested: shared.union(record[LinkFields.suggested] ?? [])
    )
  }
}

struct StageDraft: Sendable {
  let name: StageName
  let record: Record

  var entries: [EntryDraft] { record[StageFields.steps] ?? [] }
  var steps: [StepDraft] { entries.flatMap(\.steps) }

  func stage(suggested: Set<String>) -> Stage {
    Stage(
      name: name,
      aim: record[StageFields.aim],
      entries: entries.compactMap { $0.entry(suggested: suggested) },
      link: record[StageFields.link].flatMap { $0.stroke(suggested: suggested) }
    )
  }
}

struct StagesDraft: Draft {
  static let table = StagesFields.table
  let record: Record

  init(record: Record, findings: inout Findings) { self.record = record }

  /// The stages that are there, in their order.
  var stages: [StageDraft] {
    [StagesFields.introductory, StagesFields.main, StagesFields.final].compactMap { record[$0] }
  }
}

extension Kind where Value == StepDraft {
  static var step: Self { .draft }
}

extension Kind where Value == LinkDraft {
  static var link: Self { .draft }
}

extension Kind where Value == StagesDraft {
  static var stages: Self { .draft }
}

extension Kind where Value == StageDraft {
  static func stage(_ name: StageName) -> Self {
    Self(.mapping(StageFields.table)) { node, _, findings in
      Record(node, StageFields.table, &findings).map { StageDraft(name: name, record: $0) }
    }
  }
}

extension Kind where Value == EntryDraft {
  static var entry: Self {
    Self(.either([.mapping(StepFields.table), .mapping(GroupFields.table)])) {
      node,
      name,
      findings in
      if node[GroupFields.rounds.name] == nil {
        Kind<StepDraft>.draft.read(node, name, &findings).map { .step($0) }
      } else {
        Kind<GroupDraft>.draft.read(node, name, &findings).map { .group($0) }
      }
    }
  }
}
