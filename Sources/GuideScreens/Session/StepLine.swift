package import SessionEngine
import Words

extension PlannedStep {
  /// Technique, zone and side on one line.
  package func line(side: WorkedSide, look: Look) -> String {
    [technique.onScreen, zones.onScreen, side.onScreen].joined(separator: look.sign(" · ", " - "))
  }
}
