import SessionEngine

/// The id of a step as another part of the file names it.
struct StepName: Sendable, Hashable {
  let id: String
  let position: SourcePosition

  static func == (left: Self, right: Self) -> Bool { left.id == right.id }

  func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

struct ChangeDraft: Sendable {
  let step: StepName
  let record: Record

  var change: StepChange {
    StepChange(
      step: step.id,
      technique: record[ChangeFields.technique],
      duration: record[ChangeFields.duration],
      repetitions: record[ChangeFields.repetitions],
      tempo: record[ChangeFields.tempo],
      pressure: record[ChangeFields.pressure],
      zones: record[ChangeFields.zone],
      text: record[ChangeFields.text]
    )
  }
}

struct PeriodDraft: Draft {
  static let table = PeriodFields.table
  let record: Record

  init(record: Record, findings: inout Findings) {
    self.record = record
    let holdsSessions = record.holds(PeriodFields.sessions)
    if !holdsSessions, !record.holds(PeriodFields.days), !record.node.isCut {
      findings.error(
        .missingField,
        at: record.node.headPosition,
        "A period needs the field \"sessions\", or \"days\" where it counts from an injury."
      )
    }
    if holdsSessions, record.holds(PeriodFields.days) {
      findings.error(
        .periodsDoNotCover,
        at: record.position(of: PeriodFields.days),
        "A period counts \"sessions\" or \"days\", not both."
      )
    }
    if record[PeriodFields.grows] == true, !record.holds(PeriodFields.session), !record.node.isCut {
      findings.error(
        .missingField,
        at: record.position(of: PeriodFields.grows),
        "A period that grows needs \"session\" with two times, like \"7-12 min\"."
      )
    }
  }

  var title: String { quoted(record[PeriodFields.id] ?? "?") }

  var period: Period? {
    guard let id = record[PeriodFields.id], let title = record[PeriodFields.title], let span else {
      return nil
    }
    return Period(
      id: id,
      title: title,
      span: span,
      session: record[PeriodFields.session],
      grows: record[PeriodFields.grows] ?? false,
      maxPressure: record[PeriodFields.maxPressure],
      leaveOut: (record[PeriodFields.leaveOut] ?? []).map(\.id),
      changes: (record[PeriodFields.change] ?? []).map(\.change),
      note: record[PeriodFields.note]
    )
  }

  private var span: PeriodSpan? {
    if let stretch = record[PeriodFields.sessions] {
      return .sessions(from: stretch.from, to: stretch.to)
    }
    return record[PeriodFields.days].map { .days(from: $0.from, to: $0.to) }
  }
}

struct CourseDraft: Draft {
  static let table = CourseFields.table
  let record: Record

  init(record: Record, findings: inout Findings) { self.record = record }

  var periods: [PeriodDraft] { record[CourseFields.periods] ?? [] }

  var course: Course? {
    guard let length = record[CourseFields.sessions] else { return nil }
    return Course(
      sessions: length.sessions,
      isOpen: length.isOpen,
      interval: record[CourseFields.every],
      repeats: record[CourseFields.repeats],
      periods: periods.compactMap(\.period),
      suggested: Set(record[CourseFields.suggested] ?? [])
    )
  }
}

extension Kind where Value == PeriodDraft {
  static var period: Self { .draft }
}

extension Kind where Value == CourseDraft {
  static var course: Self { .draft }
}

extension Kind where Value == StepName {
  static var stepName: Self {
    Self(Kind<String>.id.form) { node, name, findings in
      Kind<String>.id.read(node, name, &findings).map { StepName(id: $0, position: node.position) }
    }
  }
}

extension Kind where Value == [ChangeDraft] {
  /// Fields of steps under the steps' ids.
  static var changes: Self {
    Self(.mappingByID(.mapping(ChangeFields.table))) { node, name, findings in
      guard !node.isUnusable else { return nil }
      guard let entries = node.mapping else {
        findings.error(
          .wrongKind,
          at: node.reportPosition,
          "\"\(name)\" holds ids of steps, each with its new values below it."
        )
        return nil
      }
      return entries.compactMap { entry in
        Record(entry.value, ChangeFields.table, &findings).map {
          ChangeDraft(step: StepName(id: entry.key, position: entry.keyPosition), record: $0)
        }
      }
    }
  }
}
