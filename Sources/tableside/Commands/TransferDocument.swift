import ClinicRecords
import RecordExport
import SessionEngine

/// What an export of everything carries beside its sessions.
struct TransferDocument {
  /// The names of the members, in the order in which they are written.
  enum Member: String, CaseIterable {
    case patients, courses, protocolTexts
  }

  let fields: [JSONValue.Field]

  /// Patients, courses with their sessions among the exported ones, and the protocols' texts.
  init(exporting sessions: Set<String>, from records: Records) throws(RecordsError) {
    let members = try records.courseMembers()
    let courses = try records.courses().map { course in
      Self.json(course, sessions: (members[course.number] ?? []).filter(sessions.contains))
    }
    let texts = try records.protocolTexts().map { entry -> JSONValue in
      ["sha256": .string(entry.sha256), "text": .string(entry.text)]
    }
    fields = [
      .init(Member.patients.rawValue, .array(try records.patients().map(\.json))),
      .init(Member.courses.rawValue, .array(courses)),
      .init(Member.protocolTexts.rawValue, .array(texts)),
    ]
  }

  private static func json(_ course: CourseRecord, sessions: [String]) -> JSONValue {
    guard case .object(let fields) = course.json else { return .null }
    return .object(fields + [.init("sessions", sessions.json)])
  }
}
