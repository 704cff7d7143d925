internal import SessionEngine
internal import Words

extension FHIRSession {
  /// The session as a whole.
  var treatment: FHIREntry {
    let opening = record.opening
    let course = exported.context.course
    return entry("Procedure", "session", id) { identifier in
      [
        "identifier": identifier,
        "instantiatesCanonical": isLean ? nil : [.string(canonical)],
        "basedOn": course.map { [.reference(patient.names.url("course", $0.id))] },
        "status": status(treatmentStatus),
        "statusReason": .concept(treatmentReason),
        "code": .concept(
          [.massage],
          text: "\(opening.protocolTitle), session \(opening.sessionNumber)"
        ),
        "subject": .reference(patient.url),
        "encounter": .reference(encounter),
        "performedPeriod": .period(
          firstStroke,
          record.outcome == nil ? nil : lastStroke ?? firstStroke
        ),
        "performer": performers,
        "bodySite": .array(workedZones.map { $0.concept() }),
        "outcome": .concept(painChange),
        "followUp": .array(advice),
        "note": .annotations(notes),
      ]
    }
  }

  private var hasBegun: Bool { record.steps.contains { isBegun($0) } }

  /// Of a running session the last stroke is not in the journal yet.
  private func isBegun(_ step: SessionRecord.Step) -> Bool {
    step.actual > .zero || record.outcome == nil && step.startedAt != nil
  }

  private var treatmentStatus: String {
    switch record.outcome {
    case .completed: "completed"
    case .refused: "not-done"
    case .endedEarly, .postponed: hasBegun ? "stopped" : "not-done"
    case nil: hasBegun ? "in-progress" : "preparation"
    }
  }

  /// Why it was not done or not to its end; of a refusal what was found.
  private var treatmentReason: String? {
    guard case .refused(let id) = record.outcome else { return record.outcome?.reason }
    return record.words(forQuestion: id)
  }

  var firstStroke: WallTime? {
    record.steps.compactMap(\.startedAt).min().map { record.wall(at: $0) }
  }

  var lastStroke: WallTime? {
    record.steps.compactMap(\.endedAt).max().map { record.wall(at: $0) }
  }

  private var workedZones: [Zone] {
    let worked = Set(record.steps.filter { $0.actual > .zero }.flatMap(\.step.zones))
    return Zone.allCases.filter(worked.contains)
  }

  private var painChange: String? {
    guard let before = record.painBefore, let after = record.painAfter else { return nil }
    return "Pain \(before) of 10 before, \(after) of 10 after"
  }

  private var advice: [JSONValue] {
    AdviceLine.all(of: record).filter(\.isGiven).compactMap { .concept($0.text) }
  }

  private var notes: [String?] {
    record.notes.filter { !$0.isRetracted }.map(\.text) + exported.context.remarks.map(\.text)
      + exported.context.corrections.map(\.reason)
  }

  /// One step of the session.
  func treatment(_ step: SessionRecord.Step) -> FHIREntry {
    let planned = step.step
    let timed = TimedStep(step: step, session: exported)
    return entry("Procedure", "step", "\(id)/\(planned.index)") { identifier in
      [
        "extension": [DosePart.dose(of: step)],
        "identifier": identifier,
        "partOf": [.reference(procedure)],
        "status": status(stepStatus(step)),
        "statusReason": .concept(Self.reason(of: step, in: record)),
        "code": .concept(
          [coding(of: planned.technique)],
          text: planned.title ?? planned.inRecord
        ),
        "subject": .reference(patient.url),
        "encounter": .reference(encounter),
        "performedPeriod": isBegun(step)
          ? .period(
            timed.startedAt,
            step.isEnded || record.outcome != nil ? timed.endedAt ?? timed.startedAt : nil
          )
          : nil,
        "performer": performer(at: step.startedAt),
        "bodySite": .array(
          planned.zones.map { $0.concept(side: planned.side.inRecord) }
        ),
        "note": .annotations([planned.text]),
      ]
    }
  }

  private func stepStatus(_ step: SessionRecord.Step) -> String {
    let isBegun = isBegun(step)
    guard step.isEnded else {
      if record.outcome == nil { return isBegun ? "in-progress" : "preparation" }
      return isBegun ? "stopped" : "not-done"
    }
    return switch step.result {
    case .done, .shortened, .lengthened: "completed"
    case .skipped, .stopped, .notReached: isBegun ? "stopped" : "not-done"
    }
  }

  private static func reason(of step: SessionRecord.Step, in record: SessionRecord) -> String? {
    switch step.result {
    case .done, .lengthened: nil
    case .shortened: step.reason
    case .skipped: step.reason ?? "Skipped by the therapist"
    case .stopped: step.reason ?? "Stopped for a reaction"
    case .notReached:
      record.outcome.map { "Not reached: \($0.reason ?? "the session ended before")" }
    }
  }
}
