internal import SessionEngine

/// What is still to be written, in order.
struct StoreQueue {
  enum Job {
    case append([JournalEntry], session: String)
    case keepProtocolText(String, sha256: String)
    case checkpoint
  }

  private(set) var jobs: [Job] = []

  var first: Job? { jobs.first }
  var isEmpty: Bool { jobs.isEmpty }

  mutating func add(_ job: Job) { jobs.append(job) }

  mutating func removeFirst() { jobs.removeFirst() }

  /// Entries that are not written yet, in order.
  var entries: [StoreWriter.Unsaved] {
    jobs.compactMap { job in
      guard case .append(let entries, let session) = job else { return nil }
      return StoreWriter.Unsaved(session: session, entries: entries)
    }
  }
}
