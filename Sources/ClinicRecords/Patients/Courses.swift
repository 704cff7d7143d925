package import SessionEngine

extension Records {
  /// A patient's courses, the latest first.
  ///
  /// - Throws: `RecordsError` where the records cannot be read.
  package func courses(of patient: String) throws(RecordsError) -> [CourseRecord] {
    try courses("WHERE patient = ?1 ORDER BY started_at DESC, number DESC", [.text(patient)])
  }

  /// The patient's course of a protocol that is under way.
  ///
  /// - Throws: `RecordsError` where the records cannot be read.
  package func courseUnderWay(
    patient: String,
    protocolID: String
  ) throws(RecordsError) -> CourseRecord? {
    try courses(
      "WHERE patient = ?1 AND protocol = ?2 AND ended_at IS NULL",
      [.text(patient), .text(protocolID)]
    ).first
  }

  /// Sets up a course or changes the one under way; answers it as it is kept.
  ///
  /// - Throws: `RecordsError` where the records cannot be written.
  package func keep(_ course: CourseRecord) throws(RecordsError) -> CourseRecord {
    try write { connection throws(RecordsError) in
      try connection.run(
        """
        INSERT INTO courses (patient, protocol, protocol_title, planned_sessions, interval,
          injured_on, started_at, ended_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        ON CONFLICT (patient, protocol) WHERE ended_at IS NULL DO UPDATE SET
          protocol_title = ?3, planned_sessions = ?4, interval = ?5, injured_on = ?6, ended_at = ?8
        """,
        [
          .text(course.patient), .text(course.protocolID), .text(course.protocolTitle),
          .int(course.plannedSessions), .text(course.interval?.json.text()),
          .text(course.injuredOn?.text), .integer(course.startedAt.milliseconds),
          course.endedAt.map { .integer($0.milliseconds) } ?? .null,
        ]
      )
    }
    return try courses(of: course.patient).first { $0.protocolID == course.protocolID } ?? course
  }

  /// Ends the course under way: the next session begins another.
  ///
  /// - Throws: `RecordsError` where the records cannot be written.
  package func endCourse(
    patient: String,
    protocolID: String,
    at wall: WallTime
  ) throws(RecordsError) {
    try write { connection throws(RecordsError) in
      try connection.run(
        """
        UPDATE courses SET ended_at = ?3
        WHERE patient = ?1 AND protocol = ?2 AND ended_at IS NULL
        """,
        [.text(patient), .text(protocolID), .integer(wall.milliseconds)]
      )
    }
  }

  /// Files a session of the patient by this protocol under one of the patient's courses.
  ///
  /// - Throws: `RecordsError.unknownSession` where there is no such session, or the reason why the
  ///   records cannot be written.
  package func file(_ session: String, under course: CourseRecord) throws(RecordsError) {
    try write { connection throws(RecordsError) in
      try connection.run(
        "UPDATE sessions SET course = ?2 WHERE id = ?1 AND filed_under = ?3 AND protocol = ?4",
        [
          .text(session), .integer(course.number), .text(course.patient), .text(course.protocolID),
        ]
      )
      guard connection.changes == 1 else { throw .unknownSession(session) }
    }
  }

  func courses(
    _ condition: String,
    _ values: [SQLValue]
  ) throws(RecordsError) -> [CourseRecord] {
    try read { connection throws(RecordsError) in
      try connection.rows(
        """
        SELECT number, patient, protocol, protocol_title, planned_sessions, interval, injured_on,
          started_at, ended_at
        FROM courses \(condition)
        """,
        values,
        CourseRecord.init
      )
    }
  }
}

extension CourseRecord {
  fileprivate init(_ row: Row) {
    self.init(
      number: row.integer(0),
      patient: row.text(1),
      protocolID: row.text(2),
      protocolTitle: row.text(3),
      plannedSessions: row.optionalInt(4),
      interval: row.json(5, as: Interval.self),
      injuredOn: row.optionalText(6).flatMap(CalendarDate.init(text:)),
      startedAt: WallTime(milliseconds: row.integer(7)),
      endedAt: row.optionalInteger(8).map(WallTime.init(milliseconds:))
    )
  }
}
