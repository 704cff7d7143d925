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
    "How the patient lies or sits from this step on; the plan makes the turn a step of its own."
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

/// What interrupts the hands before a step; a turn is a step that follows from `position`.
enum Interruption: String, CaseIterable, Sendable {
  case oil, drape

  var changeover: Changeover {
    switch self {
    case .oil: .oil
    case .drape: .drape
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

extension Kind where Value == StepDraft {
  static var step: Self { .draft }
}
