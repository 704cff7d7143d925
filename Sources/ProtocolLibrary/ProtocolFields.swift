import SessionEngine

/// The fields of a protocol file.
package enum ProtocolFields {
  static let formatName = "massage-protocol/1"

  static let format: Field<String> = Field("format", .constant(formatName), required: true)
  static let id: Field<String> = Field("id", .id, required: true)
  static let version: Field<String> = Field("version", .version, required: true)
  static let language: Field<String> = Field("language", .language)
  static let title: Field<String> = Field("title", .line(), required: true)
  static let summary: Field<String> = Field("summary", .text())
  static let goal: Field<Goal> = Field("goal", .word, required: true)
  static let style: Field<String> = Field("style", .line())
  static let position: Field<[Position]> = Field("position", .oneOrMore(of: .word), required: true)
  static let performer: Field<Performer> = Field("performer", .word)
  static let people: Field<Int> = Field("people", .number(1...4))
  static let ages: Field<AgeRange> = Field("ages", .ages)
  static let conditions: Field<[String]> = Field("conditions", .list(of: .line()))
  static let setting: Field<String> = Field("setting", .line())
  static let session: Field<ClosedRange<Duration>> = Field("session", .times(), required: true)
  static let minutes: Field<String> = Field("minutes", .constant("ask"))
  static let indications: Field<[String]> = Field("indications", .list(of: .line()))
  static let materials: Field<[String]> = Field("materials", .list(of: .line()))
  static let sources: Field<[String]> = Field("sources", .list(of: .line()))
  static let course: Field<CourseDraft> = Field("course", .course)
  static let preparation: Field<PreparationDraft> = Field("preparation", .preparation)
  static let contraindications: Field<[ContraindicationDraft]> = Field(
    "contraindications",
    .list(of: .contraindication, 1...99),
    required: true
  )
  static let cautions: Field<[CautionDraft]> = Field("cautions", .list(of: .caution, 1...60))
  static let stages: Field<StagesDraft> = Field("stages", .stages, required: true)
  static let reactions: Field<[RuleDraft]> = Field("reactions", .list(of: .rule, 1...99))
  static let aftercare: Field<AftercareDraft> = Field("aftercare", .aftercare, required: true)
  static let suggested: Field<[String]> = Field("suggested", suggestedKind)

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
      preparation, contraindications, cautions, stages, reactions, aftercare, suggested,
    ]
  )
}

/// The fields of the lines that are ticked off before the start.
enum PreparationFields {
  static let room: Field<[String]> = Field("room", .list(of: .line()))
  static let therapist: Field<[String]> = Field("therapist", .list(of: .line()))
  static let patient: Field<[String]> = Field("patient", .list(of: .line()))

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
    required: true
  )
  static let ask: Field<[Measure]> = Field("ask", .oneOrMore(of: .word))
  static let text: Field<String> = Field("text", .text())
  static let advise: Field<[String]> = Field("advise", .list(of: .line()))
  static let suggested: Field<[String]> = Field(
    "suggested",
    .oneOrMore(of: .word(among: ["rest", "ask", "text", "advise"]))
  )

  static let table = FieldTable("\"aftercare\"", [rest, ask, text, advise, suggested])
}
