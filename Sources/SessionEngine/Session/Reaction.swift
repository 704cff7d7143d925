/// One reaction of the patient, stamped with the place in the session where it happened.
package struct Reaction: Sendable, Hashable {
  /// Counted from 1 within the session.
  package var id: Int
  package var kind: ReactionKind
  /// 0 to 10, for pain.
  package var score: Int?
  package var severity: Severity?
  package var side: BodySide?
  package var zones: [Zone]
  package var note: String?
  /// The step it happened at; none before the first and after the last.
  package var step: Int?
  /// Elapsed session time at which it happened, where it was told later.
  package var happenedAt: Duration?

  package init(
    id: Int,
    kind: ReactionKind,
    score: Int? = nil,
    severity: Severity? = nil,
    side: BodySide? = nil,
    zones: [Zone] = [],
    note: String? = nil,
    step: Int?,
    happenedAt: Duration? = nil
  ) {
    self.id = id
    self.kind = kind
    self.score = score
    self.severity = severity
    self.side = side
    self.zones = zones
    self.note = note
    self.step = step
    self.happenedAt = happenedAt
  }
}

/// What the guide asks for after a reaction, waiting for an answer.
package struct Proposal: Sendable, Hashable {
  /// Why it is declined where what called for it never was.
  package static let notMeant = "not what was meant"

  /// The reaction it answers.
  package var reaction: Int
  package var directive: Directive
  package var advice: Advice?
  package var text: String
  /// How many further sessions the directive also holds for.
  package var furtherSessions: Int

  package init(
    reaction: Int,
    directive: Directive,
    advice: Advice? = nil,
    text: String,
    furtherSessions: Int = 0
  ) {
    self.reaction = reaction
    self.directive = directive
    self.advice = advice
    self.text = text
    self.furtherSessions = furtherSessions
  }

  /// An unanswered proposal is carried out after this time (suggested).
  package static let patience: Duration = .seconds(15)
  /// "Still there?" is asked this long after an ease (suggested).
  package static let secondLook: Duration = .seconds(30)
}
