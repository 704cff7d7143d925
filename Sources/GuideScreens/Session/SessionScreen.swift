package import SessionEngine

/// The stage display: what the hands do now, for how long, and what comes next.
///
/// Pause, gap, proposal, alarm, "still there?" and changeover are read off the state.
package struct SessionScreen: Sendable, Hashable {
  package enum View: Sendable, Hashable {
    /// Seen from three metres.
    case far
    /// All details, from the laptop.
    case near
  }

  package var state: SessionState
  /// Elapsed session time.
  package var now: Duration
  /// Clock time of the end, such as `14:32`.
  package var endsAt: String?
  package var view: View
  /// What is being asked or typed over the running session.
  package var dialogue: ShownDialogue?
  /// Shown where an alarm says to call.
  package var emergencyNumber: String
  /// Zones where this patient felt pain in earlier sessions, for the body map.
  package var painZones: [Zone]
  package var standing: Standing

  package init(
    state: SessionState,
    now: Duration,
    endsAt: String? = nil,
    view: View = .far,
    dialogue: (any SessionDialogue)? = nil,
    emergencyNumber: String = "112",
    painZones: [Zone] = [],
    standing: Standing = Standing()
  ) {
    self.state = state
    self.now = now
    self.endsAt = endsAt
    self.view = view
    self.dialogue = dialogue.map(ShownDialogue.init)
    self.emergencyNumber = emergencyNumber
    self.painZones = painZones
    self.standing = standing
  }
}

extension SessionScreen {
  /// What the figure of the body shows, in words; nothing where no technique is.
  package var mapWords: [String] {
    StageDisplay(parts.still)?.mapWords ?? []
  }
}
