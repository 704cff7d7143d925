@testable import SessionEngine

extension SampleSession {
  /// The sample session as its journal would tell it: one technique skipped, two reactions.
  static var record: SessionRecord {
    var results = steps.map { step in
      SessionRecord.Step(
        step: step,
        isAdded: false,
        planned: step.duration,
        actual: step.duration,
        result: .done
      )
    }
    results[2].actual = .seconds(20)
    results[2].result = .skipped
    results[2].reason = "the patient was cold"
    var ease = logged(Reaction(id: 1, kind: .pain, score: 6, step: 1))
    ease.directive = .ease
    let warmth = logged(
      Reaction(id: 2, kind: .warmth, note: "agreeable", step: 3),
      at: .seconds(700)
    )
    return SessionRecord(
      id: "sample",
      opening: opening,
      plan: plan,
      startedAt: WallTime(milliseconds: 0),
      endedAt: WallTime(milliseconds: 1_700_000),
      outcome: .completed,
      answers: [],
      painBefore: 5,
      painAfter: 3,
      sinceLastTime: [],
      steps: results,
      reactions: [ease, warmth],
      notes: [
        LoggedNote(
          text: "Asked for less pressure.",
          step: 1,
          elapsed: .seconds(200),
          at: WallTime(milliseconds: 0)
        )
      ],
      adviceGiven: [0],
      putOff: [],
      entries: [],
      countsAmongItsOwn: true
    )
  }
}
