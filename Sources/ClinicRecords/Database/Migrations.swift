/// One step of the schema, all or nothing; what has shipped is never modified.
struct Migration {
  let version: Int
  let script: String
  /// What else is done, in the same step.
  var then: (@Sendable (Connection) throws(RecordsError) -> Void)?
}

enum Migrations {
  /// `TBSD`, so that no other program's database is taken for ours.
  static let applicationID = 0x5442_5344

  static let all = [
    Migration(
      version: 1,
      script: firstSchema + "\n" + firstTriggers.joined(separator: ";\n") + ";"
    ),
    Migration(
      version: 2,
      script: secondSchema + secondTriggers.joined(separator: ";\n") + ";",
      then: Records.summarizeReferrals
    ),
    Migration(version: 3, script: thirdSchema),
    Migration(version: 4, script: fourthSchema),
    Migration(version: 5, script: fifthSchema),
    Migration(version: 6, script: sixthSchema),
    Migration(version: 7, script: seventhSchema),
  ]

  /// Every trigger of the newest version; the schema has no views.
  static let triggers = Set(firstTriggers)

  static var newest: Int { all.map(\.version).max() ?? 0 }

  /// Brings a database to the newest version, or refuses one that is newer.
  ///
  /// The caller holds the write lock.
  static func run(_ migrations: [Migration] = all, on connection: Connection) throws(RecordsError) {
    let known = migrations.map(\.version).max() ?? 0
    let version = try version(of: connection)
    guard version <= known else {
      throw .newerSchema(path: connection.path, version: version, known: known)
    }
    for migration in migrations where migration.version > version {
      try connection.transaction { () throws(RecordsError) in
        try connection.execute(migration.script)
        try migration.then?(connection)
        try connection.run("PRAGMA user_version = \(migration.version)")
      }
    }
  }

  /// Refuses a database whose triggers or views somebody else made: they would run with our writes.
  static func checkTriggers(of connection: Connection) throws(RecordsError) {
    let found = try connection.rows(
      "SELECT sql FROM sqlite_schema WHERE type IN ('trigger', 'view')"
    ) { row in row.text(0) }
    guard Set(found) == triggers else {
      throw .foreign(path: connection.path, what: "a database with triggers of another origin")
    }
  }

  static func version(of connection: Connection) throws(RecordsError) -> Int {
    Int(try connection.pragma("user_version")) ?? 0
  }
}
