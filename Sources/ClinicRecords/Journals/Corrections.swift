package import SessionEngine

/// A later addition to a session; its journal stays as it is.
package struct Correction: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    case remark
    /// The session is not to be counted; the text says why.
    case void
    /// The session belongs to this patient; the text says why it was filed wrongly.
    case assign(patient: String)
  }

  package var kind: Kind
  package var text: String
  package var at: WallTime

  package init(_ kind: Kind, text: String, at: WallTime) {
    self.kind = kind
    self.text = text
    self.at = at
  }
}

extension Records {
  /// Adds a remark to a session, voids it, or files it under another patient.
  ///
  /// - Throws: `RecordsError.invalid` for an empty text, `unknownSession` for one that is not here,
  ///   or the reason why the records cannot be written.
  package func add(_ correction: Correction, to session: String) throws(RecordsError) {
    guard !correction.text.isEmpty else {
      throw .invalid(what: "an empty text", allowed: "say it in at least one word")
    }
    try write { connection throws(RecordsError) in
      guard let number = try Self.number(of: session, connection) else {
        throw .unknownSession(session)
      }
      try connection.run(
        """
        INSERT INTO corrections (session, seq, at, kind, text, patient)
        SELECT ?1, coalesce(max(seq), 0) + 1, ?2, ?3, ?4, ?5 FROM corrections WHERE session = ?1
        """,
        [
          .integer(number), .integer(correction.at.milliseconds), .text(correction.kind.word),
          .text(correction.text), .text(correction.kind.patient),
        ]
      )
    }
  }

  /// The additions to a session, in the order in which they were made.
  ///
  /// - Throws: `RecordsError` where the records cannot be read.
  package func corrections(of session: String) throws(RecordsError) -> [Correction] {
    try read { connection throws(RecordsError) in
      try connection.rows(
        """
        SELECT kind, patient, text, at FROM corrections
        WHERE session = (SELECT number FROM sessions WHERE id = ?1) ORDER BY seq
        """,
        [.text(session)]
      ) { row in
        let kind: Correction.Kind =
          switch row.text(0) {
          case "void": .void
          case "assign": .assign(patient: row.text(1))
          default: .remark
          }
        return Correction(kind, text: row.text(2), at: WallTime(milliseconds: row.integer(3)))
      }
    }
  }
}

extension Correction.Kind {
  fileprivate var word: String {
    switch self {
    case .remark: "remark"
    case .void: "void"
    case .assign: "assign"
    }
  }

  fileprivate var patient: String? {
    if case .assign(let patient) = self { patient } else { nil }
  }
}
