import ClinicRecords
import SessionEngine

/// `session note`, `void` and `assign`: what is added to a session later, as new entries.
struct CorrectionCommand {
  let places: Places
  let options: CorrectionOptions

  func run() throws(Failure) {
    let therapist = try places.therapist()
    guard let records = try ReadRecords(places).records else { throw Self.unknown(options) }
    defer { records.close() }
    let id = options.session
    guard let session = try asked({ () throws(RecordsError) in try records.session(id) }) else {
      throw Self.unknown(options)
    }
    let (kind, question) = try correction(of: session, records)
    var questions = Questions()
    let reason = try questions.reason(question, atMost: kind == .remark ? 2_000 : 500)
    try asked { () throws(RecordsError) in
      try records.add(Correction(kind, text: reason, at: .now, by: therapist), to: id)
    }
    StandardStreams.complain(done + "\n")
  }

  private var done: String {
    switch options.kind {
    case .note: "Added to session \(options.session)."
    case .void: "Session \(options.session) is void."
    case .assign: "Session \(options.session) belongs to \(named(options.patient ?? "")) now."
    }
  }

  private func correction(
    of session: SessionSummary,
    _ records: Records
  ) throws(Failure) -> (Correction.Kind, String) {
    let what = "session \(session.sessionNumber), \(session.protocolTitle)"
    if options.kind == .note {
      guard session.endedAt != nil else {
        throw .failed("session \(session.id) is not over: the guide takes its notes")
      }
      return (.remark, "What is to be added to \(what)?")
    }
    guard let code = options.patient else {
      if session.isVoided { throw .failed("session \(session.id) is void already") }
      return (.void, "Why is \(what), void?")
    }
    if session.patient == code {
      throw .failed("session \(session.id) belongs to \(named(code)) already")
    }
    guard try isKnown(code, records) else {
      try asked { () throws(RecordsError) in try records.requireOwnLook(code) }
      throw .failed(
        "no patient \(named(code)) is in the records: add it first with 'tableside patient add'"
      )
    }
    return (.assign(patient: code), "Why does \(what), belong to \(code)?")
  }

  /// A code is known by what is kept of the patient, or by a session.
  private func isKnown(_ code: String, _ records: Records) throws(Failure) -> Bool {
    try asked { () throws(RecordsError) in
      if try records.patient(code) != nil { return true }
      let filter = SessionFilter(patient: code, withRehearsals: true)
      return try !records.sessions(filter, page: ListPage(limit: 1)).isEmpty
    }
  }

  private static func unknown(_ options: CorrectionOptions) -> Failure {
    .failed("no session \(named(options.session)) is in the records")
  }
}
