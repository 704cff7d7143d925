extension SessionState {
  /// The questions under the lines to which none was said today: they need not be read again.
  ///
  /// The alarming signs of the moment are read aloud at the table, whoever answered before.
  package var settled: Set<String> {
    let pages = ScreeningPages(opening?.questions ?? [], under: opening?.headings ?? [])
    let lines = (pages.today + pages.health).filter { line in
      if line.heading.id == Heading.alarmID, !pagesAnswered.contains(.today) { return false }
      if line.heading.id == Contraindication.sinceHeadingID, !sinceLastTime.isEmpty { return false }
      return answers[Contraindication.somethingElse(under: line.heading).id]?.answer != .yes
        && line.questions.allSatisfy { question in
          answers[question.id].map { $0.answer == .no && $0.through != nil } ?? false
        }
    }
    return Set(lines.flatMap { $0.questions.map(\.id) })
  }

  /// Whether pages were filled in before the session.
  package var isAnsweredBeforehand: Bool { pagesRead.contains { $0.beforehand != nil } }
}
