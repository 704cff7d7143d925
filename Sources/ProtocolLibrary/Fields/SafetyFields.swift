import SessionEngine

/// The fields of a question of the screening.
///
/// Only the id is always needed: a question of the shared rules brings the others.
enum ContraindicationFields {
  static let id: Field<String> = Field(
    "id",
    .id,
    "The name records know it by; of a shared question the rest comes along.",
    required: true
  )
  static let `class`: Field<Contraindication.Class> = Field(
    "class",
    .word,
    "What a yes means: not at all, not today, with a doctor, or without that place."
  )
  static let ask: Field<Contraindication.Rhythm> = Field(
    "ask",
    .word,
    "At the first session, or at every one."
  )
  static let question: Field<String> = Field(
    "question",
    .line(upTo: 200),
    "A yes always means risk."
  )
  static let zones: Field<[Zone]> = Field(
    "zones",
    .oneOrMore(of: .word),
    "What is left out after a yes; without it the place is asked for."
  )
  static let text: Field<String> = Field("text", .text(), "What is shown after a yes.")
  static let ages: Field<AgeRange> = Field(
    "ages",
    .ages,
    "Asked of these ages only, and where the age is not known."
  )
  static let sex: Field<Sex> = Field(
    "sex",
    .word,
    "Asked of this sex only, and where it is not known."
  )

  static let table = FieldTable(
    "A contraindication",
    [id, `class`, ask, question, zones, text, ages, sex]
  )
}

/// The fields of a place that is never worked, or not by every technique.
enum CautionFields {
  static let zones: Field<[Zone]> = Field(
    "zones",
    .oneOrMore(of: .word),
    "Where it holds, with all zones inside.",
    required: true
  )
  static let forbid: Field<[Technique]> = Field(
    "forbid",
    .oneOrMore(of: .technique),
    "Techniques that are never done there."
  )
  static let text: Field<String> = Field(
    "text",
    .text(),
    "What is shown at every step there.",
    required: true
  )
  static let ages: Field<AgeRange> = Field("ages", .ages, "Holds for patients of these ages only.")
  static let sex: Field<Sex> = Field(
    "sex",
    .word,
    "Holds for this sex only, and where it is not known."
  )
  static let technique: Field<[Technique]> = Field(
    "technique",
    .oneOrMore(of: .technique),
    "Shown while one of these is done."
  )
  static let position: Field<[Position]> = Field(
    "position",
    .oneOrMore(of: .word),
    "Shown while the patient lies or sits so."
  )
  static let turning: Field<Bool> = Field(
    "turning",
    .truth,
    "Said while the patient turns over, and only then."
  )
  static let weight: Field<Int> = Field(
    "weight",
    .number(1...9),
    "What weighs more is shown first; 1 where nothing is said."
  )

  static let table = FieldTable(
    "A caution",
    [zones, forbid, text, ages, sex, technique, position, turning, weight]
  )
}

/// The fields of what is done after a reaction.
enum RuleFields {
  static let reaction: Field<ReactionKind> = Field(
    "reaction",
    .word,
    "What the patient feels or shows.",
    required: true
  )
  static let severity: Field<Severity> = Field("severity", .word, "Holds from this strength on.")
  static let level: Field<Int> = Field("level", .number(1...10), "Pain: holds from this score on.")
  static let rise: Field<Int> = Field(
    "rise",
    .number(1...10),
    "Pain: holds from so many points above the score before the session."
  )
  static let again: Field<Bool> = Field(
    "again",
    .truth,
    "Holds when the same reaction comes back after a rule for it."
  )
  static let technique: Field<[Technique]> = Field(
    "technique",
    .oneOrMore(of: .technique),
    "Holds in these techniques only."
  )
  static let zones: Field<[Zone]> = Field(
    "zones",
    .oneOrMore(of: .word),
    "Holds in these zones only."
  )
  static let directive: Field<Directive> = Field(
    "do",
    .word,
    "What the guide proposes; it is done by itself after a moment.",
    required: true
  )
  static let advise: Field<Advice> = Field("advise", .word, "Who is to see the patient.")
  static let sessions: Field<Int> = Field(
    "sessions",
    .number(1...99),
    "For so many further sessions the technique or the zone stays out too."
  )
  static let text: Field<String> = Field("text", .text(), "What is shown.", required: true)

  static let table = FieldTable(
    "A reaction rule",
    [
      reaction, severity, level, rise, again, technique, zones, directive, advise, sessions, text,
    ],
    rules: [
      .onlyWith(
        field: level.name,
        word: reaction.name,
        among: [ReactionKind.pain, .sharpPain, .radiatingPain].map(\.rawValue),
        isNeeded: false
      ),
      .onlyWith(
        field: rise.name,
        word: reaction.name,
        among: [ReactionKind.pain.rawValue],
        isNeeded: false
      ),
      .onlyWith(
        field: sessions.name,
        word: directive.name,
        among: [Directive.stopTechnique, .leaveOutZone].map(\.rawValue),
        isNeeded: false
      ),
    ]
  )
}

/// The fields of a limit of age; only the shared rules set them.
enum LimitFields {
  static let below: Field<Age> = Field(
    "below",
    .age,
    "Holds for patients younger than this.",
    required: true
  )
  static let zones: Field<[Zone]> = Field(
    "zones",
    .oneOrMore(of: .word),
    "Holds for protocols that work here."
  )
  static let techniques: Field<[Technique]> = Field(
    "techniques",
    .oneOrMore(of: .technique),
    "Holds for protocols with one of these."
  )
  static let `class`: Field<Contraindication.Class> = Field(
    "class",
    .word,
    "What being younger means; absolute where nothing is said."
  )
  static let session: Field<Duration> = Field(
    "session",
    .time(60...10_800),
    "The longest session, instead of forbidding it."
  )
  static let text: Field<String> = Field("text", .text(), "What is shown.", required: true)

  static let table = FieldTable("A limit", [below, zones, techniques, `class`, session, text])
}
