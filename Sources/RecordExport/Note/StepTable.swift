internal import SessionEngine

/// A step of a record beside the session whose clock stamps it.
struct TimedStep: Sendable {
  let step: SessionRecord.Step
  let session: ExportedSession

  var startedAt: WallTime? { step.startedAt.map { session.record.wall(at: $0) } }
  var endedAt: WallTime? { step.endedAt.map { session.record.wall(at: $0) } }
}

extension SessionRecord {
  /// The wall time of a moment of the session, from the stamp of the entry before it.
  ///
  /// Session time and wall time part where the clock was set, and in a rehearsal.
  func wall(at elapsed: Duration) -> WallTime {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].elapsed <= elapsed { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return startedAt }
    let stamped = entries[low - 1].at.adding(elapsed - entries[low - 1].elapsed)
    return low < entries.count ? min(stamped, entries[low].at) : stamped
  }
}

/// One line of the protocol's advice, and whether it was given.
struct AdviceLine: Sendable {
  let text: String
  let isGiven: Bool

  static func all(of record: SessionRecord) -> [Self] {
    (record.plan?.aftercare.advise ?? []).enumerated().map { index, text in
      Self(text: text, isGiven: record.adviceGiven.contains(index))
    }
  }
}

extension RecordTable<TimedStep> {
  static let step = Self(fields: [
    RecordField("index", .whole, "Place in the plan, from 0; never changes.") {
      .whole($0.step.step.index)
    },
    RecordField("id", .text, "The step's id in the protocol.") { .string($0.step.step.id) },
    RecordField("stage", .word(StageName.self), "Part of the session.") {
      .string($0.step.step.stage.rawValue)
    },
    RecordField("technique", .word(Technique.self), "The kind of stroke; turning-over is none.") {
      .string($0.step.step.technique.rawValue)
    },
    RecordField("zone", .text, "The zone; several are joined by plus signs, none at a turn.") {
      .string($0.step.step.zoneWord)
    },
    RecordField("side", .word(WorkedSide.self), "The patient's side or sides.") {
      .string($0.step.step.side.rawValue)
    },
    RecordField("repetitions", .optional(.whole), "Planned repetitions.") {
      .whole($0.step.step.repetitions)
    },
    RecordField("plannedPressure", .list(.range(1...5)), "Start and end, 1 to 5.") {
      .pressure($0.step.step.pressure)
    },
    RecordField("pressure", .list(.range(1...5)), "As it was last worked.") {
      .pressure($0.step.pressure)
    },
    RecordField("plannedSeconds", .seconds, "The planned countdown.") {
      .wholeSeconds($0.step.planned)
    },
    RecordField("actualSeconds", .seconds, "Work on it, all goes together.") {
      .wholeSeconds($0.step.actual)
    },
    RecordField("result", .word(SessionRecord.Step.Result.self), "What became of it.") {
      .string($0.step.result.rawValue)
    },
    RecordField("reason", .optional(.text), "Why.") { .text($0.step.reason) },
    RecordField("added", .flag, "Added or swapped in while running.") { .bool($0.step.isAdded) },
    RecordField("suggested", .list(.text), "What no source gives of it; step for all.") {
      .array($0.step.step.suggested.sorted().map(JSONValue.string))
    },
    RecordField("startedAt", .optional(.instant), "Its first stroke.") { .instant($0.startedAt) },
    RecordField("endedAt", .optional(.instant), "Its last stroke.") { .instant($0.endedAt) },
  ])
}

extension RecordTable<JournalEntry> {
  static let event = Self(
    fields: [
      RecordField("seq", .whole, "Counted from 1 without a gap.") { .whole($0.sequence) },
      RecordField("at", .instant, "When it happened.") { .instant($0.at) },
      RecordField("elapsedSeconds", .seconds, "Session time.") { .seconds($0.elapsed) },
      RecordField("kind", .text, "What happened; its own fields follow.") {
        .string($0.event.kind.rawValue)
      },
    ],
    rest: { $0.event.fields }
  )
}

extension PlannedStep {
  /// The step's zones as one word: `lumbar`, or `back+lumbar`.
  package var zoneWord: String { zones.map(\.rawValue).joined(separator: "+") }
}

extension JSONValue {
  fileprivate static func pressure(_ course: PressureCourse?) -> Self {
    guard let course else { return .array([]) }
    return .array([.whole(course.start.level), .whole(course.end.level)])
  }
}
