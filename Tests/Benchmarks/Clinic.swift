import ClinicRecords
import SessionEngine
import TestSupport

/// Records of many sessions, the same in every run.
struct Clinic: Sendable {
  let folder: String
  let sessions: Int
  /// Somebody with one whole course.
  let patient = "P-00007"
  /// Thirty days from the middle on.
  let from: String
  let to: String

  private static let sessionsPerCourse = 10
  private static let firstDay = WallTime(milliseconds: 1_704_096_000_000)
  /// Between the starts of two sessions.
  private static let pace: Int64 = 17 * 60_000

  /// Makes the records where they are missing.
  init(folder: String, sessions: Int) throws {
    self.folder = folder
    self.sessions = sessions
    let middle = Self.start(of: sessions / 2).milliseconds
    from = String(WallTime(milliseconds: middle).text.prefix(10))
    to = String(WallTime(milliseconds: middle + 29 * 86_400_000).text.prefix(10))
    let records = try Records.open(in: folder)
    defer { records.close() }
    if try records.countSessions() == sessions { return }
    try fill(records)
  }

  private static func start(of session: Int) -> WallTime {
    WallTime(milliseconds: firstDay.milliseconds + Int64(session) * pace)
  }

  private func patient(of session: Int) -> String {
    let digits = String(session / Self.sessionsPerCourse)
    return "P-" + String(repeating: "0", count: max(0, 5 - digits.count)) + digits
  }

  private func fill(_ records: Records) throws {
    let journals = (0..<40).map { SampleSession.journal(seed: UInt64($0)) }
    let batch = 250
    for first in stride(from: 0, to: sessions, by: batch) {
      try records.together { () throws(RecordsError) in
        for session in first..<min(first + batch, sessions) {
          try add(session, journals[session % journals.count], to: records)
        }
      }
      try records.checkpoint()
    }
  }

  /// The sessions of a course follow each other; the day's other patients are other courses.
  private func add(
    _ session: Int,
    _ journal: [JournalEntry],
    to records: Records
  ) throws(RecordsError) {
    let patient = patient(of: session)
    let start = Self.start(of: session)
    if session % Self.sessionsPerCourse == 0 {
      try records.add(Patient(code: patient, name: "Name of \(patient)"), at: start)
      _ = try records.keep(
        CourseRecord(
          patient: patient,
          protocolID: SampleSession.protocolID,
          protocolTitle: SampleSession.protocolTitle,
          plannedSessions: Self.sessionsPerCourse,
          startedAt: start
        )
      )
    }
    let number = session % Self.sessionsPerCourse + 1
    let id = "20240101-080000-" + String(1_000_000 + session)
    try records.append(
      SampleSession.moved(journal, to: start, patient: patient, number: number),
      to: id
    )
  }
}
