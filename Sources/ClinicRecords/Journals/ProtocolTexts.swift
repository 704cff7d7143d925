extension Records {
  /// Keeps a protocol's text under its SHA-256 in hexadecimal digits; each text is kept once.
  ///
  /// - Throws: `RecordsError` where the records cannot be written.
  package func keepProtocolText(_ text: String, sha256: String) throws(RecordsError) {
    if try protocolText(sha256: sha256) != nil { return }
    try write { connection throws(RecordsError) in
      try connection.run(
        "INSERT INTO protocol_texts (sha256, text) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
        [.text(sha256), .text(text)]
      )
    }
  }

  /// The text of a protocol that a session was done by; nothing where none was kept.
  ///
  /// - Throws: `RecordsError` where the records cannot be read.
  package func protocolText(sha256: String) throws(RecordsError) -> String? {
    try read { connection throws(RecordsError) in
      try connection.first(
        "SELECT text FROM protocol_texts WHERE sha256 = ?1",
        [.text(sha256)]
      ) { row in row.text(0) }
    }
  }
}
