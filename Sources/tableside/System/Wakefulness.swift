import CSystem

/// Keeps the screen on while a session runs, where the system has a program for it.
///
/// The program holds on as long as a pipe of the guide is open, so that it lets go on every way
/// out, also of a guide that was killed.
final class Wakefulness {
  private let environment: Environment
  private var pipe: Int32 = -1
  private var program: ChildProgram?

  init(_ environment: Environment) { self.environment = environment }

  deinit { keepAwake(false) }

  func keepAwake(_ isOn: Bool) {
    if !isOn { return release() }
    guard pipe < 0, let (path, words) = command else { return }
    var ends: [Int32] = [-1, -1]
    guard quiet_pipe(&ends) == 0 else { return }
    _ = set_status_flags(ends[0], 0)
    let start = ChildProgram.Start(
      path: path,
      words: words,
      input: ends[0]
    )
    program = ChildProgram(start)
    close(ends[0])
    pipe = ends[1]
  }

  /// Takes notice of a program that could not do it.
  func notice() { program?.notice() }

  private func release() {
    guard pipe >= 0 else { return }
    close(pipe)
    pipe = -1
    program?.end(by: SIGTERM)
    program = nil
  }

  private var command: (path: String, words: [String])? {
    let inhibit = [
      "--what=idle:sleep", "--who=Tableside", "--why=A massage session runs", "--mode=block", "cat",
    ]
    let known = [("systemd-inhibit", inhibit), ("caffeinate", ["-d", "-i", "-s", "cat"])]
    for (name, words) in known {
      if let path = ProgramSearch.path(of: name, in: environment) { return (path, words) }
    }
    return nil
  }
}
