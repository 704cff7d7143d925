import Simulation

/// Many days, lived through on all processors.
struct Days {
  private let sessions: Int
  private let seeds: ClosedRange<UInt64>
  /// So many days one after the other on one processor.
  private static let batch: UInt64 = 16

  /// So many sessions from the first seed on, or all seeds.
  init(_ sessions: Int?, _ seeds: ClosedRange<UInt64>) {
    self.sessions = sessions ?? .max
    self.seeds = seeds
  }

  /// Ends at the first rule that is broken.
  func tally(processors: Int) async -> Tally {
    let clock = ContinuousClock()
    let start = clock.now
    var tally = Tally()
    await withTaskGroup(of: Tally.self) { group in
      var next: UInt64? = seeds.lowerBound
      for _ in 0..<processors { next = live(from: next, in: &group) }
      while let batch = await group.next() {
        tally.add(batch)
        guard tally.result.violations.isEmpty, tally.result.sessions < sessions else { continue }
        next = live(from: next, in: &group)
      }
    }
    tally.took = start.duration(to: clock.now)
    return tally
  }

  /// Starts a batch; answers where the one after it begins.
  private func live(from first: UInt64?, in group: inout TaskGroup<Tally>) -> UInt64? {
    guard let first else { return nil }
    let last = min(first + (Self.batch - 1), seeds.upperBound)
    group.addTask {
      var tally = Tally()
      for seed in first...last where tally.result.violations.isEmpty {
        var day = ClinicDay(seed: seed)
        tally.add(day.run(), of: seed)
      }
      return tally
    }
    return last < seeds.upperBound ? last + 1 : nil
  }
}
