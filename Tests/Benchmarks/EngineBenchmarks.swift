import Layouts
import SessionEngine

extension Benchmark {
  /// What every session is made of: deciding, folding, planning.
  static let engine: [Benchmark] =
    [
      .function("engine: 100 sessions of about 100 events") { _ in
        { for seed in 0..<100 as Range<UInt64> { _ = SampleSession.journal(seed: seed) } }
      },
      .function("engine: plan each session of each shipped protocol") { _ in
        let shipped = ShippedProtocols.all()
        return {
          for massage in shipped {
            for number in 1...(massage.course?.sessions.upperBound ?? 1) {
              _ = try? SessionPlan(massage, for: PlanRequest(sessionNumber: number))
            }
          }
        }
      },
      .function("library: read and check the shipped files") { _ in
        { _ = ShippedProtocols.all() }
      },
    ]
    + [1_000, 10_000, 100_000].map { count in
      .function("engine: replay a journal of \(count) entries") { _ in
        let journal = SampleSession.journal(ofNotes: count)
        return { _ = Session(replaying: journal) }
      }
    }
}

extension SampleSession {
  /// A session in which so many notes were written at one technique.
  fileprivate static func journal(ofNotes count: Int) -> [JournalEntry] {
    let journal = journal(seed: 1)
    let isNote = { (entry: JournalEntry) in if case .noted = entry.event { true } else { false } }
    guard let first = journal.firstIndex(where: isNote) else { return journal }
    let notes = (0..<count).map { number in
      JournalEntry(
        sequence: journal[first].sequence + number,
        elapsed: journal[first].elapsed,
        at: journal[first].at,
        event: journal[first].event
      )
    }
    return journal[..<first] + notes
  }
}
