import SessionEngine

/// The fields of a step.
enum StepFields {
  static let id: Field<String> = Field("id", .id, "The name records know it by.", required: true)
  static let title: Field<String> = Field("title", .line(), "What is shown in large letters.")
  static let technique: Field<Technique> = Field(
    "technique",
    .technique,
    "The kind of stroke; everyday words are understood too.",
    required: true
  )
  static let variant: Field<String> = Field("variant", .line(), "The named form of the technique.")
  static let zone: Field<[Zone]> = Field(
    "zone",
    .oneOrMore(of: .word),
    "Where the hands work.",
    required: true
  )
  static let position: Field<Position> = Field(
    "position",
    .word,
    "The patient turns to this before the step."
  )
  static let side: Field<SideRule> = Field("side", .word, "The patient's side, and in which order.")
  static let direction: Field<[Direction]> = Field(
    "direction",
    .oneOrMore(of: .word),
    "Where the strokes lead."
  )
  static let motion: Field<[Motion]> = Field(
    "motion",
    .oneOrMore(of: .word),
    "The shape of the movement."
  )
  static let hands: Field<[HandPart]> = Field(
    "hands",
    .oneOrMore(of: .word),
    "The part of the hand that works."
  )
  static let duration: Field<Duration> = Field(
    "duration",
    .time(),
    "The countdown; with a sign in \"until\" the limit."
  )
  static let atLeast: Field<Duration> = Field(
    "at_least",
    .time(1...1_800),
    "The shortest useful time; half of the countdown where nothing is said."
  )
  static let atMost: Field<Duration> = Field(
    "at_most",
    .time(1...1_800),
    "A limit of the sources that lengthening does not pass."
  )
  static let repetitions: Field<ClosedRange<Int>> = Field(
    "repetitions",
    .count(),
    "How many movements, on each side where it changes; the larger number is planned."
  )
  static let tempo: Field<Int> = Field("tempo", .tempo, "Movements a minute.")
  static let pressure: Field<PressureCourse> = Field(
    "pressure",
    .pressure,
    "1 very light to 5 very strong; it may rise or fall within the step."
  )
  static let until: Field<TissueSign> = Field(
    "until",
    .word,
    "The sign in the tissue that ends the step; a key says that it is there."
  )
  static let before: Field<[Interruption]> = Field(
    "before",
    .oneOrMore(of: .word),
    "What is done first, counted apart from hands-on time."
  )
  static let ask: Field<[Measure]> = Field(
    "ask",
    .oneOrMore(of: .word),
    "What is asked when the step ends."
  )
  static let optional: Field<Bool> = Field(
    "optional",
    .truth,
    "The first to go where time is short."
  )
  static let text: Field<String> = Field(
    "text",
    .text(),
    "What to do, as the therapist reads it while working; {time}, {times} and {pressure} stand for the "
      + "dose of the plan.",
    required: true
  )
  static let cautions: Field<[String]> = Field(
    "cautions",
    .list(of: .line(), 1...5),
    "Lines shown while the step runs."
  )
  static let suggested: Field<[String]> = Field(
    "suggested",
    suggestedKind,
    "Fields of this step that no source gives; \"step\" means all of it."
  )

  /// Everything a file says of a step's work; each of them may be suggested.
  private static let work: [any AnyField] = [
    title, technique, variant, zone, position, side, direction, motion, hands, duration, atLeast,
    atMost, repetitions, tempo, pressure, until, before, ask, optional, text, cautions,
  ]

  static let table = FieldTable(
    "A step",
    [id] + work + [suggested],
    rules: [
      .anyOf([[duration.name], [repetitions.name, tempo.name]]),
      pressureRule,
    ]
  )

  /// Pressure stands exactly where something presses.
  static let pressureRule = FieldRule.onlyWith(
    field: pressure.name,
    word: technique.name,
    among: technique.form.allWords.filter { word in
      Technique(rawValue: word).map(\.presses) ?? true
    },
    isNeeded: true
  )

  /// The fields a file may mark as suggested; `step` marks a whole step.
  static let suggestedKind: Kind<[String]> = .oneOrMore(
    of: .word(among: ["step"] + work.map(\.name))
  )
}

/// What interrupts the hands before a step; a turn follows from `position` by itself.
enum Interruption: String, CaseIterable, Sendable {
  case oil, drape

  var changeover: Changeover {
    switch self {
    case .oil: .oil
    case .drape: .drape
    }
  }
}

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
