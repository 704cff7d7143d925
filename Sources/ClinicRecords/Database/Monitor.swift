internal import CSystem

/// A lock that threads wait on, by a clock that never steps.
final class Monitor: @unchecked Sendable {
  private let monitor: UnsafeMutablePointer<thread_monitor>

  init() {
    monitor = .allocate(capacity: 1)
    thread_monitor_init(monitor)
  }

  deinit {
    thread_monitor_destroy(monitor)
    monitor.deallocate()
  }

  func locked<Value>(_ body: () -> Value) -> Value {
    pthread_mutex_lock(&monitor.pointee.mutex)
    defer { pthread_mutex_unlock(&monitor.pointee.mutex) }
    return body()
  }

  /// Inside `locked`: lets the lock go until somebody calls `wake`, or for so long.
  func wait(milliseconds: Int64? = nil) {
    if let milliseconds {
      _ = thread_monitor_wait(monitor, max(0, milliseconds))
    } else {
      pthread_cond_wait(&monitor.pointee.condition, &monitor.pointee.mutex)
    }
  }

  /// Inside `locked`: every waiting thread looks again.
  func wake() { pthread_cond_broadcast(&monitor.pointee.condition) }
}
