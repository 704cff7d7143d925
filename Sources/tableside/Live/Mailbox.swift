import CSystem
import GuideProgram

/// Messages from the store's thread to the loop, which is woken by a descriptor.
final class Mailbox: @unchecked Sendable {
  /// Readable as long as messages wait.
  let descriptor: Int32
  private let signal: Int32
  // The standard library's own lock brings the C library along in a second form, which a build from
  // scratch refuses.
  private let lock: UnsafeMutablePointer<pthread_mutex_t>
  private var waiting: [Message] = []

  init() throws(Failure) {
    var ends: [Int32] = [-1, -1]
    guard quiet_pipe(&ends) == 0 else { throw .system("a pipe") }
    descriptor = ends[0]
    signal = ends[1]
    lock = .allocate(capacity: 1)
    pthread_mutex_init(lock, nil)
  }

  deinit {
    close(descriptor)
    close(signal)
    pthread_mutex_destroy(lock)
    lock.deallocate()
  }

  func post(_ message: Message) {
    pthread_mutex_lock(lock)
    waiting.append(message)
    pthread_mutex_unlock(lock)
    var byte: UInt8 = 1
    _ = write(signal, &byte, 1)
  }

  func collect() -> [Message] {
    var drain = [UInt8](repeating: 0, count: 64)
    while read(descriptor, &drain, drain.count) > 0 {}
    pthread_mutex_lock(lock)
    defer {
      waiting = []
      pthread_mutex_unlock(lock)
    }
    return waiting
  }
}
