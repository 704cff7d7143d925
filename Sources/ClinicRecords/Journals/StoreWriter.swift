internal import CSystem
package import SessionEngine

/// Writes the records on a thread of its own, so that a disk that hangs never stops the clock.
///
/// What is handed over is written in order, each batch in one transaction. Nothing is given up:
/// after a failure the same entries are tried again every second, under the same numbers, until
/// they are written. The database is opened by the first thing that needs it.
package final class StoreWriter: @unchecked Sendable {
  /// What became of what was handed over.
  package enum Report: Sendable, Hashable {
    /// Every entry of the session up to this number is synced to the disk.
    case committed(session: String, through: Int)
    /// So many entries are not written, and why; they are kept and tried again.
    case failing(RecordsError, waiting: Int)
    /// Something that was set right when the records were opened.
    case notice(String)
  }

  /// Entries that are not written yet.
  package struct Unsaved: Sendable, Hashable {
    package let session: String
    package let entries: [JournalEntry]
  }

  /// Readable as long as reports wait; to be polled, never read.
  package let descriptor: Int32
  private let signal: Int32
  private let open: @Sendable () throws(RecordsError) -> Records
  private let boot: BootID
  private let monitor = Monitor()

  // Under the monitor.
  private var queue = StoreQueue()
  private var works: [@Sendable (Result<Records, RecordsError>) -> Void] = []
  private var insistent: [Insistent] = []
  private var waitingReports: [Report] = []
  private var failure: RecordsError?
  private var nextTry: Int64 = 0
  private var isFinishing = false
  private var isFinished = false

  // On the store's thread.
  private var records: Records?

  private static let retryMilliseconds: Int64 = 1_000

  /// Starts the thread; the folder is first touched by the first thing to be written or read.
  ///
  /// - Throws: `RecordsError.system` where the system gives no pipe or no thread.
  package convenience init(
    folder: String,
    boot: BootID = .current()
  ) throws(RecordsError) {
    try self.init(boot: boot) { () throws(RecordsError) in try Records.open(in: folder) }
  }

  /// Starts the thread over records that `open` makes, on that thread.
  ///
  /// - Throws: `RecordsError.system` where the system gives no pipe or no thread; what `open`
  ///   throws is reported as the reason why nothing is saved.
  package init(
    boot: BootID,
    opening open: @escaping @Sendable () throws(RecordsError) -> Records
  ) throws(RecordsError) {
    var ends: [Int32] = [-1, -1]
    guard quiet_pipe(&ends) == 0 else {
      throw .system(action: "make", path: "a pipe", code: last_error())
    }
    descriptor = ends[0]
    signal = ends[1]
    self.open = open
    self.boot = boot
    let code = BackgroundThread.start { self.run() }
    guard code == 0 else {
      throw .system(action: "start", path: "the store's thread", code: code)
    }
  }

  deinit {
    close(descriptor)
    close(signal)
  }

  // MARK: Handing over; none of these blocks

  package func append(_ entries: [JournalEntry], to session: String) {
    guard !entries.isEmpty else { return }
    add(.append(entries, session: session))
  }

  package func keepProtocolText(_ text: String, sha256: String) {
    add(.keepProtocolText(text, sha256: sha256))
  }

  /// A quiet moment: the write-ahead log may be brought back.
  package func checkpoint() { add(.checkpoint) }

  /// Runs `work` with the records, or with the reason why there are none, on the store's thread.
  package func perform(_ work: @escaping @Sendable (Result<Records, RecordsError>) -> Void) {
    monitor.locked {
      works.append(work)
      monitor.wake()
    }
  }

  /// Runs `work` until it goes through, without holding up the entries; says once why it did not.
  package func performUntilDone(
    _ work: @escaping @Sendable (Records) throws(RecordsError) -> Void
  ) {
    monitor.locked {
      insistent.append(Insistent(work: work))
      monitor.wake()
    }
  }

  /// The reports since the last call, in order.
  package func reports() -> [Report] {
    monitor.locked {
      var drain = [UInt8](repeating: 0, count: 64)
      while read(descriptor, &drain, drain.count) > 0 {}
      defer { waitingReports = [] }
      return waitingReports
    }
  }

  /// What is not written yet, in order.
  package var unsaved: [Unsaved] { monitor.locked { queue.entries } }

  /// Writes what waits, closes the records and ends the thread, or gives up after so long.
  ///
  /// Answers what is not written. Nothing can be handed over afterwards.
  package func finish(withinMilliseconds patience: Int64) -> [Unsaved] {
    let deadline = steady_milliseconds() + patience
    return monitor.locked {
      isFinishing = true
      nextTry = 0
      for index in insistent.indices { insistent[index].nextTry = 0 }
      monitor.wake()
      while !isFinished {
        let left = deadline - steady_milliseconds()
        if left <= 0 { break }
        monitor.wait(milliseconds: left)
      }
      return queue.entries
    }
  }

  private func add(_ job: StoreQueue.Job) {
    monitor.locked {
      queue.add(job)
      monitor.wake()
    }
  }

  // MARK: On the store's thread

  /// Work that is tried again after a failure.
  private struct Insistent {
    let work: @Sendable (Records) throws(RecordsError) -> Void
    var nextTry: Int64 = 0
    /// Its failure was told.
    var isTold = false
  }

  private enum Turn {
    case insistent(Insistent)
    case work(@Sendable (Result<Records, RecordsError>) -> Void)
    case job(StoreQueue.Job)
    case end
  }

  private func run() {
    while true {
      switch nextTurn() {
      case .insistent(let work): attempt(work)
      case .work(let work): work(Result { () throws(RecordsError) in try openedRecords() })
      case .job(let job): attempt(job)
      case .end:
        records?.close()
        records = nil
        monitor.locked {
          isFinished = true
          monitor.wake()
        }
        return
      }
    }
  }

  private func nextTurn() -> Turn {
    monitor.locked {
      while true {
        if !works.isEmpty { return .work(works.removeFirst()) }
        let now = steady_milliseconds()
        let wait = failure == nil ? 0 : nextTry - now
        if let job = queue.first, wait <= 0 { return .job(job) }
        if let due = insistent.firstIndex(where: { $0.nextTry <= now }) {
          return .insistent(insistent.remove(at: due))
        }
        if isFinishing { return .end }
        let next = insistent.map { $0.nextTry - now } + (queue.isEmpty ? [] : [wait])
        monitor.wait(milliseconds: next.min())
      }
    }
  }

  private func attempt(_ job: StoreQueue.Job) {
    let result = Result { () throws(RecordsError) in try write(job) }
    monitor.locked {
      switch result {
      case .success:
        queue.removeFirst()
        failure = nil
        if case .append(let entries, let session) = job, let last = entries.last {
          report(.committed(session: session, through: last.sequence))
        }
      case .failure(let error):
        nextTry = steady_milliseconds() + Self.retryMilliseconds
        if failure != error {
          let waiting = queue.entries.reduce(0) { $0 + $1.entries.count }
          report(.failing(error, waiting: waiting))
        }
        failure = error
      }
    }
  }

  private func attempt(_ insistent: Insistent) {
    let result = Result { () throws(RecordsError) in try insistent.work(try openedRecords()) }
    guard case .failure(let error) = result else { return }
    monitor.locked {
      var again = insistent
      if !again.isTold { report(.notice(error.sentence)) }
      again.isTold = true
      again.nextTry = steady_milliseconds() + Self.retryMilliseconds
      self.insistent.append(again)
    }
  }

  private func write(_ job: StoreQueue.Job) throws(RecordsError) {
    switch job {
    case .append(let entries, let session):
      try openedRecords().append(entries, to: session, boot: boot)
    case .keepProtocolText(let text, let sha256):
      try openedRecords().keepProtocolText(text, sha256: sha256)
    case .checkpoint:
      // What a checkpoint leaves undone the next one does; what was never opened needs none.
      try? records?.checkpoint()
    }
  }

  private func openedRecords() throws(RecordsError) -> Records {
    if let records { return records }
    let opened = try open()
    records = opened
    let notices = opened.notices + [opened.advice].compactMap(\.self)
    monitor.locked { for notice in notices { report(.notice(notice)) } }
    return opened
  }

  /// Under the monitor.
  private func report(_ report: Report) {
    if waitingReports.isEmpty {
      var byte: UInt8 = 1
      _ = CSystem.write(signal, &byte, 1)
    }
    waitingReports.append(report)
  }
}
