package import SessionEngine

extension Records {
  /// When something about a patient was last recorded, whatever it is filed under since; nothing
  /// where nobody has the code.
  ///
  /// - Throws: `RecordsError` where the records cannot be read.
  package func lastChange(of code: String) throws(RecordsError) -> WallTime? {
    try read { connection throws(RecordsError) in
      try connection.rows(
        """
        \(Self.sessionsEver) SELECT max(at) FROM (
          SELECT changed_at AS at FROM patients WHERE code = ?1
          UNION ALL SELECT coalesce(ended_at, started_at) FROM courses WHERE patient = ?1
          UNION ALL SELECT coalesce(ended_at, started_at) FROM own
          UNION ALL SELECT at FROM corrections WHERE session IN (SELECT number FROM own)
        )
        """,
        [.text(code)]
      ) { row in row.optionalInteger(0).map(WallTime.init(milliseconds:)) }
    }.first ?? nil
  }

  /// When the last session began that ever counted in a course, void ones and those that are filed
  /// elsewhere now among them.
  ///
  /// - Throws: `RecordsError` where the records cannot be read.
  package func lastEverCounted(in course: CourseRecord) throws(RecordsError) -> WallTime? {
    try read { connection throws(RecordsError) in
      try connection.rows(
        """
        \(Self.sessionsEver) SELECT max(started_at) FROM own
        WHERE protocol = ?2 AND counts = 1 AND rehearsal = 0 AND ended_at >= ?3
        """,
        [.text(course.patient), .text(course.protocolID), .integer(course.startedAt.milliseconds)]
      ) { row in row.optionalInteger(0).map(WallTime.init(milliseconds:)) }
    }.first ?? nil
  }

  /// The sessions that are or were filed under the code of the first value.
  private static let sessionsEver = """
    WITH own AS (
      SELECT * FROM sessions WHERE patient = ?1 OR number IN (
        SELECT session FROM corrections WHERE kind = 'assign' AND patient = ?1
      )
    )
    """
}
