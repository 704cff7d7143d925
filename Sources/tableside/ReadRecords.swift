import ClinicRecords
import SessionEngine

/// Reads the records without a guide.
struct ReadRecords {
  private let records: Records?

  /// Records that were never made hold nothing.
  init(_ places: Places) throws(Failure) {
    let folder = try places.records()
    records = try Self.asked { () throws(RecordsError) in try Records.existing(in: folder) }
    for notice in records?.notices ?? [] { StandardStreams.complain("tableside: \(notice)\n") }
  }

  func sessions(_ filter: SessionFilter) throws(Failure) -> [SessionSummary] {
    guard let records else { return [] }
    return try Self.asked { () throws(RecordsError) in
      try records.sessions(filter, page: ListPage(limit: Int(Int32.max), oldestFirst: true))
    }
  }

  func record(of session: String) throws(Failure) -> SessionRecord {
    let entries =
      try records.map { records throws(Failure) in
        try Self.asked { () throws(RecordsError) in try records.journal(of: session) }
      } ?? []
    guard let record = SessionRecord(id: session, entries: entries) else {
      throw .failed("no session \(named(session)) is in the records")
    }
    return record
  }

  private static func asked<Value>(_ body: () throws(RecordsError) -> Value) throws(Failure)
    -> Value
  {
    do throws(RecordsError) {
      return try body()
    } catch {
      throw .failed(error.sentence)
    }
  }
}
