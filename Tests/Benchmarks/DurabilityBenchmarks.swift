import ClinicRecords
import SessionEngine

extension Benchmark {
  /// One entry of a running session, written and synced.
  static let durability: [Benchmark] = [("p50", 0.5), ("p99", 0.99)].map { name, share in
    Benchmark("records: one durable entry, \(name) of 300") { workshop in
      let records = try Records.open(in: workshop.emptyFolder())
      var session = 0
      return {
        session += 1
        return Sample(took: try records.timesToWrite(session: "session-\(session)").at(share))
      }
    }
  }
}

extension Records {
  fileprivate func timesToWrite(session: String) throws -> [Duration] {
    let clock = ContinuousClock()
    let journal = SampleSession.journal(seed: 1)
    let note = journal[1]
    try append([journal[0]], to: session)
    return try (0..<300).map { number in
      let entry = JournalEntry(
        sequence: journal[0].sequence + 1 + number,
        elapsed: note.elapsed,
        at: note.at,
        event: .noted("the muscle beside the spine gives way", step: nil)
      )
      return try clock.measure { try append([entry], to: session) }
    }
  }
}

extension [Duration] {
  /// The time that this share of them did not pass.
  fileprivate func at(_ share: Double) -> Duration {
    sorted()[Swift.min(count - 1, Int(Double(count) * share))]
  }
}
