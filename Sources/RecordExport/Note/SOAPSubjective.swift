internal import SessionEngine
internal import Words

extension SOAPNote {
  /// What the patient said before the first stroke.
  static func subjective(_ record: SessionRecord) -> [Block] {
    var lines = [painBefore(record)]
    if let side = record.painfulSide { lines.append("Painful side: \(side.rawValue).") }
    lines += sinceLastTime(record)
    return [.list(lines + screening(record))]
  }

  private static func painBefore(_ record: SessionRecord) -> String {
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
    var lines = positive.map { "Yes: \(yes($0))" }
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
    return lines
  }

  private static func yes(_ answer: SessionRecord.Answer) -> String {
    let given = answer.answer
    let parts: [String?] = [
      answer.question.question.shown,
      given.place.map { "Place: \($0.shown)." },
      given.clearance.map { "Consent: \($0.doctor.shown), \($0.date.shown)." },
      given.override.map { "Went on because: \($0.shown)." },
    ]
    return parts.compactMap(\.self).joined(separator: " ")
  }
}
