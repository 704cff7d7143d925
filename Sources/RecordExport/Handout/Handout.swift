internal import SessionEngine
internal import Words

/// What a patient takes home from a session, in everyday words.
///
/// Everything in it has been made safe to show; the format that carries it escapes it once more.
struct Handout: Sendable, Hashable {
  var title: String
  /// Those that hold anything.
  var sections: [SOAPNote.Section]

  init(_ session: ExportedSession) {
    let record = session.record
    let offset = Duration.seconds(session.context.minutesFromUTC * 60)
    let day = record.startedAt.date(offset: offset)
    title = "Your massage of \(day.text)"
    let parts: [(title: String, blocks: [SOAPNote.Block])] = [
      ("What was done", Self.done(session)),
      ("See a doctor first", Self.doctor(session)),
      ("What was noticed", Self.list(Self.noticed(record))),
      ("What to do now", Self.list(AdviceLine.all(of: record).map(\.text.shown))),
      ("What is normal", Self.normal(record)),
      ("What is not normal", Self.notNormal(record)),
      ("Next time", Self.next(session)),
    ]
    sections = parts.filter { !$0.blocks.isEmpty }
      .map { SOAPNote.Section(title: $0.title, blocks: $0.blocks) }
  }

  private static func list(_ lines: [String]) -> [SOAPNote.Block] {
    lines.isEmpty ? [] : [.list(lines)]
  }

  private static func done(_ session: ExportedSession) -> [SOAPNote.Block] {
    let record = session.record
    let opening = record.opening
    let head =
      "\(opening.protocolTitle.shown), session \(opening.sessionNumber)."
      + " Patient: \(SOAPNote.patient(of: session))."
    guard record.handsOn > .zero else {
      return [.paragraph(head), .paragraph("There was no massage." + ending(record))]
    }
    let worked = Self.worked(record).map { work in
      "\(work.technique.plainly.capitalizedFirst), \(work.time.asMinutes) min: \(work.zones.plainly)"
    }
    return [
      .paragraph(head),
      .paragraph("The hands worked for \(record.handsOn.asMinutes) min." + ending(record)),
      .list(worked),
    ]
  }

  /// How it ended, where that was not as planned.
  private static func ending(_ record: SessionRecord) -> String {
    switch record.outcome {
    case nil: " The session is not over."
    case .completed: ""
    case .endedEarly(let reason): " It ended early: \(reason.shown)."
    case .postponed(let reason): " Not today: \(Outcome.said(reason).shown)."
    case .refused(let id): " Not this one: \(record.words(forQuestion: id).shown)"
    }
  }

  private struct Work {
    var technique: Technique
    var zones: [Zone]
    var time: Duration
  }

  /// Each technique once, in the order in which it first came.
  private static func worked(_ record: SessionRecord) -> [Work] {
    var all: [Work] = []
    for step in record.strokes where step.actual > .zero {
      let known = all.firstIndex { $0.technique == step.step.technique }
      if known == nil { all.append(Work(technique: step.step.technique, zones: [], time: .zero)) }
      let place = known ?? all.count - 1
      all[place].time += step.actual
      all[place].zones += step.step.zones.filter { !all[place].zones.contains($0) }
    }
    return all
  }

  private static func doctor(_ session: ExportedSession) -> [SOAPNote.Block] {
    ExportedReferral(session).map { [.paragraph($0.inRecord.shown)] } ?? []
  }

  private static func noticed(_ record: SessionRecord) -> [String] {
    let pain = [
      record.painBefore.map { _ in SOAPNote.painBefore(record) },
      record.painAfter.map { _ in SOAPNote.painAfter(record) },
    ]
    let reactions = record.reactions.filter { !$0.isRetracted }.map { logged in
      let reaction = logged.reaction
      let what = [
        reaction.kind.plainly, reaction.score.map { "\($0) of 10" }, reaction.severity?.plainly,
        reaction.side.map { "\($0.plainly) side" },
      ]
      let place = reaction.zones.isEmpty ? "" : ": \(reaction.zones.plainly)"
      return what.compactMap(\.self).joined(separator: ", ").capitalizedFirst + place + "."
    }
    return pain.compactMap(\.self) + reactions + SOAPNote.leftOut(record)
  }

  /// The welcome reactions for which the protocol wants no more than that they are noted.
  private static func normal(_ record: SessionRecord) -> [SOAPNote.Block] {
    let rules = record.plan?.rules ?? []
    let signs = ReactionKind.allCases.filter { kind in
      kind.group == .welcome && kind != .tenderPoint
        && rules.contains { $0.reaction == kind && $0.directive == .note }
    }
    return list(signs.map { "\($0.plainly.capitalizedFirst)." })
  }

  /// What the protocol sends to a doctor for, the most urgent first.
  private static func notNormal(_ record: SessionRecord) -> [SOAPNote.Block] {
    let rules = (record.plan?.rules ?? []).filter { $0.advice != nil }
    let signs = ReactionKind.allCases.compactMap { kind -> (advice: Advice, words: String)? in
      let own = rules.filter { $0.reaction == kind }
      guard let advice = own.compactMap(\.advice).max() else { return nil }
      let stays = own.allSatisfy(\.again) ? " that stays or comes back" : ""
      return (advice, kind.plainly + stays)
    }
    let lines = Advice.allCases.reversed().compactMap { advice -> String? in
      let own = signs.filter { $0.advice == advice }.map(\.words)
      return own.isEmpty ? nil : "\(advice.plainly): \(own.joined(separator: "; "))."
    }
    return list(lines)
  }

  private static func next(_ session: ExportedSession) -> [SOAPNote.Block] {
    if case .refused = session.record.outcome { return [] }
    return (session.context.course?.coming).map { [.paragraph("\($0.shown.capitalizedFirst).")] }
      ?? []
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
