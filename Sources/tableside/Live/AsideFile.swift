import ClinicRecords
import RecordExport
import SessionEngine

/// A session in a file of its own, as an export writes it, for records that cannot be written.
enum AsideFile {
  static func write(
    _ session: String,
    _ entries: [JournalEntry],
    to path: String
  ) throws(Failure) {
    guard let record = SessionRecord(id: session, entries: entries) else {
      throw .failed("the session has no beginning")
    }
    var writer = JSONRecordWriter()
    let file = try NewFile.begun(path)
    try file.write(writer.document([ExportedSession(record)]))
    try file.finish()
  }
}
