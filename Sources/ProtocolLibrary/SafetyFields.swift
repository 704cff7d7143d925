import SessionEngine

/// The fields of a question of the screening.
///
/// Only the id is always needed: a question of the shared rules brings the others.
enum ContraindicationFields {
  static let id: Field<String> = Field("id", .id, required: true)
  static let `class`: Field<Contraindication.Class> = Field("class", .word)
  static let ask: Field<Contraindication.Rhythm> = Field("ask", .word)
  static let question: Field<String> = Field("question", .line(upTo: 200))
  static let zones: Field<[Zone]> = Field("zones", .oneOrMore(of: .word))
  static let text: Field<String> = Field("text", .text())
  static let ages: Field<AgeRange> = Field("ages", .ages)
  static let sex: Field<Sex> = Field("sex", .word)

  static let table = FieldTable(
    "A contraindication",
    [id, `class`, ask, question, zones, text, ages, sex]
  )
}

/// The fields of a place that is never worked, or not by every technique.
enum CautionFields {
  static let zones: Field<[Zone]> = Field("zones", .oneOrMore(of: .word), required: true)
  static let forbid: Field<[Technique]> = Field("forbid", .oneOrMore(of: .technique))
  static let text: Field<String> = Field("text", .text(), required: true)
  static let ages: Field<AgeRange> = Field("ages", .ages)

  static let table = FieldTable("A caution", [zones, forbid, text, ages])
}

/// The fields of what is done after a reaction.
enum RuleFields {
  static let reaction: Field<ReactionKind> = Field("reaction", .word, required: true)
  static let severity: Field<Severity> = Field("severity", .word)
  static let level: Field<Int> = Field("level", .number(1...10))
  static let rise: Field<Int> = Field("rise", .number(1...10))
  static let again: Field<Bool> = Field("again", .truth)
  static let technique: Field<[Technique]> = Field("technique", .oneOrMore(of: .technique))
  static let zones: Field<[Zone]> = Field("zones", .oneOrMore(of: .word))
  static let directive: Field<Directive> = Field("do", .word, required: true)
  static let advise: Field<Advice> = Field("advise", .word)
  static let sessions: Field<Int> = Field("sessions", .number(1...99))
  static let text: Field<String> = Field("text", .text(), required: true)

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
  static let below: Field<Age> = Field("below", .age, required: true)
  static let zones: Field<[Zone]> = Field("zones", .oneOrMore(of: .word))
  static let techniques: Field<[Technique]> = Field("techniques", .oneOrMore(of: .technique))
  static let `class`: Field<Contraindication.Class> = Field("class", .word)
  static let session: Field<Duration> = Field("session", .time(60...10_800))
  static let text: Field<String> = Field("text", .text(), required: true)

  static let table = FieldTable("A limit", [below, zones, techniques, `class`, session, text])
}
