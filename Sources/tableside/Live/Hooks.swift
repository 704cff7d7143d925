import CSystem
import GuideProgram
import SessionEngine
import TextSafety

/// Tells programs of the clinic what happens: executables in the folder `hooks`.
///
/// A hook gets the event as JSON on its standard input and has five seconds; nobody waits for it.
final class Hooks {
  /// Beside the settings file; nothing where there is no place for one.
  private let folder: String?
  private var running: [(program: ChildProgram, since: Duration)] = []
  /// What the session's end is made of, as long as no hook was told of it.
  private var open: HookEvent?
  /// Names of hooks that are not run, each complained of once.
  private(set) var refused: Set<String> = []

  private static let time: Duration = .seconds(5)
  private static let mercy: Duration = .seconds(1)
  /// A burst of steps in a rehearsal starts no more than this many at a time.
  private static let countMax = 16

  init(besides settings: String?) {
    folder = settings.flatMap { path in
      guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "hooks" }
      return path[..<slash] + "/hooks"
    }
  }

  /// Starts the hook of an event; a sentence where one is there that may not be run.
  func tell(_ event: HookEvent, at boot: Duration) -> String? {
    if case .end = event.happening { open = nil } else { open = event }
    notice(at: boot)
    guard let path = folder.map({ $0 + "/" + event.name }) else { return nil }
    if case .step = event.happening, running.count >= Self.countMax { return nil }
    switch Self.standing(of: path) {
    case .absent: return nil
    case .refused(let why):
      guard refused.insert(event.name).inserted else { return nil }
      return "the hook \(named(event.name)) is not run: \(why)"
    case .usable: start(path, event.json.text() + "\n", at: boot)
    }
    return nil
  }

  /// Tells of the end of a session that is left without one.
  func tellLeft(at wall: WallTime, elapsed: Duration, boot: Duration) -> String? {
    open.flatMap { tell($0.left(at: wall, elapsed: elapsed), at: boot) }
  }

  /// Takes notice of hooks that have ended, and ends those whose time is over.
  func notice(at boot: Duration) {
    running.removeAll { $0.program.notice() }
    for (program, since) in running {
      if boot - since >= Self.time + Self.mercy {
        program.end(by: SIGKILL)
      } else if boot - since >= Self.time {
        program.end(by: SIGTERM)
      }
    }
  }

  /// When the next one has to be ended; nothing while none runs.
  func nextDeadline(at boot: Duration) -> Duration? {
    running.map { hook in
      boot - hook.since < Self.time ? hook.since + Self.time : hook.since + Self.time + Self.mercy
    }.filter { $0 > boot }.min() ?? (running.isEmpty ? nil : boot + Self.mercy)
  }

  /// Leaves hooks to themselves: an alarm of their own ends them in time.
  func letGo() {
    for hook in running { hook.program.letGo() }
    running = []
  }

  private func start(_ path: String, _ text: String, at boot: Duration) {
    guard let input = Self.input(text) else { return }
    defer { close(input) }
    let start = ChildProgram.Start(
      path: path,
      input: input,
      seconds: UInt32(Self.time.components.seconds) + 1,
      diesWithGuide: false
    )
    if let program = ChildProgram(start) { running.append((program, boot)) }
  }

  /// A pipe that holds all of the text, which is shorter than any pipe is.
  private static func input(_ text: String) -> Int32? {
    var ends: [Int32] = [-1, -1]
    guard quiet_pipe(&ends) == 0 else { return nil }
    defer { close(ends[1]) }
    _ = set_status_flags(ends[0], 0)
    if StandardStreams.deliver(
      String(decoding: text.utf8.prefix(4_096), as: UTF8.self),
      to: ends[1]
    )
      != nil
    {
      close(ends[0])
      return nil
    }
    return ends[0]
  }

  private enum Standing {
    case absent, usable
    case refused(String)
  }

  private static func standing(of path: String) -> Standing {
    var facts = stat()
    guard stat(path, &facts) == 0 else { return .absent }
    if is_plain_file(facts.st_mode) == 0 { return .refused("it is not a file") }
    if let why = distrust(facts) { return .refused("it \(why)") }
    if access(path, X_OK) != 0 { return .refused("it is not executable; chmod +x") }
    if let why = unreadableBeginning(of: path) { return .refused(why) }
    let folder = path[..<(path.utf8.lastIndex(of: UInt8(ascii: "/")) ?? path.startIndex)]
    var around = stat()
    guard stat(String(folder), &around) == 0 else { return .absent }
    return distrust(around).map { .refused("its folder \($0)") } ?? .usable
  }

  /// Why the system would not find the interpreter of a script, though it has one.
  private static func unreadableBeginning(of path: String) -> String? {
    let file = open_file(path, O_RDONLY | O_NONBLOCK, 0)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 256)
    let opening = bytes[..<max(0, read(file, &bytes, bytes.count))]
    if TextBeginning.isUTF16(opening) { return "it is UTF-16; save it as UTF-8" }
    if opening.starts(with: TextBeginning.mark) {
      return "it begins with a mark of the byte order (U+FEFF); save it without one"
    }
    guard opening.starts(with: "#!".utf8), let end = opening.firstIndex(of: 0x0A),
      opening[end - 1] == 0x0D
    else { return nil }
    return "its lines end in CR and LF; save it with LF alone"
  }

  /// Why a file or folder may be another person's doing.
  private static func distrust(_ facts: stat) -> String? {
    if facts.st_uid != geteuid() { return "belongs to somebody else" }
    return facts.st_mode & 0o022 == 0 ? nil : "can be written to by others; chmod go-w"
  }
}
