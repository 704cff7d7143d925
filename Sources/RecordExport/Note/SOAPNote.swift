internal import SessionEngine
internal import Words

/// One session as a note with the four parts a chart asks for, in plain text.
///
/// Everything in it has been made safe to show; the format that carries it escapes it once more.
package struct SOAPNote: Sendable, Hashable {
  package enum Block: Sendable, Hashable {
    case paragraph(String)
    case list([String])
    /// All rows are as long as the header.
    case table(header: [String], rows: [[String]])
  }

  package struct Section: Sendable, Hashable {
    package var title: String
    package var blocks: [Block]
  }

  package var title: String
  /// What must be seen first: a rehearsal, a voided session.
  package var warnings: [String]
  /// Name and value, as `Patient` and `A-014`.
  package var heading: [[String]]
  package var subjective: Section
  package var objective: Section
  package var assessment: Section
  package var plan: Section
  /// Later remarks, each with its date.
  package var additions: [String]

  package var sections: [Section] { [subjective, objective, assessment, plan] }

  package init(_ session: ExportedSession) {
    let record = session.record
    let time = LocalMoment(minutesFromUTC: session.context.minutesFromUTC)
    title = "Massage session \(record.opening.sessionNumber)"
    warnings = Self.warnings(of: session, time)
    heading = Self.heading(of: session, time)
    subjective = Section(title: "Subjective", blocks: Self.subjective(record))
    objective = Section(title: "Objective", blocks: Self.objective(record))
    assessment = Section(title: "Assessment", blocks: Self.assessment(session))
    plan = Section(title: "Plan", blocks: Self.plan(session))
    additions = session.context.remarks.map { remark in
      "\(time.text(remark.at))\(Self.by(remark.by)): \(remark.text.shown)"
    }
  }

  private static func warnings(of session: ExportedSession, _ time: LocalMoment) -> [String] {
    var warnings: [String] = []
    if session.record.opening.isRehearsal { warnings.append("REHEARSAL: nobody was treated.") }
    for correction in session.context.corrections {
      let when = time.text(correction.at) + Self.by(correction.by)
      switch correction.kind {
      case .voided: warnings.append("VOID since \(when): \(correction.reason.shown)")
      case .assigned(let code):
        warnings.append("Assigned to \(code.shown) on \(when): \(correction.reason.shown)")
      case .doctor: continue
      }
    }
    return warnings
  }

  private static func heading(of session: ExportedSession, _ time: LocalMoment) -> [[String]] {
    let record = session.record
    let opening = record.opening
    let lines = [
      ["Patient", patient(of: session)],
      ["Therapist", therapists(of: record, time)],
      ["Protocol", "\(opening.protocolTitle.shown), version \(opening.protocolVersion.shown)"],
      ["Start", time.text(record.startedAt)],
      ["End", record.endedAt.map(time.text) ?? "not closed"],
      ["Outcome", outcome(of: record)],
    ]
    let clinic = session.context.clinic.map { [$0.name].compactMap(\.self) + $0.lines } ?? []
    let head = clinic.isEmpty ? [] : [["Clinic", clinic.map(\.shown).joined(separator: ", ")]]
    return head + lines.filter { !$0[1].isEmpty }
  }

  /// Code, name and birth date, as far as the export may say them.
  static func patient(of session: ExportedSession) -> String {
    let person = session.context.person
    let known = [session.patientCode, person?.name, birth(person)].compactMap { $0?.shown }
    return known.isEmpty ? "walk-in" : known.joined(separator: ", ")
  }

  /// Who worked, and when it was taken up by whom.
  private static func therapists(of record: SessionRecord, _ time: LocalMoment) -> String {
    record.shifts.map { shift in
      let since = shift.elapsed > .zero ? " from \(time.text(shift.at))" : ""
      return shift.therapist.inRecord.shown + since
    }.joined(separator: ", then ")
  }

  private static func by(_ therapist: Therapist?) -> String {
    therapist.map { " by \($0.inRecord.shown)" } ?? ""
  }

  private static func birth(_ person: RecordContext.Person?) -> String? {
    person?.birthDate.map { "born \($0)" }
  }

  private static func outcome(of record: SessionRecord) -> String {
    guard case .refused(let id) = record.outcome else {
      return record.outcome?.inRecord.shown ?? "not over"
    }
    return "refused: \(record.words(forQuestion: id).shown)"
  }
}
