import CGetopt
import ClinicRecords
import RecordExport
import SessionEngine

/// `export`: records for other programs.
struct ExportCommand {
  let places: Places
  let options: ExportOptions

  func run() throws(Failure) {
    let records = try ReadRecords(places)
    let sessions = try ids(records).map { id throws(Failure) in
      ExportedSession(try records.record(of: id))
    }
    let text =
      switch options.format {
      case .json: document(sessions, JSONRecordWriter())
      case .markdown: document(sessions, MarkdownWriter())
      }
    guard let output = options.output else { return try StandardStreams.write(text) }
    try NewFile.write(text, to: output)
  }

  private func document(_ sessions: [ExportedSession], _ writer: some RecordWriter) -> String {
    var writer = writer
    return writer.document(sessions)
  }

  /// Rehearsals are left out unless they are named or asked for.
  private func ids(_ records: ReadRecords) throws(Failure) -> [String] {
    var filter = SessionFilter(withRehearsals: options.includesRehearsals)
    switch options.selection {
    case .session(let id): return [id]
    case .patient(let code): filter.patient = code
    case .all: break
    }
    return try records.sessions(filter).map(\.id)
  }
}

/// A file that is there whole or not at all, and never in another one's place.
enum NewFile {
  static func write(_ text: String, to path: String) throws(Failure) {
    let draft = path + ".tableside-\(getpid())"
    let file = open_new(draft, O_WRONLY | O_EXCL | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw .system("could not write \(named(path))") }
    defer { unlink(draft) }
    if let error = StandardStreams.deliver(text, to: file) {
      close(file)
      throw .failed("could not write \(named(path)): \(String(cString: strerror(error)))")
    }
    let isSynced = fsync(file) == 0
    guard close(file) == 0, isSynced else { throw .system("could not write \(named(path))") }
    // A link, unlike a rename, never takes the place of a file that is there.
    guard link(draft, path) == 0 else { throw .system("could not write \(named(path))") }
  }
}
