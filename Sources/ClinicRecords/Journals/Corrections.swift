package import SessionEngine

/// A later addition to a session; its journal stays as it is.
package struct Correction: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    case remark
    /// The session is not to be counted; the text says why.
    case void
    /// The session belongs to this patient; the text says why it was filed wrongly.
    case assign(patient: String)
    /// What a doctor said to the referral that the session left; the text is its line.
    case doctor(DoctorsWord)
  }

  package var kind: Kind
  package var text: String
  package var at: WallTime
  /// Who made it, where that was known.
  package var by: Therapist?

  package init(_ kind: Kind, text: String, at: WallTime, by: Therapist? = nil) {
    self.kind = kind
    self.text = text
    self.at = at
    self.by = by
  }

  package init(_ word: DoctorsWord, at: WallTime, by: Therapist? = nil) {
    self.init(.doctor(word), text: word.line, at: at, by: by)
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
        INSERT INTO corrections (session, seq, at, kind, text, patient, therapist)
        SELECT ?1, coalesce(max(seq), 0) + 1, ?2, ?3, ?4, ?5, ?6 FROM corrections WHERE session = ?1
        """,
        [
          .integer(number), .integer(correction.at.milliseconds), .text(correction.kind.word),
          .text(correction.text), .text(correction.kind.patient),
          .text(correction.by?.json.text()),
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
        SELECT kind, patient, text, at, therapist FROM corrections
        WHERE session = (SELECT number FROM sessions WHERE id = ?1) ORDER BY seq
        """,
        [.text(session)]
      ) { row in
        var correction = Correction(
          kind: row.text(0),
          patient: row.text(1),
          text: row.text(2),
          at: WallTime(milliseconds: row.integer(3))
        )
        correction.by = row.json(4, as: Therapist.self)
        return correction
      }
    }
  }

  /// What doctors said to the referrals of a patient's sessions, the last word to each, by session.
  ///
  /// - Throws: `RecordsError` where the records cannot be read.
  package func doctorsWords(of patient: String) throws(RecordsError) -> [String: DoctorsWord] {
    try read { connection throws(RecordsError) in
      var words: [String: DoctorsWord] = [:]
      try connection.forEach(
        """
        SELECT sessions.id, text FROM corrections JOIN sessions ON sessions.number = session
        WHERE kind = 'doctor' AND filed_under = ?1 ORDER BY corrections.number
        """,
        [.text(patient)]
      ) { row in words[row.text(0)] = try? DoctorsWord(line: row.text(1)) }
      return words
    }
  }

  /// Records what a doctor said to referrals: all of them or none.
  ///
  /// - Throws: `RecordsError` where the records cannot be written.
  package func add(
    _ word: DoctorsWord,
    to sessions: [String],
    at wall: WallTime,
    by therapist: Therapist? = nil
  ) throws(RecordsError) {
    try together { () throws(RecordsError) in
      for session in sessions { try add(Correction(word, at: wall, by: therapist), to: session) }
    }
  }

  /// The codes of patients with a session that left a referral, open or not.
  ///
  /// - Throws: `RecordsError` where the records cannot be read.
  package func referredPatients() throws(RecordsError) -> [String] {
    let over = try read { connection throws(RecordsError) in
      try connection.rows(
        """
        SELECT DISTINCT filed_under FROM sessions
        WHERE filed_under IS NOT NULL AND rehearsal = 0 AND voided = 0
          AND summary LIKE '%"referral":{%'
        """
      ) { row in row.text(0) }
    }
    let open = try sessions(SessionFilter(withVoided: false, onlyOpen: true))
      .filter { $0.referral != nil }.compactMap(\.patient)
    return Set(over + open).sorted()
  }
}

extension Correction {
  fileprivate init(kind: String, patient: String, text: String, at: WallTime) {
    switch kind {
    case "void": self.init(.void, text: text, at: at)
    case "assign": self.init(.assign(patient: patient), text: text, at: at)
    case "doctor":
      self.init((try? DoctorsWord(line: text)).map(Kind.doctor) ?? .remark, text: text, at: at)
    default: self.init(.remark, text: text, at: at)
    }
  }
}

extension Correction.Kind {
  fileprivate var word: String {
    switch self {
    case .remark: "remark"
    case .void: "void"
    case .assign: "assign"
    case .doctor: "doctor"
    }
  }

  fileprivate var patient: String? {
    if case .assign(let patient) = self { patient } else { nil }
  }
}
