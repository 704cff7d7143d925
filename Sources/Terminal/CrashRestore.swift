import CNcurses

/// Puts the terminal back on the ways out that pass no code of ours: traps, aborts, `exit`.
///
/// The handlers read memory that is filled before they are set, and call only functions that are
/// allowed inside a signal: no allocation, no locks, no ncurses. They stand where the Swift runtime
/// would put its own, which it does only over the default action.
enum CrashRestore {
  /// Saves the modes as they are; they are what every way out puts back.
  static func save(input: Int32, output: Int32) {
    restoration.pointee.armed = 0
    restoration.pointee.input = input
    restoration.pointee.output = output
    tcgetattr(input, &restoration.pointee.modes)
  }

  /// The modes as they were before the terminal was taken.
  static var savedModes: termios { restoration.pointee.modes }

  /// From here on the bytes and the saved modes put the terminal back, once.
  ///
  /// So they do on these signals, where nothing of ours waits for them.
  static func arm(bytes: [UInt8], alsoFor signals: [Signal] = []) {
    withUnsafeMutableBytes(of: &restoration.pointee.bytes) { buffer in
      let kept = bytes.count <= buffer.count ? bytes : []
      buffer.copyBytes(from: kept)
      restoration.pointee.count = kept.count
    }
    installHandlersOnce
    for signal in signals where tableside_is_ignored(signal.number) == 0 {
      _ = tableside_catch(signal.number, dieRestored, Int32(truncatingIfNeeded: SA_RESETHAND))
    }
    restoration.pointee.armed = 1
  }

  static var isArmed: Bool { restoration.pointee.armed != 0 }

  /// The terminal is as it was; nothing is left to put back.
  static func disarm() {
    restoration.pointee.armed = 0
  }

  private static let installHandlersOnce: Void = {
    let stackSize = 65_536
    let memory = UnsafeMutableRawPointer.allocate(byteCount: stackSize, alignment: 16)
    _ = tableside_handler_stack(memory, stackSize)
    // After its first signal a handler is gone: what goes wrong inside it ends the process.
    let flags = SA_ONSTACK | Int32(truncatingIfNeeded: SA_RESETHAND)
    for number in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT] {
      _ = tableside_catch(number, dieRestored, flags)
    }
    atexit { tableside_restore(restoration) }
  }()
}

private nonisolated(unsafe) let restoration = {
  let state = UnsafeMutablePointer<tableside_restoration>.allocate(capacity: 1)
  state.initialize(to: tableside_restoration())
  return state
}()

private func dieRestored(_ number: Int32) {
  tableside_restore_and_die(restoration, number)
}
