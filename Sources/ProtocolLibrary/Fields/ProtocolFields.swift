import SessionEngine

/// The fields of a protocol file.
package enum ProtocolFields {
  static let formatName = "massage-protocol/1"

  static let format: Field<String> = Field(
    "format",
    .constant(formatName),
    "Says what the file is and in which version it is written.",
    required: true
  )
  static let id: Field<String> = Field(
    "id",
    .id,
    "The name the program and the records know it by; the same as the name of the file.",
    required: true
  )
  static let version: Field<String> = Field(
    "version",
    .version,
    "Raised when the content changes; every record keeps it.",
    required: true
  )
  static let language: Field<String> = Field(
    "language",
    .language,
    "The language of the texts; the fixed words stay English."
  )
  static let title: Field<String> = Field(
    "title",
    .line(),
    "The name that people read.",
    required: true
  )
  static let summary: Field<String> = Field(
    "summary",
    .text(),
    "What is done, in two or three sentences."
  )
  static let goal: Field<Goal> = Field("goal", .word, "What it is for.", required: true)
  static let style: Field<String> = Field("style", .line(), "The school it belongs to.")
  static let position: Field<[Position]> = Field(
    "position",
    .oneOrMore(of: .word),
    "How the patient lies or sits at the start; with several the guide asks which.",
    required: true
  )
  static let performer: Field<Performer> = Field("performer", .word, "Who may do it.")
  static let people: Field<Int> = Field(
    "people",
    .number(1...4),
    "How many must help; one where nothing is said."
  )
  static let ages: Field<AgeRange> = Field(
    "ages",
    .ages,
    "Whom it is meant for; outside it a doctor must consent. Adults where nothing is said."
  )
  static let conditions: Field<[String]> = Field(
    "conditions",
    .list(of: .line()),
    "Words to search by, such as 'neck-pain'."
  )
  static let setting: Field<String> = Field("setting", .line(), "Where it is done.")
  static let session: Field<ClosedRange<Duration>> = Field(
    "session",
    .times(),
    "Hands-on time of a session in the main part of the course.",
    required: true
  )
  static let minutes: Field<String> = Field(
    "minutes",
    .constant("ask"),
    "The sources lost the time: the guide asks how many minutes it shall take."
  )
  static let indications: Field<[String]> = Field(
    "indications",
    .list(of: .line()),
    "When it is done."
  )
  static let materials: Field<[String]> = Field(
    "materials",
    .list(of: .line()),
    "What must be at hand."
  )
  static let sources: Field<[String]> = Field(
    "sources",
    .list(of: .line()),
    "Where it comes from, and every reading that was decided."
  )
  static let course: Field<CourseDraft> = Field(
    "course",
    .course,
    "How many sessions, how often, and what changes from period to period."
  )
  static let preparation: Field<PreparationDraft> = Field(
    "preparation",
    .preparation,
    "Lines that are ticked off before the start; a part left out takes the shared lines."
  )
  static let contraindications: Field<[ContraindicationDraft]> = Field(
    "contraindications",
    .list(of: .contraindication, 1...99),
    "What is asked beside the questions of every massage; one of single systems by its id alone."
  )
  static let overrides: Field<[OverrideDraft]> = Field(
    "overrides",
    .list(of: .draft, 1...40),
    "Questions of every massage that are asked otherwise here, each looser one with its reason."
  )
  static let needs: Field<[NeedDraft]> = Field(
    "needs",
    .list(of: .need, 1...12),
    "What must be there before the start: typed or ticked, and empty until then."
  )
  static let cautions: Field<[CautionDraft]> = Field(
    "cautions",
    .list(of: .caution, 1...60),
    "Places that are shown at every step in them, and what is never done there."
  )
  static let stages: Field<StagesDraft> = Field(
    "stages",
    .stages,
    "The steps, in the three parts of a session.",
    required: true
  )
  static let reactions: Field<[RuleDraft]> = Field(
    "reactions",
    .list(of: .rule, 1...99),
    "What the guide proposes when the patient reacts, instead of the shared rules."
  )
  static let aftercare: Field<AftercareDraft> = Field(
    "aftercare",
    .aftercare,
    "What follows the last stroke. It stands last, so that a file cut short is noticed.",
    required: true
  )
  static let suggested: Field<[String]> = Field(
    "suggested",
    suggestedKind,
    "Values of the whole file, or of all its steps, that no source gives."
  )

  /// What a whole file may mark as suggested: the steps' fields, for all steps, and its own.
  private static let suggestedKind: Kind<[String]> = {
    let own = ["session", "ages", "goal", "performer", "people", "setting"]
    guard case .either(let forms) = StepFields.suggestedKind.form,
      case .words(let words)? = forms.first
    else { return StepFields.suggestedKind }
    return .oneOrMore(of: .word(among: words + own))
  }()

  package static let table = FieldTable(
    "A protocol",
    [
      format, id, version, language, title, summary, goal, style, position, performer, people,
      ages, conditions, setting, session, minutes, indications, materials, sources, course,
      preparation, contraindications, overrides, needs, cautions, stages, reactions, aftercare,
      suggested,
    ]
  )
}

/// The fields of the lines that are ticked off before the start.
enum PreparationFields {
  static let room: Field<[String]> = Field("room", .list(of: .line()), "What the room needs.")
  static let therapist: Field<[String]> = Field(
    "therapist",
    .list(of: .line()),
    "What the therapist does."
  )
  static let patient: Field<[String]> = Field(
    "patient",
    .list(of: .line()),
    "What is asked of the patient."
  )

  static let table = FieldTable(
    "\"preparation\"",
    [room, therapist, patient],
    rules: [.notEmpty]
  )
}

/// The fields of what follows the last stroke.
enum AftercareFields {
  static let rest: Field<ClosedRange<Duration>> = Field(
    "rest",
    .times(5...10_800),
    "How long the patient rests: the least, and the end.",
    required: true
  )
  static let ask: Field<[Measure]> = Field(
    "ask",
    .oneOrMore(of: .word),
    "What is asked when the rest begins and ends."
  )
  static let text: Field<String> = Field("text", .text(), "How the patient rests.")
  static let advise: Field<[String]> = Field(
    "advise",
    .list(of: .line()),
    "What the patient is told to take home, line by line."
  )
  static let suggested: Field<[String]> = Field(
    "suggested",
    .oneOrMore(of: .word(among: ["rest", "ask", "text", "advise"])),
    "What of this no source gives."
  )

  static let table = FieldTable("\"aftercare\"", [rest, ask, text, advise, suggested])
}
