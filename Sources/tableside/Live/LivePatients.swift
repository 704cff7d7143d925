import ClinicRecords
import GuideProgram
import ProtocolLibrary
import SessionEngine

/// The patients of a running guide: read, added, changed and removed on the store's thread.
struct LivePatients {
  let records: LiveRecords
  let shelf: ProtocolShelf

  func readAll() {
    let shelf = shelf
    records.ask { records throws(RecordsError) in
      var rows = PatientRows(records, shelf, today: LocalTime.date(.now))
      return .patients(try rows.all())
    }
  }

  func readLatest() {
    let shelf = shelf
    records.ask { records throws(RecordsError) in
      var rows = PatientRows(records, shelf, today: LocalTime.date(.now))
      return .latest(
        try rows.latest(),
        referrals: try rows.referred(),
        protocols: try rows.recentProtocols()
      )
    }
  }

  func open(_ code: String, at wall: WallTime) {
    let shelf = shelf
    records.ask { records throws(RecordsError) in
      guard Patient.isCode(code) else { return .failed(Patient.codeRule(code)) }
      var rows = PatientRows(records, shelf, today: LocalTime.date(wall))
      if try records.patient(code) == nil {
        if let other = try records.lookAlike(of: code) {
          return .lookAlike(code: code, try rows.one(other))
        }
        try records.add(Patient(code: code), at: wall)
      }
      return .patient(try rows.one(code))
    }
  }

  func readRecord(of code: String, at wall: WallTime) {
    let shelf = shelf
    records.ask { records throws(RecordsError) in
      guard let patient = try records.patient(code) else { return .failed(Self.unknown(code)) }
      return .patientRecord(try Self.facts(patient, records, shelf, at: wall))
    }
  }

  func change(_ code: String, by line: String, at wall: WallTime, _ therapist: Therapist?) {
    let shelf = shelf
    records.ask { records throws(RecordsError) in
      guard let patient = try records.patient(code) else { return .failed(Self.unknown(code)) }
      var entry = try PatientEntry(patient, in: records, shelf, at: wall)
      let problem = entry.problem(taking: line)
      if problem == nil { try entry.keep(in: records, since: patient, by: therapist) }
      var facts = try Self.facts(entry.patient, records, shelf, at: wall)
      facts.problem = problem
      return .patientRecord(facts)
    }
  }

  func remove(_ code: String) {
    let shelf = shelf
    records.ask { records throws(RecordsError) in
      _ = try records.removePatient(code)
      var rows = PatientRows(records, shelf, today: LocalTime.date(.now))
      return .patients(try rows.all())
    }
  }

  private static func facts(
    _ patient: Patient,
    _ records: Records,
    _ shelf: ProtocolShelf,
    at wall: WallTime
  ) throws(RecordsError) -> PatientRecordFacts {
    var rows = PatientRows(records, shelf, today: LocalTime.date(wall))
    return PatientRecordFacts(
      patient: patient.code,
      lines: PatientLines(patient).lines + (try records.twinLines(of: patient))
        + (try rows.referralLines(of: patient.code))
        + (try rows.courseLines(of: patient.code)),
      fields: PatientEntry.grammar
    )
  }

  private static func unknown(_ code: String) -> String {
    "no patient \(named(code)) is in the records"
  }
}
