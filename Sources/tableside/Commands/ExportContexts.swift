import ClinicRecords
import RecordExport
import SessionEngine

/// What the records know of sessions beside their journals, as an export wants it.
struct ExportContexts {
  private let records: ReadRecords
  private let detail: Detail
  private let shelf: ProtocolShelf
  /// The courses of the protocols met before.
  private var written: [String: Course?] = [:]
  private let clinic: RecordContext.Clinic?
  /// Patients met before, as many as fit a day's or a clinic's usual export.
  private var known: [String: Known] = [:]
  private static let knownMax = 200

  /// How much an export needs.
  enum Detail {
    /// What was added to the session later.
    case corrections
    /// The patient's course and pain too; the name where it was asked for.
    case course(withName: Bool)
  }

  private struct Known {
    let patient: Patient?
    let courses: [CourseRecord]
    let sessions: [SessionSummary]
  }

  init(
    _ records: ReadRecords,
    _ detail: Detail,
    _ shelf: ProtocolShelf,
    clinic: RecordContext.Clinic? = nil
  ) {
    self.records = records
    self.shelf = shelf
    self.detail = detail
    self.clinic = clinic
  }

  mutating func context(_ id: String) throws(Failure) -> RecordContext {
    guard let opened = records.records else { return RecordContext() }
    let corrections = try asked { () throws(RecordsError) in try opened.corrections(of: id) }
    var context = RecordContext(
      corrections: corrections.compactMap(RecordContext.Correction.init),
      remarks: corrections.compactMap(RecordContext.Remark.init)
    )
    let session = try asked { () throws(RecordsError) in try opened.session(id) }
    guard let session else { return context }
    context.base = session.base
    context.minutesFromUTC = Int(LocalTime.offset(at: session.startedAt).components.seconds / 60)
    guard case .course(let withName) = detail else { return context }
    context.clinic = clinic
    guard let code = session.patient else { return context }
    let known = try known(code, opened)
    context.person = person(code, withName ? known.patient : nil)
    context.patientBase = known.patient?.base
    let day = LocalTime.date(session.startedAt)
    context.age = known.patient?.birthDate.flatMap { AgeRange(of: $0, on: day)?.from }
    for other in known.sessions where other.base != session.base {
      context.otherBases[other.id] = other.base
    }
    let course = known.sessions.filter { $0.course == session.course && session.course != nil }
    if let record = known.courses.first(where: { $0.number == session.course }) {
      context.course = facts(record, course, through: session)
      context.course?.coming = coming(record, course, after: session)
    }
    context.earlierPain = course.filter { $0.startedAt < session.startedAt && !$0.isVoided }
      .map(PainPoint.init)
    return context
  }

  private mutating func known(_ code: String, _ opened: Records) throws(Failure) -> Known {
    if let found = known[code] { return found }
    let found = try asked { () throws(RecordsError) in
      Known(
        patient: try opened.patient(code),
        courses: try opened.courses(of: code),
        sessions: try opened.sessions(SessionFilter(patient: code), page: .all)
      )
    }
    if known.count >= Self.knownMax { known = [:] }
    known[code] = found
    return found
  }

  private func person(_ code: String, _ patient: Patient?) -> RecordContext.Person {
    guard let patient else { return RecordContext.Person(code: code) }
    return RecordContext.Person(
      code: code,
      name: patient.name,
      birthDate: patient.birthDate?.text,
      sex: patient.sex
    )
  }

  /// As of the day of the session: what is sent once more says the same.
  private mutating func coming(
    _ course: CourseRecord,
    _ sessions: [SessionSummary],
    after session: SessionSummary
  ) -> String? {
    let id = course.protocolID
    let written = written[id] ?? shelf.quietly(id)?.course
    self.written[id] = .some(written)
    let until = sessions.filter {
      !$0.isVoided && !$0.isRehearsal && $0.startedAt <= session.startedAt && $0.details != nil
    }
    let history = PatientHistory(
      sessions: until.sorted { $0.startedAt < $1.startedAt }.map(EarlierSession.init),
      prescription: Prescription(course)
    )
    let day = LocalTime.date(session.startedAt)
    return history.report(of: written, by: id).map { report in
      ComingSession(report.progress, day: history.prescription?.day(on: day))
        .outlook(on: day.daysSince1970)
    }
  }

  private func facts(
    _ course: CourseRecord,
    _ sessions: [SessionSummary],
    through session: SessionSummary
  ) -> RecordContext.CourseFacts {
    let valid = sessions.filter { !$0.isVoided }
    let counted = valid.count(where: \.counts)
    let planned = course.plannedSessions
    let status: RecordContext.CourseFacts.Status =
      course.endedAt == nil ? .active : planned.map { counted < $0 } == true ? .revoked : .completed
    return RecordContext.CourseFacts(
      id: course.identifier,
      status: status,
      startedAt: course.startedAt,
      endedAt: course.endedAt,
      sessions: planned.map { $0...$0 },
      interval: course.interval,
      counted: valid.count { $0.counts && $0.startedAt <= session.startedAt },
      whole: RecordContext.CourseFacts.Whole(
        sessions: valid.map(\.id),
        counted: counted,
        lastMoment: valid.map { $0.endedAt ?? $0.startedAt }.max()
      )
    )
  }
}

extension PainPoint {
  init(_ summary: SessionSummary) {
    self.init(
      sessionNumber: summary.sessionNumber,
      at: summary.startedAt,
      before: summary.painBefore,
      after: summary.painAfter
    )
  }
}

extension RecordContext.Correction {
  fileprivate init?(_ correction: Correction) {
    switch correction.kind {
    case .remark: return nil
    case .void: self.init(.voided, reason: correction.text, at: correction.at, by: correction.by)
    case .assign(let patient):
      self.init(
        .assigned(to: patient),
        reason: correction.text,
        at: correction.at,
        by: correction.by
      )
    case .doctor(let word):
      self.init(.doctor(word), reason: correction.text, at: correction.at, by: correction.by)
    }
  }
}

extension RecordContext.Remark {
  fileprivate init?(_ correction: Correction) {
    guard correction.kind == .remark else { return nil }
    self.init(correction.text, at: correction.at, by: correction.by)
  }
}
