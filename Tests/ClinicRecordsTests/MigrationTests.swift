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
}
