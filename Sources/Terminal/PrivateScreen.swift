import CNcurses

/// The terminal's other screen, for questions whose answers must not stay in its scrollback.
package final class PrivateScreen {
  private let leaving: [UInt8]

  /// Nothing where nobody looks at a terminal, or where it has no other screen.
  package static func opened() -> PrivateScreen? {
    guard isatty(0) == 1, isatty(terminal) == 1,
      let name = try? TerminalName(getenv("TERM").map { String(cString: $0) })
    else { return nil }
    var error: Int32 = 0
    guard setupterm(name.string, terminal, &error) == OK else { return nil }
    let entering = Capabilities.bytes("smcup")
    let leaving = Capabilities.bytes("rmcup")
    guard !entering.isEmpty, !leaving.isEmpty else { return nil }
    CrashRestore.save(input: 0, output: terminal)
    CrashRestore.arm(bytes: leaving, alsoFor: [.interrupt, .terminate, .quit, .hangUp])
    send(entering + Capabilities.bytes("clear"))
    return PrivateScreen(leaving)
  }

  private init(_ leaving: [UInt8]) { self.leaving = leaving }

  deinit { close() }

  /// Puts the usual screen back; a second call does nothing.
  package func close() {
    guard CrashRestore.isArmed else { return }
    CrashRestore.disarm()
    Self.send(leaving)
  }

  /// Questions stand on standard error, apart from the data.
  private static let terminal: Int32 = 2

  private static func send(_ bytes: [UInt8]) { _ = write(terminal, bytes, bytes.count) }
}
