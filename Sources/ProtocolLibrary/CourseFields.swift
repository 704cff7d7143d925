import SessionEngine

/// The fields of a course.
enum CourseFields {
  static let sessions: Field<CourseLength> = Field("sessions", .courseLength, required: true)
  static let every: Field<Interval> = Field("every", .interval, required: true)
  static let repeats: Field<ClosedRange<Int>> = Field("repeat", .perYear)
  static let periods: Field<[PeriodDraft]> = Field(
    "periods",
    .list(of: .period, 1...6),
    required: true
  )
  static let suggested: Field<[String]> = Field(
    "suggested",
    .oneOrMore(of: .word(among: ["sessions", "every", "repeat", "periods"]))
  )

  static let table = FieldTable("A course", [sessions, every, repeats, periods, suggested])
}

/// The fields of a period of the course.
enum PeriodFields {
  static let id: Field<String> = Field("id", .id, required: true)
  static let title: Field<String> = Field("title", .line(), required: true)
  static let sessions: Field<Stretch> = Field("sessions", .stretch(upTo: 99))
  static let days: Field<Stretch> = Field("days", .stretch(upTo: 365))
  static let session: Field<ClosedRange<Duration>> = Field("session", .times())
  static let grows: Field<Bool> = Field("grows", .truth)
  static let maxPressure: Field<Pressure> = Field("max_pressure", .level)
  static let leaveOut: Field<[StepName]> = Field("leave_out", .oneOrMore(of: .stepName))
  static let change: Field<[ChangeDraft]> = Field("change", .changes)
  static let note: Field<String> = Field("note", .text())

  static let table = FieldTable(
    "A period",
    [id, title, sessions, days, session, grows, maxPressure, leaveOut, change, note],
    rules: [.exactlyOne([sessions.name, days.name]), .needs(grows.name, session.name)]
  )
}

/// The fields of a step that a period may change.
enum ChangeFields {
  static let duration: Field<Duration> = Field("duration", .time())
  static let repetitions: Field<ClosedRange<Int>> = Field("repetitions", .count())
  static let tempo: Field<Int> = Field("tempo", .tempo)
  static let pressure: Field<PressureCourse> = Field("pressure", .pressure)
  static let zone: Field<[Zone]> = Field("zone", .oneOrMore(of: .word))
  static let text: Field<String> = Field("text", .text())

  static let table = FieldTable(
    "A change",
    [duration, repetitions, tempo, pressure, zone, text],
    rules: [.notEmpty]
  )
}
