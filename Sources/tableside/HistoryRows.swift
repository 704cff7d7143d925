import ClinicRecords
import GuideScreens
import SessionEngine

/// Summaries of sessions as rows of the history.
enum HistoryRows {
  static func row(_ summary: SessionSummary, _ courses: [CourseRecord]) -> HistoryScreen.Row {
    HistoryScreen.Row(
      session: summary.id,
      date: LocalTime.dateAndTime(summary.startedAt),
      patient: summary.patient,
      protocolID: summary.protocolID,
      protocolTitle: summary.protocolTitle,
      course: courses.first { $0.number == summary.course }?.heading,
      sessionNumber: summary.sessionNumber,
      outcome: outcome(summary),
      planned: summary.planned,
      handsOn: summary.actual,
      painBefore: summary.painBefore,
      painAfter: summary.painAfter,
      reactions: summary.reactions,
      isRehearsal: summary.isRehearsal
    )
  }

  private static func outcome(_ summary: SessionSummary) -> Outcome? {
    switch summary.outcome {
    case Outcome.completed.word: .completed
    case "endedEarly": .endedEarly(reason: summary.reason ?? "")
    case "postponed": .postponed(reason: summary.reason ?? "")
    case "refused": .refused(contraindication: summary.reason ?? "")
    default: nil
    }
  }
}
