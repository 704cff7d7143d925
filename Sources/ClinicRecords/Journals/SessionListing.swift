package import SessionEngine

/// One line of a history: what lists show of a session without its journal.
package struct SessionSummary: Sendable, Hashable {
  package var id: String
  /// The patient's code it is filed under now.
  package var patient: String?
  /// The code it was opened with.
  package var openedFor: String?
  package var protocolID: String
  package var protocolTitle: String
  package var sessionNumber: Int
  package var day: Int?
  /// The number of the course it belongs to.
  package var course: Int64?
  package var isRehearsal: Bool
  package var isVoided: Bool
  /// Something was added to it later.
  package var isAmended: Bool
  package var startedAt: WallTime
  /// Who worked, in order: each took it up from the one before.
  package var therapists: [Therapist]
  /// What its identifiers outside begin with.
  package var base: String
  /// Nothing while it is not over.
  package var endedAt: WallTime?
  /// `running` while it is not over.
  package var outcome: String
  package var reason: String?
  /// Whether it counts in its course; rehearsals count among themselves.
  package var counts: Bool
  package var planned: Duration
  package var actual: Duration
  package var painBefore: Int?
  package var painAfter: Int?
  package var steps: Int
  package var stepsDone: Int
  package var stepsSkipped: Int
  package var stepsStopped: Int
  package var reactions: Int
  /// Set once it is over.
  package var details: SessionDetails?
  /// Why a doctor is to be seen before the next session; told as soon as it is known, also while
  /// the session is not over.
  package var referral: ReferralCause?
}

/// Which sessions a list holds.
package struct SessionFilter: Sendable, Hashable {
  package var id: String?
  package var patient: String?
  package var protocolID: String?
  /// The code of one who worked at them.
  package var therapist: String?
  package var withRehearsals: Bool
  package var withVoided: Bool
  /// Only sessions that are not over.
  package var onlyOpen: Bool
  package var from: WallTime?
  package var before: WallTime?

  package init(
    id: String? = nil,
    patient: String? = nil,
    protocolID: String? = nil,
    therapist: String? = nil,
    withRehearsals: Bool = false,
    withVoided: Bool = true,
    onlyOpen: Bool = false,
    from: WallTime? = nil,
    before: WallTime? = nil
  ) {
    self.id = id
    self.patient = patient
    self.protocolID = protocolID
    self.therapist = therapist
    self.withRehearsals = withRehearsals
    self.withVoided = withVoided
    self.onlyOpen = onlyOpen
    self.from = from
    self.before = before
  }
}

/// A stretch of a list; the latest sessions come first unless told otherwise.
package struct ListPage: Sendable, Hashable {
  package var limit: Int
  package var offset: Int
  package var oldestFirst: Bool

  package init(limit: Int, offset: Int = 0, oldestFirst: Bool = false) {
    self.limit = limit
    self.offset = offset
    self.oldestFirst = oldestFirst
  }

  package static let everything = Self(limit: Int(Int32.max))
}

extension Records {
  /// Sessions by their start.
  ///
  /// - Throws: `RecordsError` where the records cannot be read.
  package func sessions(
    _ filter: SessionFilter = SessionFilter(),
    page: ListPage = .everything
  ) throws(RecordsError) -> [SessionSummary] {
    let (condition, values) = filter.condition
    let order = page.oldestFirst ? "started_at, number" : "started_at DESC, number DESC"
    return try read { connection throws(RecordsError) in
      var found = try connection.rows(
        """
        SELECT \(SessionSummary.columns) FROM sessions \(condition)
        ORDER BY \(order) LIMIT \(max(0, page.limit)) OFFSET \(max(0, page.offset))
        """,
        values,
        SessionSummary.init
      )
      for place in found.indices where found[place].details == nil {
        found[place].referral = try Self.referral(of: found[place].id, connection)
      }
      return found
    }
  }

  /// What the journal of a session that is not over leaves to a doctor so far.
  private static func referral(
    of session: String,
    _ connection: Connection
  ) throws(RecordsError) -> ReferralCause? {
    do throws(RecordsError) {
      return Session(replaying: try journal(of: session, connection)).state.referral
    } catch {
      // A list tells of the others all the same.
      guard case .unreadableEntry = error else { throw error }
      return nil
    }
  }

  /// Sessions by their ids alone, the oldest first: a long export needs no more of them at once.
  ///
  /// - Throws: `RecordsError` where the records cannot be read.
  package func sessionIDs(_ filter: SessionFilter) throws(RecordsError) -> [String] {
    let (condition, values) = filter.condition
    return try read { connection throws(RecordsError) in
      try connection.rows(
        "SELECT id FROM sessions \(condition) ORDER BY started_at, number",
        values
      ) { row in row.text(0) }
    }
  }

  /// A session, or a rehearsal; nothing where the id is not here.
  ///
  /// - Throws: `RecordsError` where the records cannot be read.
  package func session(_ id: String) throws(RecordsError) -> SessionSummary? {
    try sessions(SessionFilter(id: id, withRehearsals: true)).first
  }

  /// How many sessions `sessions` would list.
  ///
  /// - Throws: `RecordsError` where the records cannot be read.
  package func countSessions(_ filter: SessionFilter = SessionFilter()) throws(RecordsError) -> Int
  {
    let (condition, values) = filter.condition
    return try read { connection throws(RecordsError) in
      try connection.first("SELECT count(*) FROM sessions \(condition)", values) { $0.int(0) } ?? 0
    }
  }
}

extension SessionFilter {
  fileprivate var condition: (sql: String, values: [SQLValue]) {
    var terms: [String] = []
    var values: [SQLValue] = []
    func add(_ term: String, _ value: SQLValue) {
      values.append(value)
      terms.append("\(term) ?\(values.count)")
    }
    if let id { add("id =", .text(id)) }
    if let patient { add("filed_under =", .text(patient)) }
    if let protocolID { add("protocol =", .text(protocolID)) }
    if let therapist {
      values.append(.text(therapist))
      terms.append(
        "EXISTS (SELECT 1 FROM json_each(therapists)"
          + " WHERE json_extract(value, '$.code') = ?\(values.count))"
      )
    }
    if let from { add("started_at >=", .integer(from.milliseconds)) }
    if let before { add("started_at <", .integer(before.milliseconds)) }
    if !withRehearsals { terms.append("rehearsal = 0") }
    if !withVoided { terms.append("voided = 0") }
    if onlyOpen { terms.append("outcome IS NULL") }
    return (terms.isEmpty ? "" : "WHERE " + terms.joined(separator: " AND "), values)
  }
}

extension SessionSummary {
  fileprivate static let columns = """
    id, filed_under, patient, protocol, protocol_title, session_number, day, rehearsal, voided,
    started_at, ended_at, outcome, reason, counts, planned_ms, actual_ms, pain_before, pain_after,
    steps, steps_done, steps_skipped, steps_stopped, reactions, summary, course,
    EXISTS (SELECT 1 FROM corrections WHERE corrections.session = sessions.number), therapists,
    base
    """

  fileprivate init(_ row: Row) {
    self.init(
      id: row.text(0),
      patient: row.optionalText(1),
      openedFor: row.optionalText(2),
      protocolID: row.text(3),
      protocolTitle: row.text(4),
      sessionNumber: row.int(5),
      day: row.optionalInt(6),
      course: row.optionalInteger(24),
      isRehearsal: row.flag(7),
      isVoided: row.flag(8),
      isAmended: row.flag(25),
      startedAt: WallTime(milliseconds: row.integer(9)),
      therapists: row.json(26, as: [Therapist].self) ?? [],
      base: row.text(27),
      endedAt: row.optionalInteger(10).map(WallTime.init(milliseconds:)),
      outcome: row.optionalText(11) ?? "running",
      reason: row.optionalText(12),
      counts: row.flag(13),
      planned: .milliseconds(row.integer(14)),
      actual: .milliseconds(row.integer(15)),
      painBefore: row.optionalInt(16),
      painAfter: row.optionalInt(17),
      steps: row.int(18),
      stepsDone: row.int(19),
      stepsSkipped: row.int(20),
      stepsStopped: row.int(21),
      reactions: row.int(22),
      details: row.json(23, as: SessionDetails.self)
    )
    referral = details?.referral
  }
}
