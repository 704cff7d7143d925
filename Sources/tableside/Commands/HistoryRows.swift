import ClinicRecords
import GuideProgram
import RecordExport
import SessionEngine

/// Summaries of sessions as rows of the history.
enum HistoryRows {
  static func row(
    _ summary: SessionSummary,
    _ courses: [Int64: String],
    in folder: String
  ) -> HistoryRow {
    var row = HistoryRow(
      session: summary.id,
      date: LocalTime.dateAndTime(summary.startedAt),
      patient: summary.patient,
      protocolID: summary.protocolID,
      protocolTitle: summary.protocolTitle,
      course: summary.course.flatMap { courses[$0] },
      sessionNumber: summary.sessionNumber,
      outcome: Outcome(word: summary.outcome, reason: summary.reason ?? ""),
      planned: summary.planned,
      handsOn: summary.actual,
      painBefore: summary.painBefore,
      painAfter: summary.painAfter,
      reactions: summary.reactions,
      referral: summary.referral,
      therapists: summary.therapists,
      isRehearsal: summary.isRehearsal,
      isVoided: summary.isVoided,
      openedFor: summary.openedFor == summary.patient ? nil : summary.openedFor ?? "a walk-in"
    )
    if row.outcome == nil {
      row.isIntake = RunningSessions.find(summary.id, in: folder)?.content.isIntake ?? false
    }
    return row
  }
}

extension Addition {
  init(_ correction: Correction) {
    self.init(correction.line, isCorrection: correction.kind != .remark)
  }
}

extension Correction {
  /// What was added and when, in one line.
  var line: String {
    let day = LocalTime.date(at).text
    let when = day + (by.map { " by \($0.inRecord)" } ?? "")
    return switch kind {
    case .remark: "\(when): \(text)"
    case .void: "VOID since \(when): \(text)"
    case .assign(let patient): "filed under \(patient) on \(when): \(text)"
    case .doctor(let word): "recorded on \(when): \(word.inSentence)"
    }
  }
}

extension CourseTrends {
  /// Every session of a patient that stands, the oldest first.
  init(of patient: String, in records: Records) throws(RecordsError) {
    self.init()
    for id in try records.sessionIDs(SessionFilter(patient: patient, withVoided: false)) {
      guard let record = SessionRecord(id: id, entries: try records.journal(of: id)) else {
        continue
      }
      add(ExportedSession(record))
    }
  }
}
