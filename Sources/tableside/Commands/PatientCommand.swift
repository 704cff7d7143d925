import ClinicRecords
import GuideProgram
import GuideScreens
import ProtocolLibrary
import SessionEngine
import Terminal
import TerminalFrame
import TextSafety

/// `patient`: what is known of patients beside their sessions.
struct PatientCommand {
  let places: Places
  let options: PatientOptions

  func run() throws(Failure) {
    switch options {
    case .add(let code): try add(code)
    case .edit(let code): try edit(code)
    case .show(let code, let json): try show(code, json: json)
    case .remove(let code): try remove(code)
    case .list(let json): try list(json: json)
    }
  }

  private func add(_ code: String) throws(Failure) {
    guard Patient.isCode(code) else {
      throw .failed(Patient.codeRule(code))
    }
    let records = try places.openRecords()
    defer { records.close() }
    if try asked({ () throws(RecordsError) in try records.patient(code) }) != nil {
      throw .failed("patient \(named(code)) is in the records already: see 'patient edit'")
    }
    try asked { () throws(RecordsError) in try records.requireOwnLook(code) }
    let therapist = try places.therapist()
    let entry = try asking(about: Patient(code: code), records)
    try asked { () throws(RecordsError) in
      try records.add(entry.patient, at: .now)
      try entry.keep(in: records, since: entry.patient, by: therapist)
    }
    StandardStreams.complain("Patient \(named(code)) is in the records.\n")
    try tellTwins(of: entry.patient, records)
  }

  private func tellTwins(of patient: Patient, _ records: Records) throws(Failure) {
    for line in try asked({ () throws(RecordsError) in try records.twinLines(of: patient) }) {
      StandardStreams.complain(line + "\n")
    }
  }

  private func edit(_ code: String) throws(Failure) {
    let therapist = try places.therapist()
    let (patient, records) = try known(code)
    defer { records.close() }
    let entry = try asking(about: patient, records)
    guard entry.differs(from: patient) else {
      StandardStreams.complain("Nothing was changed.\n")
      return
    }
    try asked { () throws(RecordsError) in
      try entry.keep(in: records, since: patient, by: therapist)
    }
    StandardStreams.complain("Patient \(named(code)) is changed.\n")
    try tellTwins(of: entry.patient, records)
  }

  private func asking(about patient: Patient, _ records: Records) throws(Failure)
    -> PatientEntry
  {
    let shelf = ProtocolShelf(places)
    var entry = try asked { () throws(RecordsError) in
      try PatientEntry(patient, in: records, shelf, at: .now)
    }
    let screen = PrivateScreen.opened()
    defer { screen?.close() }
    try entry.take(Questions())
    return entry
  }

  private func show(_ code: String, json: Bool) throws(Failure) {
    let (patient, records) = try known(code)
    if json {
      let courses = try asked { () throws(RecordsError) in try records.courses(of: code) }
      let rows = PatientRows(records, ProtocolShelf(places), today: LocalTime.date(.now))
      let referrals = try asked { () throws(RecordsError) in try rows.referrals(of: code) }
      let all = patient.json.adding("courses", .array(courses.map(\.json)))
        .adding("referrals", .array(referrals.map(\.json)))
      return try StandardStreams.write(all.text(pretty: true) + "\n")
    }
    var lines = PatientLines(patient).lines
    var rows = PatientRows(records, ProtocolShelf(places), today: LocalTime.date(.now))
    lines += try asked { () throws(RecordsError) in
      try records.twinLines(of: patient) + rows.referralLines(of: code) + rows.courseLines(of: code)
    }
    let filter = SessionFilter(patient: code)
    let count = try asked { () throws(RecordsError) in try records.countSessions(filter) }
    let last = try asked { () throws(RecordsError) in
      try records.sessions(filter, page: ListPage(limit: 1)).first
    }
    if let last {
      lines.append("Sessions: \(count), the last on \(LocalTime.date(last.startedAt).text)")
    }
    try StandardStreams.write(lines.map { ShownText($0).string + "\n" }.joined())
  }

  /// Who worked last with each patient, by code, where that was named.
  private func lastTherapists(_ records: Records?) throws(Failure) -> [String: Therapist] {
    let sessions = try asked { () throws(RecordsError) in
      try records?.sessions(SessionFilter(withVoided: false), page: .all) ?? []
    }
    return sessions.reduce(into: [:]) { workers, session in
      if let code = session.patient { workers[code] = session.therapists.last }
    }
  }

  private func list(json: Bool) throws(Failure) {
    let records = try ReadRecords(places).records
    let patients =
      try records.map { records throws(Failure) in
        try asked { () throws(RecordsError) in try records.patients() }
      } ?? []
    let workers = try lastTherapists(records)
    if json {
      let list = JSONValue.array(
        patients.map { patient in
          patient.json.adding("lastTherapist", workers[patient.code]?.json ?? .null)
        }
      )
      return try StandardStreams.write(list.text(pretty: true) + "\n")
    }
    Repertoire.useUTF8()
    let width = patients.map(\.code.columns).max() ?? 0
    let standings = try records.map { records throws(Failure) in
      var rows = PatientRows(records, ProtocolShelf(places), today: LocalTime.date(.now))
      return try asked { () throws(RecordsError) in try rows.all() }
    }
    let rows = Dictionary(
      (standings ?? []).map { ($0.row.code, $0.row) },
      uniquingKeysWith: { first, _ in first }
    )
    try StandardStreams.write(
      patients.map { patient in
        let row = rows[patient.code]
        let facts = [
          patient.name, patient.birthDate.map { "born \($0.text)" },
          row?.referral.map { "A DOCTOR FIRST: \($0)" }, row?.course, row?.due,
          workers[patient.code].map { "last by \($0.inRecord)" },
        ]
        let line = patient.code.filled(to: width) + "  "
        return ShownText(line + facts.compactMap(\.self).joined(separator: ", ")).string.trimmed
          + "\n"
      }.joined()
    )
  }

  /// Asks for the code once more: nothing brings a patient back.
  private func remove(_ code: String) throws(Failure) {
    guard let records = try ReadRecords(places).records else { throw Self.unknown(code) }
    defer { records.close() }
    let filter = SessionFilter(patient: code, withRehearsals: true)
    let count = try asked { () throws(RecordsError) in try records.countSessions(filter) }
    let patient = try asked { () throws(RecordsError) in try records.patient(code) }
    guard count > 0 || patient != nil else { throw Self.unknown(code) }
    var questions = Questions()
    let question =
      "Patient \(named(code)), sessions: \(count). Nothing brings them back."
      + " Type the code again to remove them for good:"
    guard questions.ask(question) == code else {
      throw .failed("nothing was removed: the code has to be given again on standard input")
    }
    let removal = try asked { () throws(RecordsError) in try records.removePatient(code) }
    StandardStreams.complain("Patient \(named(code)) is removed, sessions: \(removal.sessions).\n")
    for sentence in removal.remains { StandardStreams.complain(sentence + "\n") }
  }

  private func known(_ code: String) throws(Failure) -> (Patient, Records) {
    guard let records = try ReadRecords(places).records else { throw Self.unknown(code) }
    guard let patient = try asked({ () throws(RecordsError) in try records.patient(code) }) else {
      try asked { () throws(RecordsError) in try records.requireOwnLook(code) }
      throw Self.unknown(code)
    }
    return (patient, records)
  }

  private static func unknown(_ code: String) -> Failure {
    .failed("no patient \(named(code)) is in the records")
  }
}

extension Patient {
  static func codeRule(_ code: String) -> String {
    "\(named(code)) cannot be a patient's code: at most 32 letters, digits, dots, hyphens and"
      + " underscores, a letter or digit first"
  }
}

extension Records {
  /// Who may be the same person under another code.
  func twinLines(of patient: Patient) throws(RecordsError) -> [String] {
    try twins(of: patient).map { code in
      "\(named(code)) has the same name and birth: is that the same person?"
    }
  }
}

extension JSONValue {
  /// An object with one more field.
  fileprivate func adding(_ name: String, _ value: JSONValue) -> JSONValue {
    guard case .object(let fields) = self else { return self }
    return .object(fields + [.init(name, value)])
  }
}

/// What is known of a patient, in lines.
struct PatientLines {
  let patient: Patient

  init(_ patient: Patient) { self.patient = patient }

  var lines: [String] {
    let age = patient.birthDate.flatMap { AgeRange(of: $0, on: LocalTime.date(.now)) }
    let facts: [String?] = [
      patient.code,
      patient.name.map { "Name: \($0)" },
      patient.birthDate.map { "Born: \($0.text)" + (age.map { ", \($0.ofPatient)" } ?? "") },
      patient.sex.map { "Sex: \($0.inSentence)" },
      patient.notes.map { "Notes: \($0)" },
    ]
    return facts.compactMap(\.self) + patient.findings.map(line) + patient.clearances.map(line)
  }

  private func line(_ finding: StandingFinding) -> String {
    let zones = finding.zones.inSentence
    let on = " (\(LocalTime.date(finding.recordedAt).text))"
    if finding.contraindication == StandingFinding.placeID {
      return (zones.isEmpty ? "Place: \(finding.place ?? "")" : "Left out: \(zones)") + on
    }
    let place = finding.place.map { ", at \($0)" } ?? ""
    return
      "\(finding.contraindication.findingInSentence): \(finding.isPresent ? "yes" : "no")\(place)\(on)"
  }

  private func line(_ recorded: RecordedClearance) -> String {
    "Clearance for \(recorded.contraindication.findingInSentence): \(recorded.clearance.doctor),"
      + " \(recorded.clearance.date)"
  }
}

extension String {
  /// With spaces after it, up to so many columns.
  func filled(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - columns))
  }
}
