import CNcurses

/// A signal the guide answers through its loop.
package enum Signal: Sendable, Hashable, CaseIterable {
  case interrupt
  case terminate
  case quit
  case hangUp
  /// Ctrl-Z or its like: the terminal is to be given back before stopping.
  case stop
  /// The process goes on after a stop, asked for or not.
  case proceed
  case windowChanged
  /// A program that was started has ended.
  case childEnded

  /// The system's number, for the exit code 128 + n.
  package var number: Int32 {
    switch self {
    case .interrupt: SIGINT
    case .terminate: SIGTERM
    case .quit: SIGQUIT
    case .hangUp: SIGHUP
    case .stop: SIGTSTP
    case .proceed: SIGCONT
    case .windowChanged: SIGWINCH
    case .childEnded: SIGCHLD
    }
  }

  /// Whether the guide saves and leaves when it comes.
  package var endsTheGuide: Bool {
    switch self {
    case .interrupt, .terminate, .quit, .hangUp: true
    case .stop, .proceed, .windowChanged, .childEnded: false
    }
  }
}

/// Signals as bytes in a pipe, so that the one poll sees them beside everything else.
///
/// There is one for the whole process, as handlers are the process's.
final class SignalPipe {
  let reading: Int32

  init(catching signals: [Signal]) throws(WaitError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .system(call: "pipe", code: tableside_errno()) }
    for end in ends { _ = tableside_set_flags(end) }
    reading = ends[0]
    signalPipeEnd.pointee = ends[1]
    for signal in signals { catchUnlessIgnored(signal) }
    _ = tableside_ignore(SIGPIPE)
  }

  /// The signals that came since the last call, each named once.
  func received() -> [Signal] {
    var bytes = [UInt8](repeating: 0, count: 64)
    var signals: [Signal] = []
    while case let count = read(reading, &bytes, bytes.count), count > 0 {
      for number in bytes.prefix(count) {
        guard let signal = Signal.allCases.first(where: { $0.number == Int32(number) }),
          !signals.contains(signal)
        else { continue }
        signals.append(signal)
      }
    }
    return signals
  }
}

/// Catches a signal, unless whoever started the guide wants it ignored (`nohup`).
func catchUnlessIgnored(_ signal: Signal) {
  if tableside_is_ignored(signal.number) == 0 {
    _ = tableside_catch(signal.number, noteSignal, SA_RESTART)
  }
}

/// The pipe's writing end; set before the first handler is, so a handler never makes it.
private nonisolated(unsafe) let signalPipeEnd = {
  let end = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
  end.initialize(to: -1)
  return end
}()

/// Runs inside a signal: one write from the stack, and errno left as it was.
private func noteSignal(_ number: Int32) {
  let saved = tableside_errno()
  var byte = UInt8(truncatingIfNeeded: number)
  _ = write(signalPipeEnd.pointee, &byte, 1)
  tableside_set_errno(saved)
}
