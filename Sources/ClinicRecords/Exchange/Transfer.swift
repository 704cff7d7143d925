package import SessionEngine

extension Records {
  /// Writes all of it or nothing: whatever `body` writes is undone where it fails.
  ///
  /// - Throws: What `body` throws, or `RecordsError` where its work cannot be committed.
  package func together<Value>(
    _ body: () throws(RecordsError) -> Value
  ) throws(RecordsError) -> Value {
    try write { _ throws(RecordsError) in try body() }
  }

  /// Takes in a session of other records; answers whether anything of it was new.
  ///
  /// What is here of it already must be the same, corrections included, or its beginning. What its
  /// identifiers begin with stays as it was where it was made.
  ///
  /// - Throws: `RecordsError.invalid` where another session has this id, or the reason why the
  ///   records cannot be written.
  package func takeIn(
    _ entries: [JournalEntry],
    _ corrections: [Correction],
    of session: String,
    base: String? = nil
  ) throws(RecordsError) -> Bool {
    let known = try journal(of: session)
    if !known.isEmpty {
      guard entries.starts(with: known),
        try self.corrections(of: session) == corrections
      else {
        throw .invalid(what: "taking in session \(session)", allowed: "another one has this id")
      }
      let more = Array(entries.dropFirst(known.count))
      try append(more, to: session, boot: BootID(text: ""))
      return !more.isEmpty
    }
    try append(entries, to: session, boot: BootID(text: ""))
    numbers[session] = nil
    // Which course it belongs to is said by the course itself.
    try write { connection throws(RecordsError) in
      try connection.run(
        "UPDATE sessions SET course = NULL, base = coalesce(?2, base) WHERE id = ?1",
        [.text(session), .text(base)]
      )
    }
    for correction in corrections { try add(correction, to: session) }
    return true
  }

  /// Files a session under nobody: its code may be another person's here, now or later.
  ///
  /// - Throws: `RecordsError` where the records cannot be written.
  package func fileUnderNobody(_ session: String) throws(RecordsError) {
    try write { connection throws(RecordsError) in
      try connection.run(
        "UPDATE sessions SET filed_under = NULL, course = NULL WHERE id = ?1",
        [.text(session)]
      )
    }
  }

  /// Takes in a patient of other records; answers whether it was new.
  ///
  /// - Throws: `RecordsError.invalid` where another patient has this code, or the reason why the
  ///   records cannot be written.
  package func takeIn(_ patient: Patient, at wall: WallTime) throws(RecordsError) -> Bool {
    guard let known = try self.patient(patient.code) else {
      try add(patient, at: wall)
      return true
    }
    // The same person may have been added on both machines.
    var given = patient
    given.base = known.base
    guard known == given else {
      throw .invalid(
        what: "taking in patient \(patient.code)",
        allowed: "another one has this code, or what is known of the patient differs"
      )
    }
    return false
  }

  /// Takes in a course with its sessions, which must be here; answers whether it was new.
  ///
  /// - Throws: `RecordsError.invalid` where a course here differs, `unknownSession` where one of
  ///   the sessions is not here, or the reason why the records cannot be written.
  package func takeIn(
    _ course: CourseRecord,
    sessions: [String]
  ) throws(RecordsError) -> Bool {
    let before = try find(course)
    if before == nil { _ = try keep(course) }
    guard let kept = try find(course) else { throw Self.differs(course) }
    var given = course
    given.number = kept.number
    guard given == kept else { throw Self.differs(course) }
    for session in sessions { try file(session, under: kept) }
    return before == nil
  }

  /// The course that began at the same instant; refused where another one is under way.
  private func find(_ course: CourseRecord) throws(RecordsError) -> CourseRecord? {
    let known = try courses(of: course.patient).filter { $0.protocolID == course.protocolID }
    if let same = known.first(where: { $0.startedAt == course.startedAt }) { return same }
    if course.endedAt == nil, known.contains(where: { $0.endedAt == nil }) {
      throw Self.differs(course)
    }
    return nil
  }

  private static func differs(_ course: CourseRecord) -> RecordsError {
    .invalid(
      what: "taking in the course of \(course.protocolID) for patient \(course.patient)",
      allowed: "another one is under way, or what is known of it differs"
    )
  }

  /// The sessions of every course, by the course's number, the oldest first.
  ///
  /// - Throws: `RecordsError` where the records cannot be read.
  package func courseMembers() throws(RecordsError) -> [Int64: [String]] {
    try read { connection throws(RecordsError) in
      var members: [Int64: [String]] = [:]
      try connection.forEach(
        "SELECT course, id FROM sessions WHERE course IS NOT NULL ORDER BY started_at, number"
      ) { row in members[row.integer(0), default: []].append(row.text(1)) }
      return members
    }
  }

  /// From here to `endSnapshot` everything is read as it is now, whatever others write meanwhile.
  ///
  /// - Throws: `RecordsError` where the records cannot be read.
  package func beginSnapshot() throws(RecordsError) {
    try read { connection throws(RecordsError) in try connection.run("BEGIN") }
  }

  /// Reads what others write again.
  ///
  /// - Throws: `RecordsError` where the records cannot be read.
  package func endSnapshot() throws(RecordsError) {
    try read { connection throws(RecordsError) in
      if connection.isInTransaction { try connection.run("COMMIT") }
    }
  }

  /// Every course, the oldest first.
  ///
  /// - Throws: `RecordsError` where the records cannot be read.
  package func courses() throws(RecordsError) -> [CourseRecord] {
    try courses("ORDER BY started_at, number", [])
  }

  /// The texts of the protocols that sessions were done by, by their SHA-256.
  ///
  /// - Throws: `RecordsError` where the records cannot be read.
  package func protocolTexts() throws(RecordsError) -> [(sha256: String, text: String)] {
    try read { connection throws(RecordsError) in
      try connection.rows("SELECT sha256, text FROM protocol_texts ORDER BY sha256") { row in
        (sha256: row.text(0), text: row.text(1))
      }
    }
  }
}
