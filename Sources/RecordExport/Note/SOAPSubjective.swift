internal import SessionEngine
internal import Words

extension SOAPNote {
  /// What the patient said before the first stroke.
  static func subjective(_ record: SessionRecord) -> [Block] {
    var lines = [painBefore(record)]
    if let side = record.painfulSide { lines.append("Painful side: \(side.inRecord).") }
    lines += sinceLastTime(record)
    return [.list(lines + screening(record) + needs(record))]
  }

  static func painBefore(_ record: SessionRecord) -> String {
    guard let score = record.painBefore else { return "Pain before the session: not recorded." }
    return "Pain before the session: \(score) of 10."
  }

  private static func sinceLastTime(_ record: SessionRecord) -> [String] {
    guard record.opening.previousSession != nil || !record.sinceLastTime.isEmpty else { return [] }
    if record.sinceLastTime.isEmpty { return ["Since the last session: nothing reported."] }
    return record.sinceLastTime.map { effect in
      let note = effect.note.map { " (\($0.shown))" } ?? ""
      return "Since the last session: \(effect.inRecord)\(note)."
    }
  }

  private static func screening(_ record: SessionRecord) -> [String] {
    let answers = record.answers
    guard !answers.isEmpty else { return ["Screening: no questions."] }
    let positive = answers.filter { $0.answer.answer == .yes }
    var lines = positive.map { "Found: \(yes($0))" }
    func count(_ answer: ScreeningAnswer.Answer) -> Int {
      answers.count { $0.answer.answer == answer }
    }
    let counted = [
      (count(.no), "answered no"),
      (count(.assumed), "assumed to be no, not asked"),
      (count(.unanswered), "not answered"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    if !counted.isEmpty {
      lines.append("Screening, \(answers.count) questions: \(counted.joined(separator: ", ")).")
    }
    return lines + changed(record) + answerers(record) + beforehand(record)
  }

  /// What was a yes earlier the same day, and why it is none any more.
  private static func changed(_ record: SessionRecord) -> [String] {
    record.answers.filter { $0.answer.answer == .no }.compactMap { told in
      told.answer.override.map { "\(told.question.inRecord.shown): \($0.shown)." }
    }
  }

  /// The pages that were not read aloud at the table.
  private static func beforehand(_ record: SessionRecord) -> [String] {
    record.entries.compactMap { entry in
      guard case .pageRead(let read) = entry.event else { return nil }
      let page = "The page of \(read.page.inRecord) was"
      if let day = read.formOf { return "\(page) taken over from the form of \(day.text)." }
      return read.beforehand.map { "\(page) answered before the session by the \($0.inRecord)." }
    }
  }

  private static func needs(_ record: SessionRecord) -> [String] {
    record.opening.needs.compactMap { need in
      record.needs.first { $0.id == need.id }.flatMap { answer in
        answer.inSentence.map { _ in need.inSentence(answer).shown + "." }
      }
    }
  }

  /// Who answered, where that was not the patient alone.
  private static func answerers(_ record: SessionRecord) -> [String] {
    let by = Answerer.allCases.filter { by in record.answers.contains { $0.answer.by == by } }
    if by.isEmpty || by == [.patient] { return [] }
    return ["Answered by: \(by.map(\.inRecord).joined(separator: ", "))."]
  }

  private static func yes(_ answer: SessionRecord.Answer) -> String {
    let given = answer.answer
    let parts: [String?] = [
      "\(answer.question.inRecord.shown).",
      given.said.map { "\($0.shown)." },
      given.weeks.map { "Weeks: \($0)." },
      given.place.map { "Place: \($0.shown)." },
      given.clearance.map { "Consent: \($0.doctor.shown), \($0.date.shown)." },
      given.agreed.map { zones in
        let named = zones.map(\.inRecord).joined(separator: ", ")
        return "Agreed zones: \(named.isEmpty ? "none" : named)."
      },
      given.override.map { "Went on because: \($0.shown)." },
    ]
    return parts.compactMap(\.self).joined(separator: " ")
  }
}
