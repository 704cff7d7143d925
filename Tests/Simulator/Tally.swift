import Simulation

/// What all days together came to.
struct Tally: Sendable {
  private(set) var result = ClinicDay.Result()
  private var seeds: ClosedRange<UInt64>?
  private var days = 0
  var took: Duration = .zero

  init() {}

  mutating func add(_ day: ClinicDay.Result, of seed: UInt64) {
    add(day, from: seed...seed, days: 1)
  }

  mutating func add(_ more: Tally) {
    if let seeds = more.seeds { add(more.result, from: seeds, days: more.days) }
  }

  private mutating func add(_ more: ClinicDay.Result, from seeds: ClosedRange<UInt64>, days: Int) {
    self.days += days
    self.seeds =
      self.seeds.map {
        min($0.lowerBound, seeds.lowerBound)...max($0.upperBound, seeds.upperBound)
      } ?? seeds
    result.sessions += more.sessions
    result.guides += more.guides
    result.crashes += more.crashes
    result.turns += more.turns
    result.entries += more.entries
    result.frames += more.frames
    result.violations += more.violations
  }

  var line: String {
    let seeds = seeds.map { "\($0.lowerBound) to \($0.upperBound)" } ?? "none"
    return "\(result.sessions) sessions on \(days) days (seeds \(seeds)): \(result.guides) guides,"
      + " \(result.crashes) crashes, \(result.turns) turns, \(result.entries) entries,"
      + " \(result.frames) frames, \(result.violations.count) broken rules"
      + " in \(took.components.seconds) s"
  }
}
