import SessionEngine

/// The fields of a course.
enum CourseFields {
  static let sessions: Field<CourseLength> = Field(
    "sessions",
    .courseLength,
    "How many; '10+' is open above.",
    required: true
  )
  static let every: Field<Interval> = Field(
    "every",
    .interval,
    "How far apart, or how often.",
    required: true
  )
  static let repeats: Field<ClosedRange<Int>> = Field(
    "repeat",
    .perYear,
    "How many courses a year."
  )
  static let periods: Field<[PeriodDraft]> = Field(
    "periods",
    .list(of: .period, 1...6),
    "Stretches of the course that together cover it.",
    required: true
  )
  static let suggested: Field<[String]> = Field(
    "suggested",
    .oneOrMore(of: .word(among: ["sessions", "every", "repeat", "periods"])),
    "What of this no source gives."
  )

  static let table = FieldTable("A course", [sessions, every, repeats, periods, suggested])
}

/// The fields of a period of the course.
enum PeriodFields {
  static let id: Field<String> = Field("id", .id, "The name records know it by.", required: true)
  static let title: Field<String> = Field(
    "title",
    .line(),
    "The name that people read.",
    required: true
  )
  static let sessions: Field<Stretch> = Field(
    "sessions",
    .stretch(upTo: 99),
    "Which sessions it covers; the last one is open."
  )
  static let days: Field<Stretch> = Field(
    "days",
    .stretch(upTo: 365),
    "Which days since the injury it covers, instead of sessions."
  )
  static let session: Field<ClosedRange<Duration>> = Field(
    "session",
    .times(),
    "Hands-on time in this period, instead of the file's own."
  )
  static let grows: Field<Bool> = Field(
    "grows",
    .truth,
    "The length rises evenly over the period, from the smaller number to the larger."
  )
  static let maxPressure: Field<Pressure> = Field(
    "max_pressure",
    .level,
    "No step presses harder in this period."
  )
  static let leaveOut: Field<[StepName]> = Field(
    "leave_out",
    .oneOrMore(of: .stepName),
    "Steps that are not done in this period."
  )
  static let change: Field<[ChangeDraft]> = Field(
    "change",
    .changes,
    "Values of single steps that differ in this period, by the step's id."
  )
  static let note: Field<String> = Field(
    "note",
    .text(),
    "What is said at the start of these sessions."
  )

  static let table = FieldTable(
    "A period",
    [id, title, sessions, days, session, grows, maxPressure, leaveOut, change, note],
    rules: [.exactlyOne([sessions.name, days.name]), .needs(grows.name, session.name)]
  )
}

/// The fields of a step that a period may change.
enum ChangeFields {
  static let technique: Field<Technique> = Field(
    "technique",
    .technique,
    "The kind of stroke in this period."
  )
  static let duration: Field<Duration> = Field("duration", .time(), "The countdown in this period.")
  static let repetitions: Field<ClosedRange<Int>> = Field(
    "repetitions",
    .count(),
    "The count in this period."
  )
  static let tempo: Field<Int> = Field("tempo", .tempo, "The tempo in this period.")
  static let pressure: Field<PressureCourse> = Field(
    "pressure",
    .pressure,
    "The pressure in this period."
  )
  static let zone: Field<[Zone]> = Field("zone", .oneOrMore(of: .word), "The zone in this period.")
  static let text: Field<String> = Field("text", .text(), "The words in this period.")

  static let table = FieldTable(
    "A change",
    [technique, duration, repetitions, tempo, pressure, zone, text],
    rules: [.notEmpty]
  )
}
