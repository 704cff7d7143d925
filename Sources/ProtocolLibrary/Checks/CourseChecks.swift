import SessionEngine

extension ProtocolDraft {
  func checkCourse(_ findings: inout Findings) {
    guard let course = record[ProtocolFields.course] else { return }
    checkStepNames(course, &findings)
    for change in course.periods.flatMap({ $0.record[PeriodFields.change] ?? [] }) {
      checkTempo(change, &findings)
    }
    guard !course.record.node.isCut else { return }
    course.checkCover(&findings)
  }

  /// Periods name steps that exist.
  private func checkStepNames(_ course: CourseDraft, _ findings: inout Findings) {
    // Behind a fault in the YAML itself the steps may well stand.
    guard !isCut, record[ProtocolFields.stages] != nil else { return }
    let known = steps.compactMap { $0.record[StepFields.id] }
    for period in course.periods {
      let leftOut = (period.record[PeriodFields.leaveOut] ?? []).map { ($0, "leaves out") }
      let changed = (period.record[PeriodFields.change] ?? []).map { ($0.step, "changes") }
      for (name, verb) in leftOut + changed where !known.contains(name.id) {
        findings.error(
          .unknownStep,
          at: name.position,
          "Period \(period.title) \(verb) \(quoted(name.id)), but no step has this id."
            + suggestion(for: name.id, among: known)
        )
      }
    }
  }

  private func checkTempo(_ change: ChangeDraft, _ findings: inout Findings) {
    guard let tempo = change.record[ChangeFields.tempo], tempo > 30,
      let step = steps.first(where: { $0.record[StepFields.id] == change.step.id }),
      let technique = step.record[StepFields.technique], !technique.isQuick
    else { return }
    findings.warning(
      .quickTempo,
      at: change.record.position(of: ChangeFields.tempo),
      "\(tempo) strokes a minute are many for \(technique.rawValue); 30 is the usual limit."
    )
  }
}

extension CourseDraft {
  /// A period with its stretch, by sessions or by days.
  private struct Placed {
    let title: String
    let stretch: Stretch
    let isByDay: Bool
    let position: SourcePosition

    init?(_ period: PeriodDraft) {
      title = period.title
      if let sessions = period.record[PeriodFields.sessions] {
        stretch = sessions
        isByDay = false
        position = period.record.position(of: PeriodFields.sessions)
      } else if let days = period.record[PeriodFields.days] {
        stretch = days
        isByDay = true
        position = period.record.position(of: PeriodFields.days)
      } else {
        return nil
      }
    }
  }

  /// The periods follow each other without gap or overlap, to the end of the course.
  fileprivate func checkCover(_ findings: inout Findings) {
    let placed = periods.compactMap(Placed.init)
    guard let first = placed.first, placed.count == periods.count else { return }
    if let other = placed.first(where: { $0.isByDay != first.isByDay }) {
      findings.error(
        .periodsDoNotCover,
        at: other.position,
        "All periods of a course count \"sessions\", or all count \"days\"."
      )
      return
    }
    let unit = first.isByDay ? "day" : "session"
    if !first.isByDay, first.stretch.from > 1 {
      findings.error(
        .periodsDoNotCover,
        at: first.position,
        "\(Self.span(1, first.stretch.from - 1, unit)) in no period. "
          + "Period \(first.title) begins at \(first.stretch.from)."
      )
    }
    for (one, next) in zip(placed, placed.dropFirst()) {
      Self.check(one, before: next, unit, &findings)
    }
    if let last = placed.last, !last.isByDay { checkEnd(last, &findings) }
  }

  private static func check(
    _ one: Placed,
    before next: Placed,
    _ unit: String,
    _ findings: inout Findings
  ) {
    guard let end = one.stretch.to else {
      findings.error(
        .periodsDoNotCover,
        at: one.position,
        "Only the last period may be open (\"\(one.stretch.from)+\"), but \(next.title) follows."
      )
      return
    }
    let begin = next.stretch.from
    if begin > end + 1 {
      findings.error(
        .periodsDoNotCover,
        at: one.position,
        "\(span(end + 1, begin - 1, unit)) in no period. "
          + "Period \(one.title) ends at \(end), period \(next.title) begins at \(begin)."
      )
    } else if begin <= end {
      findings.error(
        .periodsDoNotCover,
        at: next.position,
        "Periods overlap: \(one.title) ends at \(unit) \(end), \(next.title) begins at \(begin)."
      )
    }
  }

  private func checkEnd(_ last: Placed, _ findings: inout Findings) {
    guard let length = record[CourseFields.sessions] else { return }
    let count = length.sessions.upperBound
    if last.stretch.from > count, !length.isOpen {
      findings.error(
        .periodsDoNotCover,
        at: last.position,
        "Period \(last.title) begins at session \(last.stretch.from), but the course has \(count)."
      )
    }
    guard let end = last.stretch.to else { return }
    if length.isOpen {
      findings.error(
        .periodsDoNotCover,
        at: last.position,
        "The course is open, so its last period must be too: write \"\(last.stretch.from)+\"."
      )
    } else if end < count {
      findings.error(
        .periodsDoNotCover,
        at: last.position,
        "\(Self.span(end + 1, count, "session")) in no period. Period \(last.title) ends at \(end)."
      )
    } else if end > count {
      findings.error(
        .periodsDoNotCover,
        at: last.position,
        "Period \(last.title) ends at session \(end), but the course has \(count)."
      )
    }
  }

  /// `Sessions 4 to 5 are`, `Session 4 is`.
  private static func span(_ from: Int, _ to: Int, _ unit: String) -> String {
    let name = unit.prefix(1).uppercased() + unit.dropFirst()
    return from == to ? "\(name) \(from) is" : "\(name)s \(from) to \(to) are"
  }
}
