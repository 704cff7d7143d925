import SessionEngine

/// What the records say about entries that were handed over.
package enum StoreReport: Sendable, Hashable {
  /// Every entry of the session up to this number is safe.
  case committed(session: String, through: Int)
  /// Nothing is lost: what was handed over is tried again until it is written.
  case failed(session: String, reason: String)
}

/// Which entries of a session are safe.
package struct SavingTrack: Sendable, Hashable {
  package private(set) var handedOver = 0
  package private(set) var committed = 0
  package private(set) var failure: String?

  init(committed: Int = 0) {
    self.committed = committed
    handedOver = committed
  }

  package var unsaved: Int { max(0, handedOver - committed) }

  mutating func handOver(_ entries: [JournalEntry]) {
    handedOver = max(handedOver, entries.last?.sequence ?? 0)
  }

  mutating func commit(through sequence: Int) {
    committed = max(committed, sequence)
    failure = nil
  }

  mutating func fail(_ reason: String) { failure = reason }
}
