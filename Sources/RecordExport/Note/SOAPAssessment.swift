internal import SessionEngine
internal import Words

extension SOAPNote {
  /// How the patient answered to the session.
  static func assessment(_ session: ExportedSession) -> [Block] {
    let record = session.record
    var lines = record.reactions
      .filter { $0.reaction.kind != .tenderPoint && !$0.isRetracted }
      .map { reaction($0, in: record) }
    if lines.isEmpty { lines.append("No reaction was logged.") }
    lines.append(painAfter(record))
    lines += overTheCourse(session)
    return [.list(lines)]
  }

  private static func reaction(_ logged: LoggedReaction, in record: SessionRecord) -> String {
    let note = logged.reaction.note.map { " (\($0.shown))" } ?? ""
    let done = logged.directive.map { "; \($0.inRecord)" } ?? ""
    let words = logged.reaction.inRecord + note + done
    return "Reaction \(SOAPNote.moment(of: logged, in: record)): \(words)."
  }

  static func painAfter(_ record: SessionRecord) -> String {
    guard let after = record.painAfter else { return "Pain after the session: not recorded." }
    guard let before = record.painBefore else { return "Pain after the session: \(after) of 10." }
    let change = after - before
    let words =
      change == 0 ? "unchanged" : change < 0 ? "\(-change) less than before" : "\(change) more"
    return "Pain after the session: \(after) of 10, \(words)."
  }

  private static func overTheCourse(_ session: ExportedSession) -> [String] {
    guard let first = session.context.earlierPain.first(where: { $0.before != nil }),
      let then = first.before, let now = session.record.painBefore
    else { return [] }
    return [
      "Over the course: pain before session \(first.sessionNumber) was \(then) of 10,"
        + " before this one \(now) of 10."
    ]
  }

  /// What follows from the session.
  static func plan(_ session: ExportedSession) -> [Block] {
    let record = session.record
    let lines =
      [next(session)] + referral(session) + putOff(record) + toChange(record)
      + referrals(record) + advice(record)
    return [.list(lines)]
  }

  private static func next(_ session: ExportedSession) -> String {
    let record = session.record
    if case .refused = record.outcome { return "No session with this protocol." }
    let number = record.opening.sessionNumber + (record.counts ? 1 : 0)
    guard let course = session.context.course else { return "Next: session \(number)." }
    let prescribed = [course.sessions.map { "\($0.inRecord) sessions" }, course.interval?.inRecord]
      .compactMap(\.self).joined(separator: ", ")
    if let coming = course.coming {
      return "Next: \(coming.shown)" + (prescribed.isEmpty ? "." : " (\(prescribed)).")
    }
    if let last = course.sessions?.upperBound, number > last {
      return "The course of \(course.sessions?.inRecord ?? "\(last)") sessions is complete."
    }
    let total = course.sessions.map { " of \($0.inRecord)" } ?? ""
    let interval = course.interval.map { ", \($0.inRecord)" } ?? ""
    return "Next: session \(number)\(total)\(interval)."
  }

  private static func putOff(_ record: SessionRecord) -> [String] {
    record.putOff.map { put in
      let zones = put.zones.map(\.inRecord).joined(separator: ", ")
      let what = [put.technique?.inRecord, zones.isEmpty ? nil : zones].compactMap(\.self)
      return "Leave out \(what.joined(separator: ", ")) for the next \(put.furtherSessions) "
        + "\(put.furtherSessions == 1 ? "session" : "sessions"): \(put.reason.shown)."
    }
  }

  private static func toChange(_ record: SessionRecord) -> [String] {
    let stopped = record.stoppedSteps.map { step in
      let reason = step.reason.map { ": " + ReactionKind.reason($0).shown } ?? ""
      return "To be changed: \(step.step.inRecord) was stopped\(reason)."
    }
    return stopped
      + record.easedSteps.map { step in
        let pressure = step.pressure.map { ", \($0.inRecord)" } ?? ""
        return "To be changed: \(step.step.inRecord) was done with less pressure\(pressure)."
      }
  }

  /// What a doctor has to decide, and why the session was held before that.
  private static func referral(_ session: ExportedSession) -> [String] {
    let own = ExportedReferral(session).map { [$0.inRecord.shown] } ?? []
    guard case .passedOver(let reason)? = session.record.referralAnswer else { return own }
    return ["Held before a doctor was seen: \(reason.shown)."] + own
  }

  private static func referrals(_ record: SessionRecord) -> [String] {
    record.reactions.filter { !$0.isRetracted }.compactMap { logged in
      logged.advice.map { "Advised: \($0.inRecord), because of \(logged.reaction.inRecord)." }
    }
  }

  private static func advice(_ record: SessionRecord) -> [String] {
    AdviceLine.all(of: record).map {
      "\($0.isGiven ? "Advice given" : "Advice not given"): \($0.text.shown)"
    }
  }
}
