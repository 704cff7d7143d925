/// Where a session stands at an instant: what a reaction or a note that is told later belongs to.
package struct SessionPoint: Sendable, Hashable {
  /// Elapsed session time.
  package let elapsed: Duration
  /// The step that runs or stands; nothing before the first and after the last.
  package let step: Int?
  let zones: [Zone]
  let side: BodySide?
}

extension SessionState {
  package func point(at now: Duration) -> SessionPoint {
    let step = currentStep?.step
    return SessionPoint(
      elapsed: now.cutToMilliseconds,
      step: step?.index,
      zones: step?.zones ?? [],
      side: sideNow(at: now).bodySide
    )
  }
}
