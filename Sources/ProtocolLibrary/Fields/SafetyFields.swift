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
    "Another word for \"closed\"; without either, class local asks for the place."
  )
  static let closed: Field<[String]> = LimitedFields.closed
  static let forbid: Field<[Technique]> = LimitedFields.forbid
  static let maxPressure: Field<Pressure> = LimitedFields.maxPressure
  static let within: Field<[String]> = LimitedFields.within
  static let positions: Field<PositionsDraft> = LimitedFields.positions
  static let needs: Field<[ScreeningNeed]> = Field(
    "needs",
    .oneOrMore(of: .word),
    "What has to be said after a yes."
  )
  static let advise: Field<Advice> = Field(
    "advise",
    .word,
    "Who is to see the patient after a yes."
  )
  static let firm: Field<Bool> = Field(
    "firm",
    .truth,
    "No written reason of the therapist goes round it."
  )
  static let examination: Field<Bool> = Field(
    "examination",
    .truth,
    "The doctor and the date are those of an examination: it may lie long back."
  )
  static let heading: Field<String> = Field(
    "heading",
    .id,
    "Of a shared question: the line that is read aloud for it, or \"own\" for one that single "
      + "protocols name; every other is asked in every massage."
  )
  static let short: Field<String> = Field(
    "short",
    .line(upTo: 100),
    "Of a shared question: a few words shown under the line, parts divided by commas."
  )
  static let revised: Field<CalendarDate> = Field(
    "revised",
    .day,
    "Asks for more since this day: an earlier no is asked again."
  )
  static let text: Field<String> = Field("text", .text(), "What is shown after a yes.")
  static let ages: Field<AgeRange> = Field(
    "ages",
    .ages,
    "Asked of these ages only, and where the age is not known."
  )
  static let sex: Field<Sex> = Field(
    "sex",
    Kind<String>.word(among: [Sex.female, .male].map(\.rawValue)).map { Sex($0) },
    "Asked of this sex only, and where it is not known."
  )

  static let table = FieldTable(
    "A contraindication",
    [
      id, heading, short, `class`, ask, question, zones, closed, forbid, maxPressure, within,
      positions, needs, firm, examination, advise, text, ages, sex, revised,
    ]
  )
}

/// The fields of what a yes keeps closed, whatever a doctor or the therapist agrees to.
enum LimitedFields {
  /// Stands among zones for the place that was named.
  static let place = "place"

  /// Stands alone where an override closes nothing.
  static let nothing = "nothing"

  private static let spot: Kind<String> = .word(
    among: Zone.allCases.map(\.rawValue) + [place, nothing]
  )

  static let closed: Field<[String]> = Field(
    "closed",
    .oneOrMore(of: spot),
    "What is left out whatever was agreed to; \"place\" is the zone of the place that was named, \"nothing\" takes "
      + "the closed zones away."
  )
  static let forbid: Field<[Technique]> = Field(
    "forbid",
    .oneOrMore(of: .technique),
    "Techniques that are not done whatever was agreed to."
  )
  static let maxPressure: Field<Pressure> = Field(
    "max_pressure",
    .level,
    "No step presses harder, whatever was agreed to."
  )
  static let within: Field<[String]> = Field(
    "within",
    .oneOrMore(of: spot),
    "Where \"forbid\" and \"max_pressure\" hold; everywhere where nothing is said."
  )
  static let positions: Field<PositionsDraft> = Field(
    "positions",
    .draft,
    "How the patient must not lie."
  )
}

/// The fields of positions that a yes rules out.
enum PositionsFields {
  static let forbid: Field<[Position]> = Field(
    "forbid",
    .oneOrMore(of: .word),
    "Positions that are not taken.",
    required: true
  )

  static let table = FieldTable("\"positions\"", [forbid])
}

/// The fields of what a protocol asks otherwise than every massage does.
enum OverrideFields {
  static let id: Field<String> = Field(
    "id",
    .id,
    "The question of every massage that it changes.",
    required: true
  )
  static let consent: Field<String> = Field(
    "consent",
    .constant(ProtocolNeed.orderID),
    "The doctor and the date of the order stand for the consent."
  )
  static let indication: Field<Bool> = Field(
    "indication",
    .truth,
    "Whoever this is for has it: the answer is yes, and what a yes needs is asked."
  )
  static let because: Field<String> = Field(
    "because",
    .text(upTo: 200),
    "Why it may be looser than the core; only what is stricter goes without."
  )
  static let source: Field<String> = Field(
    "source",
    .line(upTo: 200),
    "Where that comes from; only what is stricter goes without."
  )

  static let table = FieldTable(
    "An override",
    [
      id, ContraindicationFields.class, ContraindicationFields.question,
      ContraindicationFields.text, ContraindicationFields.closed, ContraindicationFields.forbid,
      ContraindicationFields.maxPressure, ContraindicationFields.within,
      ContraindicationFields.positions, consent, indication, because, source,
    ]
  )
}

/// The fields of what must be there before the start.
enum NeedFields {
  static let id: Field<String> = Field(
    "id",
    .id,
    "The name records know it by; \"order\" is the order of a doctor.",
    required: true
  )
  static let kind: Field<ProtocolNeed.Kind> = Field(
    "kind",
    .word,
    "How it is met: doctor and date, a tick of its own, words, or a side; a tick where nothing is "
      + "said, the doctor and the date for \"order\"."
  )
  static let say: Field<String> = Field(
    "say",
    .line(upTo: 100),
    "What is asked for or claimed; of \"order\" it may be left out."
  )
  static let firm: Field<Bool> = Field(
    "firm",
    .truth,
    "No written reason of the therapist goes round it."
  )
  static let ask: Field<Contraindication.Rhythm> = Field(
    "ask",
    .word,
    "At the first session of a course, or at every one; at every one where nothing is said."
  )

  static let table = FieldTable("A need", [id, kind, say, firm, ask])
}

/// The fields of a line of the screening; only the shared rules set them.
enum HeadingFields {
  static let id: Field<String> = Field(
    "id",
    .id,
    "The name that questions and records know it by.",
    required: true
  )
  static let page: Field<Heading.Page> = Field(
    "page",
    .word,
    "Asked every time, or when health is asked for.",
    required: true
  )
  static let say: Field<String> = Field(
    "say",
    .line(),
    "One sentence that is read aloud; {date} stands for the day of the last session.",
    required: true
  )
  static let short: Field<String> = Field(
    "short",
    .line(),
    "Words shown for what no question stands for."
  )

  static let variants: Field<[HeadingVariantDraft]> = Field(
    "variants",
    .list(of: .draft, 1...6),
    "Other sentences for some ages or one sex: the first that surely holds is said."
  )

  static let table = FieldTable("A heading", [id, page, say, short, variants])
}

/// The fields of a sentence for some patients.
enum HeadingVariantFields {
  static let ages: Field<AgeRange> = Field("ages", .ages, "Said to patients of these ages.")
  static let sex: Field<Sex> = Field("sex", .word, "Said to patients of this sex.")
  static let say: Field<String> = Field(
    "say",
    .line(),
    "The sentence that is read aloud to them.",
    required: true
  )

  static let table = FieldTable("A sentence of a heading", [ages, sex, say])
}

/// The fields of zones that cover parts of each other; only the shared rules set them.
enum OverlapFields {
  static let zone: Field<Zone> = Field("zone", .word, "A zone of strokes.", required: true)
  static let with: Field<[Zone]> = Field(
    "with",
    .oneOrMore(of: .word),
    "The zones of which it covers a part.",
    required: true
  )

  static let table = FieldTable("An overlap", [zone, with])
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
