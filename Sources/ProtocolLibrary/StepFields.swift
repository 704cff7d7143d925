import SessionEngine

/// The fields of a step.
enum StepFields {
  static let id: Field<String> = Field("id", .id, required: true)
  static let title: Field<String> = Field("title", .line())
  static let technique: Field<Technique> = Field("technique", .technique, required: true)
  static let variant: Field<String> = Field("variant", .line())
  static let zone: Field<[Zone]> = Field("zone", .oneOrMore(of: .word), required: true)
  static let position: Field<Position> = Field("position", .word)
  static let side: Field<SideRule> = Field("side", .word)
  static let direction: Field<[Direction]> = Field("direction", .oneOrMore(of: .word))
  static let motion: Field<[Motion]> = Field("motion", .oneOrMore(of: .word))
  static let hands: Field<[HandPart]> = Field("hands", .oneOrMore(of: .word))
  static let duration: Field<Duration> = Field("duration", .time())
  static let atLeast: Field<Duration> = Field("at_least", .time(1...1_800))
  static let atMost: Field<Duration> = Field("at_most", .time(1...1_800))
  static let repetitions: Field<ClosedRange<Int>> = Field("repetitions", .count())
  static let tempo: Field<Int> = Field("tempo", .tempo)
  static let pressure: Field<PressureCourse> = Field("pressure", .pressure)
  static let until: Field<TissueSign> = Field("until", .word)
  static let before: Field<[Interruption]> = Field("before", .oneOrMore(of: .word))
  static let ask: Field<[Measure]> = Field("ask", .oneOrMore(of: .word))
  static let optional: Field<Bool> = Field("optional", .truth)
  static let text: Field<String> = Field("text", .text(), required: true)
  static let cautions: Field<[String]> = Field("cautions", .list(of: .line(), 1...5))
  static let suggested: Field<[String]> = Field("suggested", suggestedKind)

  static let table = FieldTable(
    "A step",
    [
      id, title, technique, variant, zone, position, side, direction, motion, hands, duration,
      atLeast, atMost, repetitions, tempo, pressure, until, before, ask, optional, text, cautions,
      suggested,
    ],
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
    of: .word(among: [
      "step", "title", "technique", "variant", "zone", "position", "side", "direction", "motion",
      "hands", "duration", "at_least", "at_most", "repetitions", "tempo", "pressure", "until",
      "before", "ask", "optional", "text", "cautions",
    ])
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
  static let rounds: Field<ClosedRange<Int>> = Field("repeat", .count(1...20), required: true)
  static let steps: Field<[StepDraft]> = Field(
    "steps",
    .list(of: .step, 1...StageFields.stepsMax),
    required: true
  )

  static let table = FieldTable("A group that repeats", [rounds, steps])
}

/// The fields of the stroking between the steps of a stage.
enum LinkFields {
  static let technique: Field<Technique> = Field("technique", .technique, required: true)
  static let duration: Field<Duration> = Field("duration", .time(1...1_800), required: true)
  static let pressure: Field<PressureCourse> = Field("pressure", .pressure)
  static let text: Field<String> = Field("text", .text(), required: true)
  static let suggested: Field<[String]> = Field("suggested", StepFields.suggestedKind)

  static let table = FieldTable(
    "The linking stroke",
    [technique, duration, pressure, text, suggested],
    rules: [StepFields.pressureRule]
  )
}

/// The fields of one of the three parts of a session.
enum StageFields {
  static let stepsMax = 40

  static let aim: Field<String> = Field("aim", .line())
  static let steps: Field<[EntryDraft]> = Field(
    "steps",
    .list(of: .entry, 1...stepsMax),
    required: true
  )
  static let link: Field<LinkDraft> = Field("link", .link)

  static let table = FieldTable("A stage", [aim, steps, link])
}

/// The three stages.
enum StagesFields {
  static let introductory: Field<StageDraft> = Field(
    "introductory",
    .stage(.introductory),
    required: true
  )
  static let main: Field<StageDraft> = Field("main", .stage(.main), required: true)
  static let final: Field<StageDraft> = Field("final", .stage(.final), required: true)

  static let table = FieldTable("\"stages\"", [introductory, main, final])
}
