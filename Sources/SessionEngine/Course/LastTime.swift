/// What the patient's last session was like, for a glance before the next one.
package struct LastTime: Sendable, Hashable {
  /// The day, in the place where the session was.
  package var day: CalendarDate
  package var protocolTitle: String
  package var sessionNumber: Int
  package var outcome: Outcome
  package var handsOn: Duration
  package var planned: Duration
  package var painBefore: Int?
  package var painAfter: Int?
  /// What was done about reactions that stand, where.
  package var answered: [Answered]
  package var notes: [String]
  /// What its note promised to change today.
  package var promised: [Promised]
  /// What is left out, and for how many sessions from this one on.
  package var leftOut: [LeftOut]

  package struct Answered: Sendable, Hashable {
    package var reaction: Reaction
    /// Nothing where what was proposed was declined.
    package var directive: Directive?
    package var technique: Technique?
    /// Why it was declined.
    package var declined: String?
  }

  /// A technique to be done otherwise today.
  package struct Promised: Sendable, Hashable {
    package var technique: Technique
    package var zones: [Zone]
    /// Why it was stopped.
    package var reason: String?
    /// What it was eased to; nothing where it was stopped.
    package var pressure: PressureCourse?
  }

  package struct LeftOut: Sendable, Hashable {
    package var dropped: DroppedTechnique
    package var sessions: Int
  }

  /// Nothing for a session that is not over.
  package init?(_ record: SessionRecord, on day: CalendarDate, leftOut: [LeftOut]) {
    guard let outcome = record.outcome else { return nil }
    self.day = day
    protocolTitle = record.opening.protocolTitle
    sessionNumber = record.opening.sessionNumber
    self.outcome = outcome
    handsOn = record.handsOn
    planned = record.planned
    painBefore = record.painBefore
    painAfter = record.painAfter
    let declined = record.declined
    answered = record.reactions.filter { !$0.isRetracted }.compactMap { logged in
      let reason = declined[logged.reaction.id]
      guard logged.directive.map({ $0 != .note }) ?? false || reason != nil else { return nil }
      return Answered(
        reaction: logged.reaction,
        directive: logged.directive,
        technique: record.steps.first { $0.step.index == logged.reaction.step }?.step.technique,
        declined: reason
      )
    }
    promised = record.stoppedSteps.map {
      Promised(technique: $0.step.technique, zones: $0.step.zones, reason: $0.reason)
    }
    promised += record.easedSteps.map {
      Promised(technique: $0.step.technique, zones: $0.step.zones, pressure: $0.pressure)
    }
    notes = record.notes.filter { !$0.isRetracted }.map(\.text)
    self.leftOut = leftOut
  }
}

extension SessionRecord {
  /// To be changed the next time: they were stopped for a reaction.
  package var stoppedSteps: [Step] { strokes.filter { $0.result == .stopped } }

  /// To be changed the next time: they were done with less pressure than planned.
  package var easedSteps: [Step] {
    steps.filter { step in
      step.result != .stopped && step.pressure.map { $0 != step.step.pressure } ?? false
    }
  }

  /// Why proposals were declined, by reaction.
  fileprivate var declined: [Int: String] {
    entries.reduce(into: [:]) { reasons, entry in
      if case .directiveDeclined(let proposal, let reason) = entry.event {
        reasons[proposal.reaction] = reason
      }
    }
  }
}

extension [EarlierSession] {
  /// What is left out from the next session on, with the number of sessions it still holds for.
  package var leftOut: [LastTime.LeftOut] {
    enumerated().flatMap { place, session in
      let since = self[(place + 1)...].count { $0.counts }
      return session.putOff.filter { since < $0.furtherSessions }.map { putOff in
        LastTime.LeftOut(
          dropped: DroppedTechnique(
            technique: putOff.technique,
            zones: putOff.zones,
            reason: putOff.reason
          ),
          sessions: putOff.furtherSessions - since
        )
      }
    }
  }
}
