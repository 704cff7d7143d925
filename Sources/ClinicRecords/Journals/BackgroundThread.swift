internal import CSystem

/// A thread for work that may hang, so that the clock never waits for it.
package enum BackgroundThread {
  /// Runs `body` once; answers the system's number of the reason where no thread is to be had.
  @discardableResult
  package static func start(_ body: @escaping @Sendable () -> Void) -> Int32 {
    var thread = pthread_t(bitPattern: 0)
    let context = Unmanaged.passRetained(Body(run: body))
    let code = start_thread(
      &thread,
      { context in
        guard let context else { return }
        Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run()
      },
      context.toOpaque()
    )
    if code == 0 { pthread_detach(thread) } else { context.release() }
    return code
  }

  private final class Body: Sendable {
    let run: @Sendable () -> Void

    init(run: @escaping @Sendable () -> Void) { self.run = run }
  }
}
