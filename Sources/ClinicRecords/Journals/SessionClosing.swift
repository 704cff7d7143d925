internal import SessionEngine

extension Records {
  /// Fills in what lists and trends read of a session that is over, so that they replay nothing.
  ///
  /// `known` is the whole journal where it is at hand.
  static func summarize(
    _ session: String,
    _ known: [JournalEntry],
    _ connection: Connection
  ) throws(RecordsError) {
    let stored = try entries(of: session, connection)
    let isWhole = known.first?.sequence == 1 && known.count == stored
    let journal = isWhole ? known : try journal(of: session, connection)
    guard let record = SessionRecord(id: session, entries: journal), let outcome = record.outcome,
      let endedAt = record.endedAt ?? journal.last?.at
    else { return }
    func count(_ result: SessionRecord.Step.Result) -> Int {
      record.steps.count { $0.result == result }
    }
    try connection.run(
      """
      UPDATE sessions SET ended_at = ?2, outcome = ?3, reason = ?4, counts = ?5, planned_ms = ?6,
        actual_ms = ?7, pain_before = ?8, pain_after = ?9, steps = ?10, steps_done = ?11,
        steps_skipped = ?12, steps_stopped = ?13, reactions = ?14, summary = ?15
      WHERE id = ?1
      """,
      [
        .text(session), .integer(endedAt.milliseconds), .text(outcome.word),
        .text(outcome.reason), .flag(record.countsAmongItsOwn),
        .integer(record.planned.wholeMilliseconds), .integer(record.handsOn.wholeMilliseconds),
        .int(record.painBefore), .int(record.painAfter), .int(record.steps.count),
        .int(count(.done) + count(.shortened) + count(.lengthened)), .int(count(.skipped)),
        .int(count(.stopped)), .int(record.reactions.count { !$0.isRetracted }),
        .text(SessionDetails(record).json.text()),
      ]
    )
  }

  /// Fills in anew what older records did not know: which sessions left a referral.
  @Sendable static func summarizeReferrals(_ connection: Connection) throws(RecordsError) {
    let sessions = try connection.rows(
      """
      SELECT id FROM sessions WHERE outcome IS NOT NULL AND number IN
        (SELECT session FROM events WHERE kind IN ('proposed', 'sinceLastTimeTold'))
      """
    ) { row in row.text(0) }
    for session in sessions { try summarize(session, [], connection) }
  }
}
