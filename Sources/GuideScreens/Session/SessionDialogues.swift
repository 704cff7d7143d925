package import SessionEngine

/// Words about what happens now.
package struct NoteInput: Sendable, Hashable {
  package var line: TypedLine
  /// The reaction the words are added to; nothing for a note of its own.
  package var reaction: LoggedReaction?

  package init(line: TypedLine = TypedLine(), reaction: LoggedReaction? = nil) {
    self.line = line
    self.reaction = reaction
  }
}

/// Asks for the reason of an early end, and for a confirmation.
package struct EndBox: Sendable, Hashable {
  package var reason: TypedLine

  package init(reason: TypedLine = TypedLine()) { self.reason = reason }
}

/// Asks why a proposal is declined.
package struct DeclineBox: Sendable, Hashable {
  package var reason: TypedLine

  package init(reason: TypedLine = TypedLine()) { self.reason = reason }
}

/// Asks why the session passes the limit of a child or an infant.
package struct LengthenBox: Sendable, Hashable {
  package var reason: TypedLine

  package init(reason: TypedLine = TypedLine()) { self.reason = reason }
}

/// The steps of the plan, to jump to one.
package struct StepChoice: Sendable, Hashable {
  /// Place in the order of the session.
  package var selected: Int

  package init(selected: Int = 0) { self.selected = selected }
}

/// Techniques that can be added, or put in the present one's place.
package struct TechniqueChoice: Sendable, Hashable {
  package struct Row: Sendable, Hashable {
    package var title: String
    package var zones: [Zone]
    package var duration: Duration
    /// Why it cannot be taken today.
    package var refusal: String?

    package init(title: String, zones: [Zone], duration: Duration, refusal: String? = nil) {
      self.title = title
      self.zones = zones
      self.duration = duration
      self.refusal = refusal
    }
  }

  package var rows: [Row]
  package var selected: Int
  /// Put in the present step's place instead of after it.
  package var swaps: Bool

  package init(rows: [Row], selected: Int = 0, swaps: Bool = false) {
    self.rows = rows
    self.selected = selected
    self.swaps = swaps
  }
}

/// The refitted rest of the plan, to be taken or left.
package struct RefitBox: Sendable, Hashable {
  package struct Row: Sendable, Hashable {
    package var title: String
    package var before: Duration
    /// Zero where the step falls away.
    package var after: Duration

    package init(title: String, before: Duration, after: Duration) {
      self.title = title
      self.before = before
      self.after = after
    }
  }

  package var rows: [Row]
  package var endsAt: String
  package var newEndsAt: String

  package init(rows: [Row], endsAt: String, newEndsAt: String) {
    self.rows = rows
    self.endsAt = endsAt
    self.newEndsAt = newEndsAt
  }
}
