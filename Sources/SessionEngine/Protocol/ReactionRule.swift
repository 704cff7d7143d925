/// What a protocol, or the shared rules, say to do after a reaction.
package struct ReactionRule: Sendable, Hashable {
  package var reaction: ReactionKind
  /// Applies from this severity on.
  package var severity: Severity
  /// Pain only: applies from this score on.
  package var level: Int?
  /// Pain only: applies when the score is this much above the one before the session.
  package var rise: Int?
  /// Applies only when a rule for the same reaction has already fired in this session.
  package var again: Bool
  /// Narrowed to these techniques; empty means all.
  package var techniques: [Technique]
  /// Narrowed to these zones and the zones inside them; empty means all.
  package var zones: [Zone]
  package var directive: Directive
  package var advice: Advice?
  /// How many further sessions `stopTechnique` or `leaveOutZone` also holds for (R03).
  package var furtherSessions: Int
  package var text: String

  package init(
    reaction: ReactionKind,
    severity: Severity = .mild,
    level: Int? = nil,
    rise: Int? = nil,
    again: Bool = false,
    techniques: [Technique] = [],
    zones: [Zone] = [],
    directive: Directive,
    advice: Advice? = nil,
    furtherSessions: Int = 0,
    text: String
  ) {
    self.reaction = reaction
    self.severity = severity
    self.level = level
    self.rise = rise
    self.again = again
    self.techniques = techniques
    self.zones = zones
    self.directive = directive
    self.advice = advice
    self.furtherSessions = furtherSessions
    self.text = text
  }
}
