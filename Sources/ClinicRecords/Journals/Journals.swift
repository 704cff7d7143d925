package import SessionEngine

extension Records {
  /// Events of one session have numbers side by side.
  static let eventsPerSession: Int64 = 1 << 20

  /// Commits entries in one transaction; writing the same again changes nothing.
  ///
  /// The first entry of a session opens it. An entry that closes it also fills in its summary.
  ///
  /// - Throws: `RecordsError.conflict` where another entry has the place, `unknownSession` where
  ///   the first entry is missing, `invalid` for an id or a number that cannot be, or the reason
  ///   why nothing was committed.
  package func append(
    _ entries: [JournalEntry],
    to session: String,
    boot: BootID = .current()
  ) throws(RecordsError) {
    guard !entries.isEmpty else { return }
    beBrief()
    try write { connection throws(RecordsError) in
      let bootNumber = try self.bootNumber(boot, connection)
      for entry in entries {
        let number = try self.number(of: session, openedBy: entry, connection)
        try Self.insert(entry, into: (session, number), boot: bootNumber, connection)
        if case .takenUp = entry.event { try Self.noteTherapists(of: number, connection) }
      }
      if entries.contains(where: \.event.isClosing) {
        try Self.summarize(session, entries, connection)
      }
    }
  }

  /// The journal of a session, in order; empty where nothing was written.
  ///
  /// - Throws: `RecordsError.unreadableEntry` where an entry is none that this program knows, or
  ///   the reason why the records cannot be read.
  package func journal(of session: String) throws(RecordsError) -> [JournalEntry] {
    try read { connection throws(RecordsError) in
      try Self.journal(of: session, connection)
    }
  }

  static func journal(
    of session: String,
    _ connection: Connection
  ) throws(RecordsError) -> [JournalEntry] {
    guard let number = try number(of: session, connection) else { return [] }
    let first = number * eventsPerSession
    return try connection.rows(
      """
      SELECT seq, at, elapsed_ms, kind, fields FROM events
      WHERE event_id BETWEEN ?1 AND ?2 ORDER BY event_id
      """,
      [.integer(first), .integer(first + eventsPerSession - 1)]
    ) { row throws(RecordsError) in try JournalEntry(row, of: session) }
  }

  /// How many entries are written.
  static func entries(of session: String, _ connection: Connection) throws(RecordsError) -> Int {
    guard let number = try number(of: session, connection) else { return 0 }
    let first = number * eventsPerSession
    let last = try connection.first(
      "SELECT max(event_id) FROM events WHERE event_id BETWEEN ?1 AND ?2",
      [.integer(first), .integer(first + eventsPerSession - 1)]
    ) { row in row.optionalInteger(0) }
    return last.flatMap { $0 }.map { Int($0 - first) } ?? 0
  }

  static func number(of session: String, _ connection: Connection) throws(RecordsError) -> Int64? {
    try connection.first("SELECT number FROM sessions WHERE id = ?1", [.text(session)]) { row in
      row.integer(0)
    }
  }

  private func bootNumber(_ boot: BootID, _ connection: Connection) throws(RecordsError) -> Int64 {
    if let known = self.boot { return known }
    try connection.run("INSERT OR IGNORE INTO boots (id) VALUES (?1)", [.text(boot.text)])
    let number = try connection.first(
      "SELECT number FROM boots WHERE id = ?1",
      [.text(boot.text)]
    ) { row in row.integer(0) }
    self.boot = number
    return number ?? 0
  }

  private func number(
    of session: String,
    openedBy entry: JournalEntry,
    _ connection: Connection
  ) throws(RecordsError) -> Int64 {
    if let known = numbers[session] { return known }
    if case .sessionStarted(let opening) = entry.event {
      try Self.open(session, opening, at: entry.at, base: try base(), connection)
    }
    guard let number = try Self.number(of: session, connection) else {
      throw .unknownSession(session)
    }
    numbers[session] = number
    return number
  }

  private static func open(
    _ session: String,
    _ opening: SessionOpening,
    at wall: WallTime,
    base: String,
    _ connection: Connection
  ) throws(RecordsError) {
    guard RunningSessions.isName(session) else {
      throw .invalid(what: "session \(session)", allowed: "at most 64 letters, digits and hyphens")
    }
    try connection.run(
      """
      INSERT INTO sessions (id, patient, protocol, protocol_title, protocol_version,
        protocol_sha256, session_number, day, rehearsal, started_at, therapists, base, filed_under,
        course)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?2,
        (SELECT number FROM courses WHERE patient = ?2 AND protocol = ?3 AND ended_at IS NULL))
      ON CONFLICT (id) DO NOTHING
      """,
      [
        .text(session), .text(opening.patient), .text(opening.protocolID),
        .text(opening.protocolTitle), .text(opening.protocolVersion),
        .text(opening.protocolDigest), .int(opening.sessionNumber), .int(opening.day),
        .flag(opening.isRehearsal), .integer(wall.milliseconds),
        .text([opening.therapist].compactMap(\.self).json.text()), .text(base),
      ]
    )
  }

  /// Who worked at a session, in order, as its journal says.
  private static func noteTherapists(
    of session: Int64,
    _ connection: Connection
  ) throws(RecordsError) {
    let first = session * eventsPerSession
    try connection.run(
      """
      UPDATE sessions SET therapists = (
        SELECT json_group_array(json(therapist)) FROM (
          SELECT CASE kind WHEN 'takenUp' THEN fields ELSE json_extract(fields, '$.therapist') END
            AS therapist
          FROM events WHERE event_id BETWEEN ?2 AND ?3 AND kind IN ('sessionStarted', 'takenUp')
          ORDER BY event_id
        ) WHERE therapist IS NOT NULL
      ) WHERE number = ?1
      """,
      [.integer(session), .integer(first), .integer(first + eventsPerSession - 1)]
    )
  }

  private static func insert(
    _ entry: JournalEntry,
    into session: (id: String, number: Int64),
    boot: Int64,
    _ connection: Connection
  ) throws(RecordsError) {
    guard (1..<Int(eventsPerSession)).contains(entry.sequence) else {
      throw .invalid(what: "entry \(entry.sequence)", allowed: "1 to \(eventsPerSession - 1)")
    }
    let stored = StoredEntry(entry)
    let eventID = session.number * eventsPerSession + stored.sequence
    try connection.run(
      """
      INSERT INTO events (event_id, session, seq, at, elapsed_ms, boot, kind, fields)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (event_id) DO NOTHING
      """,
      [
        .integer(eventID), .integer(session.number), .integer(stored.sequence),
        .integer(stored.at), .integer(stored.elapsed), .integer(boot), .text(stored.kind),
        .text(stored.fields),
      ]
    )
    if connection.changes == 1 { return }
    let there = try connection.first(
      "SELECT seq, at, elapsed_ms, kind, fields FROM events WHERE event_id = ?1",
      [.integer(eventID)],
      StoredEntry.init
    )
    guard there == stored else { throw .conflict(session: session.id, sequence: entry.sequence) }
  }
}

/// A journal entry as its row holds it.
private struct StoredEntry: Equatable {
  let sequence: Int64
  let at: Int64
  let elapsed: Int64
  let kind: String
  let fields: String

  init(_ entry: JournalEntry) {
    sequence = Int64(entry.sequence)
    at = entry.at.milliseconds
    elapsed = entry.elapsed.wholeMilliseconds
    kind = entry.event.kind.rawValue
    fields = entry.event.fields.text()
  }

  init(_ row: Row) {
    sequence = row.integer(0)
    at = row.integer(1)
    elapsed = row.integer(2)
    kind = row.text(3)
    fields = row.text(4)
  }
}

extension JournalEntry {
  fileprivate init(_ row: Row, of session: String) throws(RecordsError) {
    let kind = row.text(3)
    do throws(MalformedJSON) {
      self.init(
        sequence: row.int(0),
        elapsed: .milliseconds(row.integer(2)),
        at: WallTime(milliseconds: row.integer(1)),
        event: try SessionEvent.read(kind: kind, fields: try JSONValue(reading: row.utf8(4)))
      )
    } catch {
      throw .unreadableEntry(
        session: session,
        sequence: row.int(0),
        detail: "\(kind): \(error.sentence)"
      )
    }
  }
}

extension SessionEvent {
  fileprivate var isClosing: Bool {
    if case .closed = self { true } else { false }
  }
}
