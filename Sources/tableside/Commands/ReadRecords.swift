import ClinicRecords
import ProtocolLibrary
import SessionEngine
import Terminal
import TextSafety

/// Reads the records without a guide.
struct ReadRecords {
  /// Nothing where none were ever made.
  let records: Records?

  /// Records that were never made hold nothing.
  init(_ places: Places) throws(Failure) {
    let folder = try places.records()
    records = try asked { () throws(RecordsError) in try Records.existing(in: folder) }
    for notice in records?.notices ?? [] { StandardStreams.complain("tableside: \(notice)\n") }
  }

  func sessions(_ filter: SessionFilter, page: ListPage) throws(Failure) -> [SessionSummary] {
    guard let records else { return [] }
    return try asked { () throws(RecordsError) in try records.sessions(filter, page: page) }
  }

  /// What the patient's last session was done by.
  func lastProtocol(of code: String) throws(Failure) -> String? {
    try sessions(SessionFilter(patient: code, withVoided: false), page: ListPage(limit: 1))
      .first?.protocolID
  }

  func session(_ id: String) throws(Failure) -> SessionSummary? {
    try asked { () throws(RecordsError) in try records?.session(id) }
  }

  /// The oldest first.
  func ids(_ filter: SessionFilter) throws(Failure) -> [String] {
    guard let records else { return [] }
    return try asked { () throws(RecordsError) in try records.sessionIDs(filter) }
  }

  /// Whether words are found, in any case of letters, in what was written of a session and stands.
  func holds(_ text: String, in session: String) throws(Failure) -> Bool {
    guard let opened = records else { return false }
    let record = try record(of: session)
    let corrections = try asked { () throws(RecordsError) in
      try opened.corrections(of: session)
    }
    let reactions = record.reactions.filter { !$0.isRetracted }.compactMap(\.reaction.note)
    let notes = record.notes.filter { !$0.isRetracted }.map(\.text)
    let words = notes + reactions + record.sinceLastTime.compactMap(\.note)
    let wanted = text.lowercased()
    return (words + corrections.map(\.text)).contains { $0.lowercased().holds(wanted) }
  }

  func record(of session: String) throws(Failure) -> SessionRecord {
    let entries =
      try records.map { records throws(Failure) in
        try asked { () throws(RecordsError) in try records.journal(of: session) }
      } ?? []
    guard let record = SessionRecord(id: session, entries: entries) else {
      throw .failed("no session \(named(session)) is in the records")
    }
    return record
  }
}

extension Places {
  /// The records to be written to, made where they are missing.
  func openRecords() throws(Failure) -> Records {
    let folder = try records()
    warnOfSecondRecords(in: folder)
    let set = try SettingsFile(self)
    let opened = try asked { () throws(RecordsError) in try Records.open(in: folder) }
    opened.clinicBase = set.settings.clinic.fhirBase
    for notice in opened.notices { StandardStreams.complain("tableside: \(notice)\n") }
    return opened
  }
}

extension Places {
  func warnOfSecondRecords(in folder: String) {
    if let sentence = secondRecords(in: folder) {
      StandardStreams.complain("tableside: \(sentence)\n")
    }
  }
}

/// What the records answer, or why they do not.
func asked<Value>(_ body: () throws(RecordsError) -> Value) throws(Failure) -> Value {
  do throws(RecordsError) {
    return try body()
  } catch {
    if case .held = error { throw .held(ShownText(error.sentence).string) }
    if case .stopped = error { throw Headway.stopped }
    throw .failed(ShownText(error.sentence).string)
  }
}

extension WallTime {
  static var now: Self { Self(milliseconds: SystemClock.wall().wholeMilliseconds) }
}
