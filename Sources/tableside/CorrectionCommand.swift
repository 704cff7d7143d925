import ClinicRecords
import SessionEngine

/// `session void` and `session assign`: mistakes mended in the open, as new entries.
struct CorrectionCommand {
  let places: Places
  let options: CorrectionOptions

  func run() throws(Failure) {
    guard let records = try ReadRecords(places).records else { throw Self.unknown(options) }
    defer { records.close() }
    let id = options.session
    guard let session = try asked({ () throws(RecordsError) in try records.session(id) }) else {
      throw Self.unknown(options)
    }
    let (kind, question) = try correction(of: session, records)
    var questions = Questions()
    let reason = try questions.reason(question)
    try asked { () throws(RecordsError) in
      try records.add(Correction(kind, text: reason, at: .now), to: id)
    }
    StandardStreams.complain(
      options.patient.map { "Session \(id) belongs to \(named($0)) now.\n" }
        ?? "Session \(id) is void.\n"
    )
  }

  private func correction(
    of session: SessionSummary,
    _ records: Records
  ) throws(Failure) -> (Correction.Kind, String) {
    let what = "session \(session.sessionNumber), \(session.protocolTitle)"
    guard let code = options.patient else {
      if session.isVoided { throw .failed("session \(session.id) is void already") }
      return (.void, "Why is \(what), void?")
    }
    if session.patient == code {
      throw .failed("session \(session.id) belongs to \(named(code)) already")
    }
    guard try isKnown(code, records) else {
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
