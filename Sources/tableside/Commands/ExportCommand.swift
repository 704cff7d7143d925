import ClinicRecords
import ProtocolLibrary
import RecordExport
import SessionEngine

/// `export`: records for other programs, one session at a time.
struct ExportCommand {
  let places: Places
  let options: ExportOptions

  func run() throws(Failure) {
    let records = try ReadRecords(places)
    try asked { () throws(RecordsError) in try records.records?.beginSnapshot() }
    let ids = try ids(records)
    if options.format == .fhir, ids.isEmpty {
      throw .failed("no session is there to export: a FHIR bundle of nothing is no bundle")
    }
    if options.output != nil { Headway.holdSignals() }
    let file = try options.output.map { path throws(Failure) in try NewFile.begun(path) }
    let write = { (text: String) throws(Failure) in
      if let file { try file.write(text) } else { try StandardStreams.write(text) }
    }
    switch options.format {
    case .json:
      let more = try more(records, ids)
      try stream(ids, records, JSONRecordWriter(more: more), write)
    case .csv: try stream(ids, records, CSVWriter(table: options.table), write)
    case .markdown: try stream(ids, records, MarkdownWriter(), write)
    case .html: try stream(ids, records, HTMLWriter(for: options.reader), write)
    case .soap: try stream(ids, records, SOAPTextWriter(), write)
    case .ical: try write(CalendarWriter.text(of: try calendar(records)))
    case .fhir:
      let form: FHIRBundleForm = options.isCollection ? .collection : .transaction
      let writer = FHIRBundleWriter(
        form: form,
        withName: options.withName,
        lean: options.isLean
      )
      try stream(ids, records, writer, write)
    }
    try file?.finish()
    try asked { () throws(RecordsError) in try records.records?.endSnapshot() }
  }

  private func stream(
    _ ids: [String],
    _ records: ReadRecords,
    _ writer: some RecordWriter,
    _ write: (String) throws(Failure) -> Void
  ) throws(Failure) {
    var writer = writer
    var contexts = ExportContexts(
      records,
      detail,
      ProtocolShelf(places),
      clinic: try clinic(records)
    )
    let headway = Headway("export", besideData: options.output == nil)
    try write(writer.opening())
    for (done, id) in ids.enumerated() {
      guard headway.goesOn(done, of: ids.count) else { throw Headway.stopped }
      let session = ExportedSession(try records.record(of: id), context: try contexts.context(id))
      try write(writer.session(session))
    }
    try write(writer.closing())
  }

  /// The clinic as the settings name it now.
  private func clinic(_ records: ReadRecords) throws(Failure) -> RecordContext.Clinic? {
    guard let opened = records.records else { return nil }
    let clinic = try SettingsFile(places).settings.clinic
    opened.clinicBase = clinic.fhirBase
    let base = try asked { () throws(RecordsError) in try opened.base() }
    return RecordContext.Clinic(name: clinic.name, lines: clinic.lines, base: base)
  }

  private var detail: ExportContexts.Detail {
    switch options.format {
    case .json, .csv: .corrections
    case .markdown, .html, .fhir, .soap, .ical: .course(withName: options.withName)
    }
  }

  /// Rehearsals are left out unless they are named or asked for.
  private func ids(_ records: ReadRecords) throws(Failure) -> [String] {
    switch options.selection {
    case .session(let id):
      let only = SessionFilter(id: id, withRehearsals: true)
      guard try records.ids(only) == [id] else {
        throw .failed("no session \(named(id)) is in the records")
      }
      return [id]
    case .patient(let code): try requirePatient(code, records)
    case .all: break
    }
    return try records.ids(options.choice.filter(patient: options.patient))
  }

  private func requirePatient(_ code: String, _ records: ReadRecords) throws(Failure) {
    let filter = SessionFilter(patient: code, withRehearsals: true)
    if try !records.sessions(filter, page: ListPage(limit: 1)).isEmpty { return }
    let patient = try asked { () throws(RecordsError) in try records.records?.patient(code) }
    guard patient == nil else { return }
    try asked { () throws(RecordsError) in try records.records?.requireOwnLook(code) }
    throw .failed("no patient \(named(code)) is in the records")
  }

  private func calendar(_ records: ReadRecords) throws(Failure) -> [CourseEvent] {
    guard let opened = records.records else { return [] }
    return try asked { () throws(RecordsError) in
      var events = CourseEvents(opened, ProtocolShelf(places), withName: options.withName)
      return try events.all(of: options.patient)
    }
  }

  /// What moves to another machine beside the sessions.
  private func more(
    _ records: ReadRecords,
    _ ids: [String]
  ) throws(Failure) -> [JSONValue.Field] {
    guard case .all = options.selection, !options.choice.isNarrowed, let opened = records.records
    else { return [] }
    return try asked { () throws(RecordsError) in
      try TransferDocument(exporting: Set(ids), from: opened).fields
    }
  }
}

extension ListPage {
  /// Everything, the oldest first.
  static let all = Self(limit: Int(Int32.max), oldestFirst: true)
}
