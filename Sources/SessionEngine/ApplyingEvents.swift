extension SessionState {
  /// Folds one entry into the state; never refuses.
  package mutating func apply(_ entry: JournalEntry) {
    entryCount = entry.sequence
    lastElapsed = max(lastElapsed, entry.elapsed)
    settleTime(until: entry.elapsed)
  }

  private mutating func settleTime(until now: Duration) {}
}
