internal import CSystem

/// What a removal took away, and what it could not reach.
package struct PatientRemoval: Sendable, Hashable {
  package var sessions: Int
  /// Sessions that were opened with the code and belong to another patient now.
  package var sessionsElsewhere: Int
  /// Whether no trace is left in the files of the records.
  package var isErased: Bool
  /// Sentences for the person who asked for it.
  package var remains: [String]
}

extension Records {
  /// Removes a patient with every session, course and note, and wipes where they stood.
  ///
  /// Refused while a guide runs one of the sessions.
  ///
  /// - Throws: `RecordsError.held` where a guide runs one of the sessions, `unknownPatient` for a
  ///   code that is not here, or the reason why the records cannot be written.
  package func removePatient(_ code: String) throws(RecordsError) -> PatientRemoval {
    let folder =
      path == ":memory:" ? nil : String(path.dropLast(RecordsFolder.databaseName.count + 1))
    let ids = try write { connection throws(RecordsError) in
      let sessions = try connection.rows(
        "SELECT number, id FROM sessions WHERE filed_under = ?1",
        [.text(code)]
      ) { row in (number: row.integer(0), id: row.text(1)) }
      if let folder { try Self.refuseHeld(sessions.map(\.id), in: folder) }
      for session in sessions { try Self.remove(session.number, connection) }
      let courses = try Self.removePerson(code, connection)
      guard !sessions.isEmpty || courses > 0 else { throw .unknownPatient(code) }
      return sessions.map(\.id)
    }
    numbers = [:]
    if let folder { for id in ids { unlink(folder + "/running/" + id) } }
    let isErased = folder == nil || ((try? wipe()) ?? false)
    return try removal(of: code, sessions: ids.count, isErased: isErased)
  }

  private static func refuseHeld(_ ids: [String], in folder: String) throws(RecordsError) {
    for listed in RunningSessions.all(in: folder) where listed.isHeld {
      if ids.contains(listed.content.session) {
        throw .held(session: listed.content.session, by: listed.content.owner)
      }
    }
  }

  private static func remove(_ session: Int64, _ connection: Connection) throws(RecordsError) {
    let number = [SQLValue.integer(session)]
    try connection.run("INSERT INTO removals (session) VALUES (?1)", number)
    let first = session * eventsPerSession
    try connection.run(
      "DELETE FROM events WHERE event_id BETWEEN ?1 AND ?2",
      [.integer(first), .integer(first + eventsPerSession - 1)]
    )
    try connection.run("DELETE FROM corrections WHERE session = ?1", number)
    try connection.run("DELETE FROM sessions WHERE number = ?1", number)
    try connection.run("DELETE FROM removals WHERE session = ?1", number)
  }

  /// Answers how many rows beside the sessions were the patient's.
  private static func removePerson(
    _ code: String,
    _ connection: Connection
  ) throws(RecordsError) -> Int {
    try connection.run("DELETE FROM courses WHERE patient = ?1", [.text(code)])
    let courses = connection.changes
    try connection.run("DELETE FROM patients WHERE code = ?1", [.text(code)])
    return courses + connection.changes
  }

  /// Writes the database anew and empties the log; answers whether nothing was in the way.
  private func wipe() throws(RecordsError) -> Bool {
    try exclusively { connection throws(RecordsError) in
      try connection.run("VACUUM")
      let busy = try connection.first("PRAGMA wal_checkpoint(TRUNCATE)") { row in row.int(0) }
      return busy == 0
    }
  }

  private func removal(
    of code: String,
    sessions: Int,
    isErased: Bool
  ) throws(RecordsError) -> PatientRemoval {
    let elsewhere = try read { connection throws(RecordsError) in
      try connection.first("SELECT count(*) FROM sessions WHERE patient = ?1", [.text(code)]) {
        $0.int(0)
      }
    }
    var remains = [
      "Backups and exports made earlier, and copies that the disk or the file system keeps, "
        + "are out of reach."
    ]
    if !isErased {
      remains.append(
        "Another guide was reading: traces stay in the log beside the records until it is closed. "
          + "Remove the patient again then."
      )
    }
    if let elsewhere, elsewhere > 0 {
      remains.append(
        "Sessions that were assigned to another patient still say that they were opened with "
          + "this code: \(elsewhere)."
      )
    }
    return PatientRemoval(
      sessions: sessions,
      sessionsElsewhere: elsewhere ?? 0,
      isErased: isErased,
      remains: remains
    )
  }
}
