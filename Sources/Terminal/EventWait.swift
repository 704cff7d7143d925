import CNcurses

/// Why the program cannot wait for anything.
package enum WaitError: Error, Sendable, Hashable {
  case system(call: String, code: Int32)

  package var message: String {
    switch self {
    case .system(let call, let code):
      "\(call): " + (strerror(code).map { String(cString: $0) } ?? "error \(code)")
    }
  }
}

/// What ended a wait.
package enum Happening: Sendable, Hashable {
  /// Something can be read from the input, if only its end.
  case input
  /// The input is a terminal that is gone.
  case inputLost
  case signal(Signal)
  case deadline
  /// Output that was held up can be written again.
  case output
  /// A watched descriptor can be read, or its other end is gone.
  case descriptor(Int32)
}

/// The one place where the program waits: keys, signals, a deadline and other descriptors.
///
/// It wakes for what happens and for nothing else. To be made once, before the terminal is opened
/// (its handlers come first), and used on the main thread.
package final class EventWait {
  private let signals: SignalPipe
  private let timer: Int32
  private let input: Int32
  private let output: Int32
  private let isTerminal: Bool
  private var timerIsSet = false
  private var watched: [Int32] = []
  private var polled: [pollfd] = []
  /// False after the input has ended, which would otherwise be told for ever.
  package var watchesInput = true
  /// How long input that the last wait told of may have been lying there.
  package private(set) var inputAge: Duration = .zero
  /// What was typed before the first wait may have been lying there for long.
  private var lastWake = Duration.zero
  /// True while a frame waits for a terminal that takes no output.
  package var watchesOutput = false

  /// Catches every signal of `Signal`; the descriptors are those of the guide.
  ///
  /// - Throws: `WaitError` where the system gives no pipe or no handler.
  package convenience init(input: Int32 = 0, output: Int32 = 1) throws(WaitError) {
    try self.init(input: input, output: output, catching: Signal.allCases)
  }

  init(input: Int32, output: Int32, catching caught: [Signal]) throws(WaitError) {
    signals = try SignalPipe(catching: caught)
    timer = tableside_timer_open()
    self.input = input
    self.output = output
    isTerminal = isatty(input) == 1
  }

  /// Also wakes when this descriptor can be read.
  package func watch(_ descriptor: Int32) {
    if !watched.contains(descriptor) { watched.append(descriptor) }
  }

  /// Waits until something happens, at the latest until the deadline, an instant since boot.
  ///
  /// Without a deadline it may wait for ever. The answer is empty only when the wait was cut short.
  package func wait(until deadline: Duration?) -> [Happening] {
    let isDue = deadline.map { $0 <= SystemClock.sinceBoot() } ?? false
    setTimer(isDue ? nil : deadline)
    listDescriptors()
    let timeout = isDue ? 0 : timeoutWithoutTimer(until: deadline)
    let begin = SystemClock.sinceBoot()
    var count = poll(&polled, nfds_t(polled.count), timeout)
    // A signal's handler has filled the pipe by now: what it told comes before the time that passed.
    if count < 0 { count = poll(&polled, nfds_t(polled.count), 0) }
    let wake = SystemClock.sinceBoot()
    // Where it was waited for, it has just come.
    inputAge = wake - begin > .milliseconds(1) ? .zero : wake - lastWake
    lastWake = wake
    var happenings: [Happening] = []
    if count > 0 { happenings = readyOnes() }
    if let deadline, timer < 0 || isDue || polled[1].revents != 0,
      deadline <= SystemClock.sinceBoot()
    {
      happenings.append(.deadline)
    }
    return happenings
  }

  private func listDescriptors() {
    polled.removeAll(keepingCapacity: true)
    polled.append(pollfd(fd: signals.reading, events: Int16(POLLIN), revents: 0))
    polled.append(pollfd(fd: timer, events: Int16(POLLIN), revents: 0))
    polled.append(pollfd(fd: watchesInput ? input : -1, events: Int16(POLLIN), revents: 0))
    polled.append(pollfd(fd: watchesOutput ? output : -1, events: Int16(POLLOUT), revents: 0))
    for descriptor in watched {
      polled.append(pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0))
    }
  }

  private func readyOnes() -> [Happening] {
    var happenings: [Happening] = []
    if polled[0].revents != 0 {
      happenings += signals.received().map { .signal($0) }
    }
    let inputEvents = Int32(polled[2].revents)
    if inputEvents != 0 {
      let isLost = inputEvents & (POLLHUP | POLLERR | POLLNVAL) != 0
      happenings.append(isLost && isTerminal ? .inputLost : .input)
    }
    if polled[3].revents != 0 { happenings.append(.output) }
    for entry in polled.dropFirst(4) where entry.revents != 0 {
      happenings.append(.descriptor(entry.fd))
    }
    return happenings
  }

  /// Sets the timer, which goes on while the machine sleeps; poll's own timeout would not.
  private func setTimer(_ deadline: Duration?) {
    guard timer >= 0, deadline != nil || timerIsSet else { return }
    let (seconds, attoseconds) = (deadline ?? .zero).components
    _ = tableside_timer_set(timer, seconds, Int(attoseconds / 1_000_000_000))
    timerIsSet = deadline != nil
  }

  private func timeoutWithoutTimer(until deadline: Duration?) -> Int32 {
    guard timer < 0, let deadline else { return -1 }
    let (seconds, attoseconds) = (deadline - SystemClock.sinceBoot()).components
    guard seconds >= 0, attoseconds >= 0 else { return 0 }
    // Rounded up, for waking early would be waking twice.
    let milliseconds = min(seconds, 1_000_000) * 1000 + attoseconds / 1_000_000_000_000_000 + 1
    return Int32(truncatingIfNeeded: milliseconds)
  }
}
