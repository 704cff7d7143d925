import ClinicRecords
import RecordExport
import SessionEngine

/// The courses on record as events of a calendar.
struct CourseEvents {
  private let records: Records
  private let withName: Bool
  private var rows: PatientRows

  init(_ records: Records, _ shelf: ProtocolShelf, withName: Bool) {
    self.records = records
    self.withName = withName
    rows = PatientRows(records, shelf, today: LocalTime.date(.now))
  }

  /// Of one patient, or of all, by their codes; the oldest course of each first.
  mutating func all(of patient: String?) throws(RecordsError) -> [CourseEvent] {
    var events: [CourseEvent] = []
    for known in try records.patients() where patient.map({ $0 == known.code }) ?? true {
      events += try own(known)
    }
    return events
  }

  private mutating func own(_ patient: Patient) throws(RecordsError) -> [CourseEvent] {
    let courses = try records.courses(of: patient.code)
    guard !courses.isEmpty else { return [] }
    let filter = SessionFilter(patient: patient.code, withVoided: false)
    let sessions = try records.sessions(filter, page: .all).filter { $0.details != nil }
    let referrals = try records.earlier(sessions, of: patient.code).referralsInTheWay
    let changedAt = try records.lastChange(of: patient.code)
    var events: [CourseEvent?] = []
    for course in courses.reversed() {
      let last = try records.lastEverCounted(in: course)
      let event = CourseEvent(
        id: course.identifier,
        patient: [patient.code, withName ? patient.name : nil].compactMap(\.self)
          .joined(separator: " "),
        protocolTitle: course.protocolTitle,
        progress: rows.report(of: course.protocolID, Prescription(course), sessions)?.progress,
        isEnded: course.endedAt != nil,
        referrals: referrals,
        lastDay: last.map(LocalTime.date),
        startedAt: course.startedAt,
        changedAt: changedAt ?? course.startedAt
      )
      events.append(event)
    }
    return events.compactMap(\.self)
  }
}

extension CourseRecord {
  /// The same wherever the records go.
  var identifier: String { "\(patient)-\(protocolID)-\(startedAt.milliseconds)" }
}
