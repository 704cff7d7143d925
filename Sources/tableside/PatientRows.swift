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

/// The patients as the list of the guide shows them.
enum PatientRows {
  static func all(in records: Records) throws(RecordsError) -> [PatientFacts] {
    let patients = try records.patients()
    let sessions = try records.sessions(SessionFilter(withVoided: false))
    return patients.map { patient in
      let own = sessions.filter { $0.patient == patient.code }
      guard let last = own.first else {
        return PatientFacts(row: PatientListScreen.Row(code: patient.code))
      }
      return PatientFacts(
        row: PatientListScreen.Row(
          code: patient.code,
          course: "\(last.protocolTitle), session \(last.sessionNumber)",
          due: "last " + LocalTime.date(last.startedAt).text
        ),
        lastProtocol: last.protocolID,
        lastTitle: last.protocolTitle
      )
    }
  }
}
