import ClinicRecords
import SessionEngine
import Words

/// A line before the sessions of each course of a patient.
struct CourseHeadings {
  /// What sessions under one heading share.
  private enum Series: Hashable {
    case course(Int64)
    /// A course that was rehearsed is nowhere prescribed: it begins anew with each first session.
    case rehearsed(String, round: Int)
    case none
  }

  private let courses: [CourseRecord]
  private let isKnown: Bool
  /// By session.
  private var series: [String: Series] = [:]
  private var counted: [Series: Int] = [:]
  private var last: Series?
  /// What comes next in the courses under way, by their numbers.
  private var coming: [Int64: String] = [:]

  init(_ records: ReadRecords, patient: String?, _ shelf: ProtocolShelf) throws(Failure) {
    guard let patient, let opened = records.records else {
      courses = []
      isKnown = false
      return
    }
    courses = try asked { () throws(RecordsError) in try opened.courses(of: patient) }
    isKnown = true
    var rows = PatientRows(opened, shelf, today: LocalTime.date(.now))
    coming = try asked { () throws(RecordsError) in try rows.coming(numbered: patient) }
    let filter = SessionFilter(patient: patient, withRehearsals: true, withVoided: false)
    var rounds: [String: Int] = [:]
    for session in try records.sessions(filter, page: .all) {
      let series = Self.series(of: session, &rounds)
      self.series[session.id] = series
      if session.counts { counted[series, default: 0] += 1 }
    }
  }

  /// Sessions come the oldest first.
  private static func series(of session: SessionSummary, _ rounds: inout [String: Int]) -> Series {
    guard session.isRehearsal else { return session.course.map(Series.course) ?? .none }
    if session.sessionNumber == 1 { rounds[session.protocolID, default: 0] += 1 }
    return .rehearsed(session.protocolID, round: rounds[session.protocolID] ?? 0)
  }

  /// The heading of the session's course where it is another than the last session's.
  mutating func heading(before session: SessionSummary) -> String? {
    guard isKnown else { return nil }
    let series = series[session.id] ?? session.course.map(Series.course) ?? .none
    guard series != last else { return nil }
    last = series
    let done = counted[series] ?? 0
    switch series {
    case .course(let number):
      let course = courses.first { $0.number == number }
      let planned = course?.plannedSessions.map { " of \($0)" } ?? ""
      return course.map { course in
        course.words([
          planned.isEmpty ? done.counted("session", "sessions") : "\(done)\(planned) sessions"
        ])
          + (coming[number].map { "; next: " + $0 } ?? "")
      }
    case .rehearsed:
      return "Course, REHEARSAL: \(session.protocolTitle), "
        + done.counted("session", "sessions")
    case .none: return courses.isEmpty ? nil : "Outside a course"
    }
  }
}

extension CourseRecord {
  /// The course as a line above its sessions.
  var heading: String { words(plannedSessions.map { [$0.counted("session", "sessions")] } ?? []) }

  fileprivate func words(_ sessions: [String]) -> String {
    let facts = [
      interval?.inSentence, injuredOn.map { "injured \($0.text)" },
      "since \(LocalTime.date(startedAt).text)",
      endedAt.map { "ended \(LocalTime.date($0).text)" },
    ]
    return (["Course: \(protocolTitle)"] + sessions + facts.compactMap(\.self))
      .joined(separator: ", ")
  }
}
