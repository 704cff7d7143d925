internal import SessionEngine
internal import Words

extension FHIRSession {
  /// What was left out because of a finding of the day; it holds for this session alone.
  var flags: [FHIREntry] {
    record.answers
      .filter { $0.answer.answer == .yes && $0.question.class == .local }
      .map(flag) + (ExportedReferral(exported).map { [flag($0)] } ?? [])
  }

  /// A doctor is to be seen before the next session; inactive once one was.
  private func flag(_ referral: ExportedReferral) -> FHIREntry {
    entry("Flag", "flag", "\(id)/referral") { identifier in
      [
        "identifier": identifier,
        "status": status(referral.word == nil ? "active" : "inactive"),
        "category": [.concept([.hl7("flag-category", "safety", "Safety")])],
        "code": .concept(referral.inRecord) ?? .null,
        "subject": .reference(patient.url),
        "period": .period(lastMoment, referral.answeredAt),
        "encounter": .reference(encounter),
        "author": reference(to: record.shifts.last?.therapist),
      ]
    }
  }

  private func flag(_ found: SessionRecord.Answer) -> FHIREntry {
    let question = found.question
    let zones = question.zones.map(\.inRecord).joined(separator: ", ")
    let place = found.answer.place.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
    let left = [place, zones.isEmpty ? nil : zones].compactMap(\.self).joined(separator: "; ")
    return entry("Flag", "flag", "\(id)/\(question.id)") { identifier in
      [
        "identifier": identifier,
        "status": status(record.outcome == nil ? "active" : "inactive"),
        "category": [.concept([.hl7("flag-category", "safety", "Safety")])],
        "code": .concept(
          "Local contraindication: \(question.inRecord)."
            + (left.isEmpty ? "" : " Left out: \(left)")
        ) ?? .null,
        "subject": .reference(patient.url),
        "period": .period(record.startedAt, record.endedAt),
        "encounter": .reference(encounter),
        "author": reference(to: therapist { $0.isAnswer(to: question.id) }),
      ]
    }
  }
}

extension SessionEvent {
  fileprivate func isAnswer(to question: String) -> Bool {
    if case .answered(let answer) = self { answer.id == question } else { false }
  }
}
