// The seventh version: what identifiers outside begin with, as it was when a thing was made.

/// Whatever is older was made when all identifiers began alike; the records' own id is made once and
/// is a backup's as well, unlike the database's.
let seventhSchema = """
  ALTER TABLE sessions ADD COLUMN base TEXT NOT NULL DEFAULT 'https://example.org/tableside';
  ALTER TABLE patients ADD COLUMN base TEXT NOT NULL DEFAULT 'https://example.org/tableside';
  ALTER TABLE identity ADD COLUMN records TEXT CHECK (length(records) = 32);
  UPDATE identity SET records = id;
  """

extension Records {
  /// What identifiers of new sessions and patients begin with: the clinic's address where the
  /// settings have one, else one that is the records' own and leads nowhere.
  ///
  /// - Throws: `RecordsError` where the records cannot be read.
  package func base() throws(RecordsError) -> String {
    if let clinicBase { return clinicBase }
    return try read { connection throws(RecordsError) in
      let own = try connection.first("SELECT records FROM identity") { $0.text(0) }
      guard let own, own.utf8.count == 32 else {
        throw .damaged(path: connection.path, detail: "it has no id of its own")
      }
      return "https://\(own).tableside.invalid"
    }
  }
}
