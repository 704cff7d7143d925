import CSystem
import SessionEngine
import Terminal

/// How far a long command is and how long it will still take, on standard error where that is a
/// terminal and the command takes longer than a second.
final class Headway {
  private let what: String
  private let isShown: Bool
  private let start = SystemClock.awake()
  private var next: Duration
  private var width = 0

  /// `besideData` where the data go to standard output: in one terminal they would be mixed up.
  init(_ what: String, besideData: Bool = false) {
    self.what = what
    isShown = isatty(2) == 1 && !(besideData && isatty(1) == 1)
    next = start + .seconds(1)
  }

  deinit { show("") }

  /// From now on Ctrl-C and its like wait to be asked for with `goesOn`.
  static func holdSignals() { hold_stops() }

  /// What a command that was stopped ends with.
  static var stopped: Failure { .signalled(waiting_stop()) }

  /// Takes note of how much is done; answers whether nobody wants the command to end.
  func goesOn(_ done: Int, of total: Int) -> Bool {
    let now = SystemClock.awake()
    if isShown, now >= next {
      next = now + .milliseconds(250)
      show(line(done, of: total, after: now - start))
    }
    return waiting_stop() == 0
  }

  private func line(_ done: Int, of total: Int, after spent: Duration) -> String {
    guard done > 0, total >= done else { return "\(what): \(spent.asMinutes)" }
    let share = Double(done) / Double(total)
    let left = spent * (1 / share - 1)
    return "\(what): \(Int(share * 100)) %, \(left.asMinutes) left"
  }

  /// Over the line before, which an empty one takes away.
  private func show(_ line: String) {
    guard width > 0 || !line.isEmpty else { return }
    let rest = String(repeating: " ", count: max(0, width - line.count))
    StandardStreams.complain("\r" + line + rest + (line.isEmpty ? "\r" : ""))
    width = line.count
  }
}
