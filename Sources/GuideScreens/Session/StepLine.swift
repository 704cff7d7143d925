package import SessionEngine
import Words

extension PlannedStep {
  /// The title, or the technique, with zone and side on one line.
  package func line(side: WorkedSide, look: Look) -> String {
    [onScreen, zones.onScreen, side.onScreen].joined(separator: look.sign(" · ", " - "))
  }

  /// The same by the technique's full name.
  func fullLine(side: WorkedSide, look: Look) -> String {
    [technique.onScreen, zones.onScreen, side.onScreen].joined(separator: look.sign(" · ", " - "))
  }
}
