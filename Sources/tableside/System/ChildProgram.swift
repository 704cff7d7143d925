import CSystem

/// A program that the guide has started: never waited for, and ended on every way out.
final class ChildProgram {
  /// How a program is started.
  struct Start {
    var path: String
    /// What stands behind the program's name.
    var words: [String] = []
    /// What it reads; nothing without it.
    var input: Int32 = -1
    /// It is ended after so many seconds, even where the guide has gone.
    var seconds: UInt32 = 0
    /// It goes when the guide goes, also by a kill.
    var diesWithGuide = true
  }

  private let id: pid_t
  private var hasEnded = false
  private var isOurs = true

  /// Nothing where the system starts no more programs.
  init?(_ start: Start) {
    var words = ([start.path] + start.words).map { strdup($0) } + [nil]
    var variables = Self.variables.map { strdup($0) } + [nil]
    defer { for pointer in words + variables { free(pointer) } }
    id = start_program(
      start.path,
      &words,
      &variables,
      start.input,
      start.seconds,
      start.diesWithGuide ? 1 : 0
    )
    if id < 0 { return nil }
  }

  deinit {
    if isOurs { end(by: SIGKILL) }
  }

  /// Leaves it to itself.
  func letGo() { isOurs = false }

  /// Takes notice of the end without waiting for it; whether it has come.
  @discardableResult
  func notice() -> Bool {
    if !hasEnded { hasEnded = has_ended(id) != 0 }
    return hasEnded
  }

  func end(by signal: Int32) {
    if !notice() { end_group(id, signal) }
  }

  /// What programs need to find their way, their language and the system's services.
  ///
  /// Everything else stays here, for nobody knows what it holds.
  private static var variables: [String] {
    guard let all = all_variables() else { return [] }
    var variables: [String] = []
    var place = all
    while let entry = place.pointee {
      let text = String(cString: entry)
      let name = text.prefix { $0 != "=" }
      if known.contains(String(name)) || families.contains(where: name.hasPrefix) {
        variables.append(text)
      }
      place += 1
    }
    return variables
  }

  private static let known: Set<String> = [
    "PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "LANGUAGE", "TZ", "TMPDIR", "DISPLAY",
    "WAYLAND_DISPLAY", "XAUTHORITY", "DBUS_SESSION_BUS_ADDRESS",
  ]
  private static let families = ["LC_", "XDG_", "PULSE_", "PIPEWIRE_", "ALSA_", "SPEECHD_"]
}

/// Where programs are looked for.
enum ProgramSearch {
  /// The path of a program, by its path or by its name along PATH; nothing where there is none.
  static func path(of program: String, in environment: Environment) -> String? {
    if program.utf8.contains(UInt8(ascii: "/")) { return isProgram(program) ? program : nil }
    let folders = (environment.text("PATH") ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":")
    return folders.filter { $0.utf8.first == UInt8(ascii: "/") }.map { "\($0)/\(program)" }.first(
      where: isProgram
    )
  }

  private static func isProgram(_ path: String) -> Bool {
    var facts = stat()
    return stat(path, &facts) == 0 && is_plain_file(facts.st_mode) != 0 && access(path, X_OK) == 0
  }
}
