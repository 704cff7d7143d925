import Testing

@testable import ClinicRecords

struct MigrationTests {
  @Test func `a new version is reached in one step and keeps what is there`() throws {
    let connection = try Connection(path: ":memory:", creating: true)
    let first = Migration(version: 1, script: "CREATE TABLE a (x TEXT) STRICT;")
    let second = Migration(version: 2, script: "ALTER TABLE a ADD COLUMN y INTEGER;")
    try Migrations.run([first], on: connection)
    try connection.execute("INSERT INTO a VALUES ('old')")
    try Migrations.run([first, second], on: connection)
    #expect(
      try connection.dump() == """
        CREATE TABLE a (x TEXT, y INTEGER) STRICT;
        a: 'old', NULL

        """
    )
    #expect(try Migrations.version(of: connection) == 2)
  }

  @Test func `a migration that fails leaves the old version`() throws {
    let connection = try Connection(path: ":memory:", creating: true)
    let first = Migration(version: 1, script: "CREATE TABLE a (x TEXT) STRICT;")
    let broken = Migration(
      version: 2,
      script: "CREATE TABLE b (y TEXT) STRICT; CREATE TABLE a (z TEXT);"
    )
    try Migrations.run([first], on: connection)
    let before = try connection.dump()
    #expect(throws: RecordsError.self) { try Migrations.run([first, broken], on: connection) }
    #expect(try connection.dump() == before)
    #expect(try Migrations.version(of: connection) == 1)
  }

  @Test func `the first schema holds these tables`() throws {
    let dump = try Records().dump()
    for table in [
      "boots", "clearances", "corrections", "courses", "events", "patients", "protocol_texts",
      "removals", "sessions", "standing_findings",
    ] {
      #expect(dump.contains("CREATE TABLE \(table) ("), "\(table)")
    }
  }

  @Test func `the fourth version keeps each patient's sex and what belongs to the patient`() throws
  {
    let connection = try Connection(path: ":memory:", creating: true)
    try Migrations.run(Array(Migrations.all.prefix(3)), on: connection)
    try connection.execute(
      """
      PRAGMA foreign_keys = ON;
      INSERT INTO patients (code, sex, created_at, changed_at) VALUES ('A', 'female', 0, 0);
      INSERT INTO patients (code, created_at, changed_at) VALUES ('B', 0, 0);
      INSERT INTO clearances (patient, contraindication, doctor, date, recorded_at)
      VALUES (1, 'heart', 'Dr Ada', '2026-11-20', 0);
      """
    )
    try Migrations.run(on: connection)
    try connection.execute(
      "INSERT INTO patients (code, sex, created_at, changed_at) VALUES ('C', 'other', 0, 0)"
    )
    let kept = try connection.rows("SELECT code, sex FROM patients ORDER BY code") { row in
      row.text(0) + " " + (row.optionalText(1) ?? "-")
    }
    #expect(kept == ["A female", "B -", "C other"])
    #expect(try connection.first("SELECT count(*) FROM clearances") { $0.int(0) } == 1)
    #expect(throws: RecordsError.self) {
      try connection.execute("UPDATE patients SET sex = 'none' WHERE code = 'A'")
    }
  }

  @Test func `the fifth version keeps each day of birth, and takes a month or a year`() throws {
    let connection = try Connection(path: ":memory:", creating: true)
    try Migrations.run(Array(Migrations.all.prefix(4)), on: connection)
    try connection.execute(
      """
      INSERT INTO patients (code, birth_date, created_at, changed_at)
      VALUES ('A', '1980-02-29', 0, 0), ('B', NULL, 0, 0);
      """
    )
    try Migrations.run(on: connection)
    for (code, birth) in [("C", "1980"), ("D", "1980-02")] {
      try connection.execute(
        "INSERT INTO patients (code, birth_date, created_at, changed_at)"
          + " VALUES ('\(code)', '\(birth)', 0, 0)"
      )
    }
    let kept = try connection.rows("SELECT code, birth_date FROM patients ORDER BY code") { row in
      row.text(0) + " " + (row.optionalText(1) ?? "-")
    }
    #expect(kept == ["A 1980-02-29", "B -", "C 1980", "D 1980-02"])
    #expect(throws: RecordsError.self) {
      try connection.execute("UPDATE patients SET birth_date = 'May' WHERE code = 'A'")
    }
  }

  @Test func `the second version keeps additions, and takes what a doctor said`() throws {
    let connection = try Connection(path: ":memory:", creating: true)
    try Migrations.run(Array(Migrations.all.prefix(1)), on: connection)
    try connection.execute(
      """
      INSERT INTO sessions (id, protocol, protocol_title, protocol_version, protocol_sha256,
        session_number, rehearsal, started_at) VALUES ('s', 'p', 'P', '1', '', 1, 0, 0);
      INSERT INTO corrections (session, seq, at, kind, text) VALUES (1, 1, 5, 'remark', 'better');
      INSERT INTO corrections (session, seq, at, kind, text) VALUES (1, 2, 6, 'void', 'twice');
      """
    )
    try Migrations.run(on: connection)
    try Migrations.checkTriggers(of: connection)
    try connection.execute(
      """
      INSERT INTO corrections (session, seq, at, kind, text)
      VALUES (1, 3, 7, 'doctor', 'Dr Ada 2026-11-20 goes-on')
      """
    )
    let kept = try connection.rows("SELECT kind, text FROM corrections ORDER BY seq") { row in
      row.text(0) + " " + row.text(1)
    }
    #expect(kept == ["remark better", "void twice", "doctor Dr Ada 2026-11-20 goes-on"])
    #expect(throws: RecordsError.self) { try connection.execute("DELETE FROM corrections") }
  }

  @Test
  func `the sixth and seventh version know nobody of older sessions and keep who is named since`()
    throws
  {
    let connection = try Connection(path: ":memory:", creating: true)
    try Migrations.run(Array(Migrations.all.prefix(5)), on: connection)
    try connection.execute(
      """
      INSERT INTO sessions (id, protocol, protocol_title, protocol_version, protocol_sha256,
        session_number, rehearsal, started_at) VALUES ('s', 'p', 'P', '1', '', 1, 0, 0);
      INSERT INTO corrections (session, seq, at, kind, text) VALUES (1, 1, 5, 'remark', 'better');
      INSERT INTO patients (code, created_at, changed_at) VALUES ('A', 0, 0);
      """
    )
    try Migrations.run(on: connection)
    try Migrations.checkTriggers(of: connection)
    let rows = try connection.rows(
      """
      SELECT therapists, therapist, sessions.base, patients.base
      FROM sessions, corrections, patients
      """
    ) { row in [row.text(0), row.optionalText(1), row.text(2), row.text(3)] }
    let older = "https://example.org/tableside"
    #expect(rows == [["[]", nil, older, older]])
    let same = try connection.first("SELECT records = id FROM identity") { $0.int(0) }
    #expect(same == 1)
    #expect(throws: RecordsError.self) {
      try connection.execute("UPDATE sessions SET therapists = 'T-01'")
    }
  }
}
