internal import SessionEngine
internal import Words

extension SOAPNote {
  /// What was done, and what the hands found.
  static func objective(_ record: SessionRecord) -> [Block] {
    var blocks: [Block] = []
    if record.steps.isEmpty {
      blocks.append(.paragraph("No technique was done."))
    } else {
      blocks.append(.paragraph(summary(of: record)))
      blocks.append(.table(header: stepHeader, rows: record.steps.map(row)))
    }
    let findings = bloodPressure(record) + leftOut(record) + tender(record) + notes(record)
    if !findings.isEmpty { blocks.append(.list(findings)) }
    return blocks
  }

  private static func summary(of record: SessionRecord) -> String {
    let hands =
      "Hands-on time \(record.handsOn.asMinutes) min"
      + " of \(record.planned.asMinutes) min planned"
    guard let plan = record.plan else { return hands + "." }
    let period = plan.periodTitle.map { ", period \($0.shown)" } ?? ""
    let day = record.opening.day.map { ", day \($0) after the injury" } ?? ""
    return "\(hands); patient \(plan.position.inRecord)\(period)\(day)."
  }

  private static let stepHeader = [
    "No.", "Technique", "Zone", "Side", "Planned", "Done", "Pressure", "Result",
  ]

  private static func row(_ step: SessionRecord.Step) -> [String] {
    let planned = step.step
    let repetitions = planned.repetitions.map { " (\($0)×)" } ?? ""
    let result = [step.result.inRecord, step.reason.map { ReactionKind.reason($0).shown }]
      .compactMap(\.self)
    return [
      "\(planned.index + 1)",
      planned.technique.inRecord + (step.isAdded ? " (added)" : ""),
      planned.isTurn
        ? planned.position?.inRecord ?? "" : planned.zones.map(\.inRecord).joined(separator: ", "),
      planned.isTurn ? "" : planned.side.inRecord,
      (planned.isSuggested("duration") ? "~ " : "") + step.planned.asMinutes + repetitions,
      step.actual.asMinutes,
      (step.pressure ?? (step.actual > .zero ? planned.pressure : nil))?.inRecord ?? "",
      result.joined(separator: ": "),
    ]
  }

  private static func bloodPressure(_ record: SessionRecord) -> [String] {
    [
      record.bloodPressureBefore.map { "Blood pressure before the session: \($0.text) mmHg." },
      record.bloodPressureAfter.map { "Blood pressure after the session: \($0.text) mmHg." },
    ].compactMap(\.self)
  }

  static func leftOut(_ record: SessionRecord) -> [String] {
    (record.plan?.banners ?? []).map { "Left out: \($0.text.shown)" }
  }

  private static func tender(_ record: SessionRecord) -> [String] {
    record.reactions
      .filter { $0.reaction.kind == .tenderPoint && !$0.isRetracted }
      .map { logged in
        let words = [logged.reaction.side?.inRecord, logged.reaction.note?.shown]
        let found = words.compactMap(\.self).joined(separator: ", ")
        return "Tender point \(moment(of: logged, in: record))"
          + (found.isEmpty ? "" : ": \(found)")
      }
  }

  private static func notes(_ record: SessionRecord) -> [String] {
    record.notes.filter { !$0.isRetracted }.map { note in
      let place = record.step(at: note.step).map { " (\($0.step.inRecord))" } ?? ""
      return "Note\(place): \(note.text.shown)"
    }
  }

  /// Technique, zone and second of a reaction.
  static func moment(of logged: LoggedReaction, in record: SessionRecord) -> String {
    let zones = logged.reaction.zones.map(\.inRecord).joined(separator: ", ")
    let place = record.step(at: logged.reaction.step).map { "at \($0.step.inRecord)" }
    let found = place ?? (zones.isEmpty ? "between the techniques" : "at \(zones)")
    return "\(found) (\(logged.elapsed.asMinutes) min into the session)"
  }
}
