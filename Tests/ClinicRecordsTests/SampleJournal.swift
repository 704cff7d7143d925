import SessionEngine
import TestSupport

/// Journals that tests write.
enum SampleJournal {
  static func opening(patient: String? = "A-014", rehearsal: Bool = false) -> SessionOpening {
    SessionOpening(
      protocolID: "small-back",
      protocolTitle: "Small back massage",
      protocolVersion: "1.0.0",
      protocolDigest: String(repeating: "a", count: 64),
      patient: patient,
      sessionNumber: 2,
      isRehearsal: rehearsal,
      questions: SmallProtocol.value.contraindications,
      preparation: SmallProtocol.value.preparation
    )
  }

  /// Numbered from 1, a second apart, begun at an instant of the wall clock.
  static func entries(
    _ events: [SessionEvent],
    from sequence: Int = 1,
    startedAt: Int64 = 1_795_000_000_000
  ) -> [JournalEntry] {
    events.enumerated().map { offset, event in
      let seconds = Int64(sequence + offset - 1)
      return JournalEntry(
        sequence: sequence + offset,
        elapsed: .seconds(seconds),
        at: WallTime(milliseconds: startedAt + seconds * 1000),
        event: event
      )
    }
  }

  /// An opening and as many notes.
  static func notes(_ count: Int, patient: String? = "A-014") -> [JournalEntry] {
    entries(
      [.sessionStarted(opening(patient: patient))]
        + (1...count).map { .noted("note \($0)", step: nil) }
    )
  }

  /// A whole small session, ended early at its second step.
  static func closed(patient: String? = "A-014", startedAt: Int64 = 1_795_000_000_000) throws
    -> [JournalEntry]
  {
    let plan = try SessionPlan(SmallProtocol.value, for: PlanRequest(sessionNumber: 2))
    return entries(
      [
        .sessionStarted(opening(patient: patient)),
        .painReported(.before, score: 6),
        .planned(plan),
        .stepStarted(0), .stepFinished(0), .stepStarted(1),
        .reactionLogged(Reaction(id: 1, kind: .pain, score: 4, step: 1)),
        .stopped(.endedEarly(reason: "called away")),
        .closed(.endedEarly(reason: "called away")),
      ],
      startedAt: startedAt
    )
  }
}
