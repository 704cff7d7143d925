import GuideProgram
import SessionEngine

/// Records in memory that are slow, fail, and lose on a crash what real ones would lose.
final class SimulatedStore {
  enum Crash: CaseIterable {
    /// The process is gone; what it wrote stays in the page cache.
    case kill
    /// Only what was synced stays, and perhaps a part of what was only written.
    case powerCut
  }

  private struct Job {
    let session: String
    let entries: [JournalEntry]
    var writtenAt: Duration
    var syncedAt: Duration
  }

  private let findings: Findings
  private let plant: Plant?
  private var dice: Dice
  /// What is synced, by session.
  private(set) var synced: [String: [JournalEntry]] = [:]
  /// Called with every batch that is synced.
  var onCommit: ([JournalEntry], String) -> Void = { _, _ in }
  private var queue: [Job] = []
  /// Up to which entry a session was reported as safe.
  private(set) var reported: [String: Int] = [:]
  private let isSlow: Bool
  private let failsOften: Bool
  private var failsUntil: Duration = .zero
  private var hasReportedFailure = false

  static let retry: Duration = .seconds(1)

  init(seed: UInt64, _ findings: Findings, _ plant: Plant? = nil) {
    dice = Dice(seed: seed)
    self.plant = plant
    self.findings = findings
    isSlow = dice.isTrue(35)
    failsOften = dice.isTrue(30)
  }

  func append(_ entries: [JournalEntry], to session: String, at boot: Duration) {
    if failsOften, failsUntil <= boot, dice.isTrue(6) {
      failsUntil = boot + dice.time(100...90_000)
    }
    let start = max(boot, queue.last?.syncedAt ?? boot)
    let write = start + (isSlow ? dice.time(0...700) : .zero)
    let sync = write + (isSlow ? dice.time(0...1_500) : .zero)
    queue.append(Job(session: session, entries: entries, writtenAt: write, syncedAt: sync))
  }

  /// When something will be told.
  var nextReport: Duration? { queue.first?.syncedAt }

  /// What became of the entries until now.
  func reports(at boot: Duration) -> [Message] {
    var messages: [Message] = []
    while let job = queue.first, job.syncedAt <= boot {
      if failsUntil > job.syncedAt {
        // A commit that failed may be there all the same.
        if dice.isTrue(20) { sync(job) }
        delay(until: job.syncedAt + Self.retry)
        let report = StoreReport.failed(session: job.session, reason: "disk full")
        messages.append(.store(report))
        continue
      }
      queue.removeFirst()
      if plant != .hastyReport { sync(job) }
      let last = job.entries.last?.sequence ?? 0
      reported[job.session] = max(reported[job.session] ?? 0, last)
      messages.append(.store(.committed(session: job.session, through: last)))
    }
    return messages
  }

  private func delay(until instant: Duration) {
    var last = instant
    for place in queue.indices {
      last = max(last, queue[place].syncedAt)
      queue[place].syncedAt = last
      queue[place].writtenAt = max(queue[place].writtenAt, instant)
    }
  }

  private func sync(_ job: Job) {
    var journal = synced[job.session] ?? []
    for entry in job.entries {
      if entry.sequence <= journal.count {
        findings.require(
          journal[entry.sequence - 1] == entry,
          "entry \(entry.sequence) of \(job.session) was written twice, differently"
        )
      } else if entry.sequence == journal.count + 1 {
        journal.append(entry)
      } else {
        findings.add("entry \(entry.sequence) of \(job.session) leaves a hole in the journal")
      }
    }
    synced[job.session] = journal
    onCommit(job.entries, job.session)
  }

  /// The process or the machine dies now; what was not safe may be lost, and nothing else.
  func crash(_ crash: Crash, at boot: Duration) {
    if plant == .lostEntry { synced = synced.mapValues { $0.dropLast(6) } }
    for job in queue {
      let isThere =
        switch crash {
        case .kill: job.writtenAt <= boot && failsUntil <= boot
        case .powerCut: job.writtenAt <= boot && failsUntil <= boot && dice.isTrue(50)
        }
      // What is lost takes everything after it along.
      guard isThere else { break }
      sync(job)
    }
    queue = []
  }

  /// Writes what waits, as a guide that leaves does; answers what could not be written.
  func finish(at boot: Duration) -> Int {
    defer { queue = [] }
    guard failsUntil <= boot else { return queue.reduce(0) { $0 + $1.entries.count } }
    for job in queue { sync(job) }
    return 0
  }

  var isIdle: Bool { queue.isEmpty }
}
