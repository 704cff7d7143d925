import ClinicRecords
import RecordExport
import SessionEngine

/// The document that moves records to another machine.
enum ImportDoor {
  static func take(_ input: [UInt8], _ complaints: inout Complaints) {
    var rest = input[...]
    var document = DocumentPieces { buffer in
      // Few at a time, so that every value crosses a border.
      let taken = rest.prefix(61)
      rest = rest.dropFirst(taken.count)
      buffer.replaceSubrange(0..<taken.count, with: taken)
      return taken.count
    }
    while let piece = try? document.next() {
      guard let json = try? JSONValue(reading: piece.text) else { continue }
      take(json, &complaints)
    }
  }

  /// Whatever the member is called: each reader gets each value.
  private static func take(_ json: JSONValue, _ complaints: inout Complaints) {
    if let patient = try? Patient(json: json) { complaints.requireReadBack(patient) }
    if let course = try? CourseRecord(json: json) { complaints.requireReadBack(course) }
    if let session = try? ImportedSession(json: json) { take(session, &complaints) }
  }

  private static func take(
    _ session: ImportedSession,
    _ complaints: inout Complaints
  ) {
    guard let record = SessionRecord(id: session.id, entries: session.entries) else { return }
    let context = RecordContext(corrections: session.corrections, remarks: session.remarks)
    let exported = ExportedSession(record, context: context)
    let again = try? JSONValue(reading: exported.json.text())
    let taken = again.flatMap { try? ImportedSession(json: $0) }
    complaints.require(taken == session, "what is written of a session is not taken in again")
    Writers.write(exported)
  }
}

/// Every form in which a record leaves.
enum Writers {
  static func write(_ session: ExportedSession) {
    var json = JSONRecordWriter()
    _ = json.document([session])
    for table in CSVTable.allCases {
      var csv = CSVWriter(table: table)
      _ = csv.document([session])
    }
    var markdown = MarkdownWriter()
    _ = markdown.document([session])
    var fhir = FHIRBundleWriter(form: .transaction, withName: false)
    _ = fhir.document([session])
  }
}
