import CNcurses

/// Lines to whatever reads them, however slowly: nothing waits for the reader.
package final class LineOutput {
  private let shared: Int32
  private let descriptor: Int32
  private var pending: [UInt8] = []
  private var sent = 0
  /// Nobody will read any more.
  package private(set) var isBroken = false

  /// A pipe that can be written to at all takes so much at once.
  private static let pieceMax = 512

  package init(descriptor shared: Int32 = 1) {
    self.shared = shared
    // A terminal waits until it has taken everything, unless it is asked not to.
    let own = isatty(shared) == 1 ? tableside_open_without_waiting(shared) : -1
    descriptor = own >= 0 ? own : shared
  }

  deinit {
    if descriptor != shared { close(descriptor) }
  }

  /// Something is still to be sent, when the wait tells of output.
  package var isWaiting: Bool { sent < pending.count && !isBroken }

  package func put(_ text: String) {
    guard !isBroken else { return }
    pending.append(contentsOf: text.utf8)
    send()
  }

  /// Sends as much as is taken at once.
  package func send() {
    while isWaiting, canTake() {
      let count = pending.withUnsafeBytes { bytes in
        let piece = min(Self.pieceMax, bytes.count - sent)
        return write(descriptor, bytes.baseAddress.map { $0 + sent }, piece)
      }
      if count >= 0 {
        sent += count
      } else if tableside_errno() == EAGAIN {
        break
      } else if tableside_errno() != EINTR {
        isBroken = true
      }
    }
    if !isWaiting {
      pending.removeAll(keepingCapacity: true)
      sent = 0
    }
  }

  private func canTake() -> Bool {
    var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    return poll(&entry, 1, 0) == 1
  }
}
