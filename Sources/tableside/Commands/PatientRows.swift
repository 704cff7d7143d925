import ClinicRecords
import GuideProgram
import GuideScreens
import SessionEngine

extension Patient {
  /// Takes over what was answered in a session; an unchanged answer keeps its date.
  mutating func take(_ answer: ScreeningAnswer, at wall: WallTime) {
    let old = findings.first { $0.contraindication == answer.id }
    let isPresent = answer.answer == .yes
    if old?.isPresent != isPresent || old?.place != answer.place {
      findings.removeAll { $0.contraindication == answer.id }
      findings.append(
        StandingFinding(
          contraindication: answer.id,
          isPresent: isPresent,
          place: answer.place,
          recordedAt: wall
        )
      )
    }
    guard let clearance = answer.clearance else { return }
    let known = clearances.first { $0.contraindication == answer.id }
    guard known?.clearance != clearance else { return }
    clearances.removeAll { $0.contraindication == answer.id }
    clearances.append(
      RecordedClearance(contraindication: answer.id, clearance: clearance, recordedAt: wall)
    )
  }
}

/// Patients as lists show them, with where they stand in their courses.
struct PatientRows {
  private let records: Records
  private let shelf: ProtocolShelf
  private let today: CalendarDate
  private var courses: [String: Course?] = [:]

  init(_ records: Records, _ shelf: ProtocolShelf, today: CalendarDate) {
    self.records = records
    self.shelf = shelf
    self.today = today
  }

  mutating func all() throws(RecordsError) -> [PatientFacts] {
    let sessions = try records.sessions(SessionFilter(withVoided: false))
    var own: [String: [SessionSummary]] = [:]
    for session in sessions.reversed() {
      if let code = session.patient { own[code, default: []].append(session) }
    }
    var rows: [PatientFacts] = []
    for patient in try records.patients() {
      rows.append(try facts(patient.code, own[patient.code] ?? []))
    }
    return rows
  }

  /// Who is to see a doctor before the next session.
  mutating func referred() throws(RecordsError) -> [ReferredPatient] {
    var referred: [ReferredPatient] = []
    for code in try records.referredPatients() {
      guard let reason = try one(code).row.referral else { continue }
      referred.append(ReferredPatient(code: code, reason: reason))
    }
    return referred
  }

  /// Every referral of a patient, in words.
  func referralLines(of code: String) throws(RecordsError) -> [String] {
    try referrals(of: code).map { referral in
      "Doctor: \(referral.inSentence). "
        + (referral.word.map { "\($0.inSentence)." } ?? "OPEN: no doctor was seen yet.")
    }
  }

  func referrals(of code: String) throws(RecordsError) -> [Referral] {
    let filter = SessionFilter(patient: code, withVoided: false)
    let sessions = try records.sessions(filter, page: ListPage(limit: .max / 2, oldestFirst: true))
    return try records.earlier(sessions, of: code).referrals
  }

  mutating func one(_ code: String) throws(RecordsError) -> PatientFacts {
    let filter = SessionFilter(patient: code, withVoided: false)
    let sessions = try records.sessions(
      filter,
      page: ListPage(limit: .max / 2, oldestFirst: true)
    )
    return try facts(code, sessions)
  }

  /// The patient of the last session that was closed.
  mutating func latest() throws(RecordsError) -> PatientFacts? {
    guard
      let code = try latestSessions().first(where: { $0.patient != nil && $0.details != nil })?
        .patient
    else { return nil }
    return try one(code)
  }

  /// Ids of the protocols of the last sessions, the latest first.
  func recentProtocols() throws(RecordsError) -> [String] {
    try latestSessions().map(\.protocolID).reduce(into: []) { ids, id in
      if !ids.contains(id) { ids.append(id) }
    }
  }

  /// So many walk-ins in a row hide the patient before them.
  private func latestSessions() throws(RecordsError) -> [SessionSummary] {
    try records.sessions(SessionFilter(withVoided: false), page: ListPage(limit: 50))
  }

  /// How the courses under way stand, one line each.
  mutating func courseLines(of code: String) throws(RecordsError) -> [String] {
    let coming = try coming(numbered: code)
    return try records.courses(of: code).filter { $0.endedAt == nil }.map { course in
      course.heading + (coming[course.number].map { "; next: " + $0 } ?? "")
    }
  }

  /// What comes next in the courses of a patient that are under way, by their numbers.
  mutating func coming(numbered code: String) throws(RecordsError) -> [Int64: String] {
    let filter = SessionFilter(patient: code, withVoided: false)
    let sessions = try records.sessions(
      filter,
      page: ListPage(limit: .max / 2, oldestFirst: true)
    ).filter { $0.details != nil }
    var coming: [Int64: String] = [:]
    for record in try records.courses(of: code) where record.endedAt == nil {
      let prescription = Prescription(record)
      guard let report = report(of: record.protocolID, prescription, sessions) else { continue }
      let next = ComingSession(report.progress, day: prescription.day(on: today))
      coming[record.number] = next.outlook(on: today.daysSince1970)
    }
    return coming
  }

  private mutating func facts(_ code: String, _ all: [SessionSummary])
    throws(RecordsError) -> PatientFacts
  {
    var facts = try standing(code, all)
    let birth = try records.patient(code)?.birthDate
    facts.age = birth.flatMap { AgeRange(of: $0, on: today) }
    return facts
  }

  private mutating func standing(_ code: String, _ all: [SessionSummary])
    throws(RecordsError) -> PatientFacts
  {
    let hasReferral = all.contains { $0.referral != nil }
    let earlier = hasReferral ? try records.earlier(all, of: code) : []
    let referral = earlier.referralsInTheWay.first?.reason
    let sessions = all.filter { $0.details != nil }
    guard let last = sessions.last else {
      return PatientFacts(row: PatientRow(code: code, referral: referral))
    }
    let prescription = try records.courseUnderWay(patient: code, protocolID: last.protocolID)
      .map(Prescription.init)
    let coming = report(of: last.protocolID, prescription, sessions).map {
      ComingSession($0.progress, day: prescription?.day(on: today))
    }
    return PatientFacts(
      row: PatientRow(
        code: code,
        course: (coming.map { "session \($0.number) next, " } ?? "") + last.protocolTitle,
        due: coming?.standing(on: today.daysSince1970)
          ?? "last \(LocalTime.date(last.startedAt).text)",
        referral: referral
      ),
      lastProtocol: last.protocolID,
      lastTitle: last.protocolTitle,
      period: coming?.period?.title
    )
  }

  mutating func report(
    of id: String,
    _ prescription: Prescription?,
    _ sessions: [SessionSummary]
  ) -> CourseReport? {
    let written = courses[id] ?? shelf.quietly(id)?.course
    courses[id] = .some(written)
    let history = PatientHistory(
      sessions: sessions.map(EarlierSession.init),
      prescription: prescription
    )
    return history.report(of: written, by: id)
  }
}

extension Referral {
  /// Why a doctor is to be seen first, or what one said against it.
  fileprivate var reason: String { word?.inSentence ?? inSentence }
}
