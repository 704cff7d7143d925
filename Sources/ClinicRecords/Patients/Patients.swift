package import SessionEngine

extension Records {
  /// The patient with that code; nothing where nobody has it.
  ///
  /// - Throws: `RecordsError` where the records cannot be read.
  package func patient(_ code: String) throws(RecordsError) -> Patient? {
    try patients(where: "WHERE code = ?1", [.text(code)]).first
  }

  /// All patients, by code.
  ///
  /// - Throws: `RecordsError` where the records cannot be read.
  package func patients() throws(RecordsError) -> [Patient] {
    try patients(where: "", [])
  }

  /// Adds a patient whose code is not taken.
  ///
  /// - Throws: `RecordsError.invalid` for a code that is none, `patientExists` for one that is
  ///   taken, or the reason why the records cannot be written.
  package func add(_ patient: Patient, at wall: WallTime) throws(RecordsError) {
    guard Patient.isCode(patient.code) else {
      throw .invalid(
        what: "patient code \(patient.code)",
        allowed: String.shortCodeRule
      )
    }
    let base = if let own = patient.base { own } else { try self.base() }
    try write { connection throws(RecordsError) in
      try connection.run(
        """
        INSERT INTO patients (code, name, birth_date, sex, notes, created_at, changed_at, base)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?7) ON CONFLICT (code) DO NOTHING
        """,
        Self.values(patient, wall) + [.text(base)]
      )
      guard connection.changes == 1 else { throw .patientExists(patient.code) }
      try Self.replaceFindings(of: patient, connection)
    }
  }

  /// Writes a known patient anew, findings and clearances included.
  ///
  /// - Throws: `RecordsError.unknownPatient` for a code that is not here, or the reason why the
  ///   records cannot be written.
  package func update(_ patient: Patient, at wall: WallTime) throws(RecordsError) {
    try write { connection throws(RecordsError) in
      try connection.run(
        """
        UPDATE patients SET name = ?2, birth_date = ?3, sex = ?4, notes = ?5, changed_at = ?6
        WHERE code = ?1
        """,
        Self.values(patient, wall)
      )
      guard connection.changes == 1 else { throw .unknownPatient(patient.code) }
      try Self.replaceFindings(of: patient, connection)
    }
  }

  private static func values(_ patient: Patient, _ wall: WallTime) -> [SQLValue] {
    [
      .text(patient.code), .text(patient.name), .text(patient.birthDate?.text),
      .text(patient.sex?.rawValue), .text(patient.notes), .integer(wall.milliseconds),
    ]
  }

  private static func replaceFindings(
    of patient: Patient,
    _ connection: Connection
  ) throws(RecordsError) {
    let owner = "(SELECT number FROM patients WHERE code = ?1)"
    let code = SQLValue.text(patient.code)
    try connection.run("DELETE FROM standing_findings WHERE patient = \(owner)", [code])
    try connection.run("DELETE FROM clearances WHERE patient = \(owner)", [code])
    for finding in patient.findings {
      try connection.run(
        """
        INSERT INTO standing_findings (patient, contraindication, answer, zones, place, recorded_at)
        VALUES (\(owner), ?2, ?3, ?4, ?5, ?6)
        """,
        [
          code, .text(finding.contraindication), .text(finding.isPresent ? "yes" : "no"),
          .text(finding.zones.json.text()), .text(finding.place),
          .integer(finding.recordedAt.milliseconds),
        ]
      )
    }
    for recorded in patient.clearances {
      try connection.run(
        """
        INSERT INTO clearances (patient, contraindication, doctor, date, recorded_at)
        VALUES (\(owner), ?2, ?3, ?4, ?5)
        """,
        [
          code, .text(recorded.contraindication), .text(recorded.clearance.doctor),
          .text(recorded.clearance.date), .integer(recorded.recordedAt.milliseconds),
        ]
      )
    }
  }

  private func patients(
    where condition: String,
    _ values: [SQLValue]
  ) throws(RecordsError) -> [Patient] {
    try read { connection throws(RecordsError) in
      let found = try connection.rows(
        "SELECT number, code, name, birth_date, sex, notes, base FROM patients \(condition) ORDER BY code",
        values
      ) { row in (row.integer(0), Patient(row)) }
      var patients: [Patient] = []
      for (number, patient) in found {
        var patient = patient
        patient.findings = try Self.findings(of: number, connection)
        patient.clearances = try Self.clearances(of: number, connection)
        patients.append(patient)
      }
      return patients
    }
  }

  private static func findings(
    of patient: Int64,
    _ connection: Connection
  ) throws(RecordsError) -> [StandingFinding] {
    try connection.rows(
      """
      SELECT contraindication, answer, zones, place, recorded_at FROM standing_findings
      WHERE patient = ?1 ORDER BY number
      """,
      [.integer(patient)]
    ) { row in
      StandingFinding(
        contraindication: row.text(0),
        isPresent: row.text(1) == "yes",
        // A zone that this version does not know is not one it can leave out by name.
        zones: row.json(2, as: [Zone].self) ?? [.wholeBody],
        place: row.optionalText(3),
        recordedAt: WallTime(milliseconds: row.integer(4))
      )
    }
  }

  private static func clearances(
    of patient: Int64,
    _ connection: Connection
  ) throws(RecordsError) -> [RecordedClearance] {
    try connection.rows(
      """
      SELECT contraindication, doctor, date, recorded_at FROM clearances
      WHERE patient = ?1 ORDER BY number
      """,
      [.integer(patient)]
    ) { row in
      RecordedClearance(
        contraindication: row.text(0),
        clearance: Clearance(doctor: row.text(1), date: row.text(2)),
        recordedAt: WallTime(milliseconds: row.integer(3))
      )
    }
  }
}

extension Patient {
  fileprivate init(_ row: Row) {
    self.init(
      code: row.text(1),
      name: row.optionalText(2),
      birthDate: row.optionalText(3).flatMap(BirthDate.init(text:)),
      sex: row.optionalText(4).flatMap(Sex.init),
      notes: row.optionalText(5),
      base: row.text(6)
    )
  }
}
