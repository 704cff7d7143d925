import CGetopt
import GuideProgram
import Synchronization

/// Messages from the store's thread to the loop, which is woken by a descriptor.
final class Mailbox: Sendable {
  /// Readable as long as messages wait.
  let descriptor: Int32
  private let signal: Int32
  private let waiting = Mutex<[Message]>([])

  init() throws(Failure) {
    var ends: [Int32] = [-1, -1]
    guard quiet_pipe(&ends) == 0 else { throw .system("a pipe") }
    descriptor = ends[0]
    signal = ends[1]
  }

  deinit {
    close(descriptor)
    close(signal)
  }

  func post(_ message: Message) {
    waiting.withLock { $0.append(message) }
    var byte: UInt8 = 1
    _ = write(signal, &byte, 1)
  }

  func collect() -> [Message] {
    var drain = [UInt8](repeating: 0, count: 64)
    while read(descriptor, &drain, drain.count) > 0 {}
    return waiting.withLock { messages in
      defer { messages = [] }
      return messages
    }
  }
}
