package import SessionEngine
import Words

extension PlannedStep {
  /// The title, or the technique, with zone and side on one line.
  package func line(side: WorkedSide, look: Look) -> String {
    onScreen + look.sign(" · ", " - ") + place(side: side, look: look)
  }

  /// The same by the technique's full name.
  func fullLine(side: WorkedSide, look: Look) -> String {
    technique.onScreen + look.sign(" · ", " - ") + place(side: side, look: look)
  }

  /// Zone and side; a turn has no side.
  func place(side: WorkedSide, look: Look) -> String {
    isTurn ? placeOnScreen : placeOnScreen + look.sign(" · ", " - ") + side.onScreen
  }
}
