import CNcurses

/// The way from ncurses to the terminal: one write for a frame, and never a wait.
///
/// ncurses writes a frame in many pieces and waits for a terminal that takes no more. So it writes
/// into a file of its own, and what it wrote goes on from here as far as the terminal takes it.
final class ScreenOutput {
  /// Where ncurses writes.
  let file: UnsafeMutablePointer<FILE>
  private let scratch: Int32
  private let terminal: Int32
  private let shared: Int32
  private var pending: [UInt8] = []
  private var sent = 0

  /// nil when the system gives no file.
  init?(terminal shared: Int32) {
    scratch = tableside_scratch_open()
    guard scratch >= 0 else { return nil }
    guard let file = fdopen(scratch, "w") else {
      close(scratch)
      return nil
    }
    self.file = file
    self.shared = shared
    let own = tableside_open_without_waiting(shared)
    terminal = own >= 0 ? own : shared
  }

  deinit {
    fclose(file)
    if terminal != shared { close(terminal) }
  }

  /// Adds bytes of our own behind what is there.
  func append(_ bytes: some Sequence<UInt8>) {
    pending.append(contentsOf: bytes)
  }

  /// Takes over what ncurses has written since the last call.
  func collect() {
    let count = lseek(scratch, 0, SEEK_CUR)
    guard count > 0 else { return }
    let start = pending.count
    pending.append(contentsOf: repeatElement(0, count: Int(count)))
    let got = pending.withUnsafeMutableBytes { buffer in
      pread(scratch, buffer.baseAddress.map { $0 + start }, Int(count), 0)
    }
    pending.removeLast(Int(count) - max(0, got))
    lseek(scratch, 0, SEEK_SET)
  }

  /// Sends what is there, as far as the terminal takes it; true when nothing is left.
  func send() -> Bool {
    while sent < pending.count {
      let count = pending.withUnsafeBytes { buffer in
        write(terminal, buffer.baseAddress.map { $0 + sent }, pending.count - sent)
      }
      if count >= 0 {
        sent += count
        continue
      }
      switch tableside_errno() {
      case EINTR: continue
      case EAGAIN: return false
      // The terminal is gone; the wait tells of it.
      default: sent = pending.count
      }
    }
    pending.removeAll(keepingCapacity: true)
    sent = 0
    return true
  }

  /// Sends the rest within a tenth of a second, or gives up what the terminal has not taken.
  func sendLast() {
    for _ in 0..<10 {
      if send() { return }
      var entry = pollfd(fd: terminal, events: Int16(POLLOUT), revents: 0)
      poll(&entry, 1, 10)
    }
    tcflush(terminal, TCOFLUSH)
    _ = send()
  }
}
