// A session that nobody guides any more: resumed by Enter only while it is fresh.

extension WallTime {
  /// After this the table is another patient's.
  private static let freshFor: Duration = .seconds(4 * 3_600)

  /// Whether a session that was last known to run then is offered to be closed, not to be resumed
  /// by Enter: it is older than four hours, or of another day here.
  package func isTooOldToResume(at now: Self, here: LocalClock) -> Bool {
    here.date(of: self) != here.date(of: now) || now > adding(Self.freshFor)
  }
}
