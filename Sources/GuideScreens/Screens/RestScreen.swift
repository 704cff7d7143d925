package import SessionEngine

/// The rest after the last stroke: its time, and the advice to be given.
package struct RestScreen: Sendable, Hashable {
  package var state: SessionState
  package var now: Duration
  /// Place among the lines of advice.
  package var selected: Int
  package var dialogue: SessionScreen.Dialogue?
  package var emergencyNumber: String
  package var standing: Standing

  package init(
    state: SessionState,
    now: Duration,
    selected: Int = 0,
    dialogue: SessionScreen.Dialogue? = nil,
    emergencyNumber: String = "112",
    standing: Standing = Standing()
  ) {
    self.state = state
    self.now = now
    self.selected = selected
    self.dialogue = dialogue
    self.emergencyNumber = emergencyNumber
    self.standing = standing
  }
}
