import SessionEngine

/// The fields of an entry that repeats several steps.
enum GroupFields {
  static let rounds: Field<ClosedRange<Int>> = Field(
    "repeat",
    .count(1...20),
    "How many rounds; those above the smaller number are optional.",
    required: true
  )
  static let steps: Field<[StepDraft]> = Field(
    "steps",
    .list(of: .step, 1...StageFields.stepsMax),
    "The steps of one round.",
    required: true
  )

  static let table = FieldTable("A group that repeats", [rounds, steps])
}

/// The fields of the stroking between the steps of a stage.
enum LinkFields {
  static let technique: Field<Technique> = Field(
    "technique",
    .technique,
    "The kind of stroke.",
    required: true
  )
  static let duration: Field<Duration> = Field(
    "duration",
    .time(1...1_800),
    "How long it takes.",
    required: true
  )
  static let pressure: Field<PressureCourse> = Field(
    "pressure",
    .pressure,
    "1 very light to 5 very strong."
  )
  static let text: Field<String> = Field("text", .text(), "What to do.", required: true)
  static let suggested: Field<[String]> = Field(
    "suggested",
    StepFields.suggestedKind,
    "What of this no source gives."
  )

  static let table = FieldTable(
    "The linking stroke",
    [technique, duration, pressure, text, suggested],
    rules: [StepFields.pressureRule]
  )
}

/// The fields of one of the three parts of a session.
enum StageFields {
  static let stepsMax = 40

  static let aim: Field<String> = Field("aim", .line(), "What this part is for.")
  static let steps: Field<[EntryDraft]> = Field(
    "steps",
    .list(of: .entry, 1...stepsMax),
    "The steps in their order; an entry may be a group that repeats.",
    required: true
  )
  static let link: Field<LinkDraft> = Field(
    "link",
    .link,
    "A stroke after every step but the last, in that step's zones."
  )

  static let table = FieldTable("A stage", [aim, steps, link])
}

/// The three stages.
enum StagesFields {
  static let introductory: Field<StageDraft> = Field(
    "introductory",
    .stage(.introductory),
    "Warming up.",
    required: true
  )
  static let main: Field<StageDraft> = Field(
    "main",
    .stage(.main),
    "The work itself.",
    required: true
  )
  static let final: Field<StageDraft> = Field(
    "final",
    .stage(.final),
    "Calming down.",
    required: true
  )

  static let table = FieldTable("\"stages\"", [introductory, main, final])
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
