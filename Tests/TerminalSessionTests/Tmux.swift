import TestProcesses

/// A terminal of its own for one test, driven by keys and read as text.
final class Tmux {
  let guide: GuideRun
  let columns: Int
  let rows: Int
  private let socket: String
  private var hasSession = false

  static let path: String? = ["/usr/bin/tmux", "/usr/local/bin/tmux", "/opt/homebrew/bin/tmux"]
    .first { (try? Processes.read($0)) != nil }

  init(columns: Int, rows: Int) throws {
    guide = try GuideRun()
    self.columns = columns
    self.rows = rows
    socket = guide.folder.path + "/t"
  }

  deinit { _ = try? tmux("kill-server") }

  /// Runs a command line in the window, in place of whatever ran there.
  ///
  /// The shell around it tells the status: a window's own end is noticed late at times.
  func start(_ command: String) throws {
    let file = guide.folder.path + "/process"
    let script = try guide.folder.write(
      "sh -c 'echo $$ > \(file); exec \(command)'; echo left with $?; exec sleep 600\n",
      to: "script"
    )
    if hasSession {
      try tmux("respawn-pane", "-k", "exec sh '\(script)'")
    } else {
      hasSession = true
      let size = ["-x", "\(columns)", "-y", "\(rows)"]
      try tmux(["-f", "/dev/null", "new-session", "-d"] + size + ["exec sh '\(script)'"])
      try tmux("set-option", "-g", "status", "off")
    }
  }

  func send(_ keys: String...) throws {
    for key in keys { try tmux("send-keys", key) }
  }

  var screen: String {
    get throws { try tmux("capture-pane", "-p") }
  }

  /// The program in the window.
  var process: Int32? {
    get throws { Int32(try Processes.read(guide.folder.path + "/process").trimmed) }
  }

  /// The screen as soon as it holds the text; the last one seen if it never does.
  func screen(with text: String) throws -> String {
    try screen { $0.contains(text) }
  }

  func screen(where holds: (String) throws -> Bool) throws -> String {
    var last = ""
    for _ in 0..<400 {
      last = try screen
      if try holds(last) { break }
      Processes.pause(milliseconds: 25)
    }
    return last
  }

  @discardableResult
  private func tmux(_ arguments: String...) throws -> String { try tmux(arguments) }

  @discardableResult
  private func tmux(_ arguments: [String]) throws -> String {
    let result = try Processes.run(
      Self.path ?? "",
      ["-S", socket] + arguments,
      environment: guide.environment.merging(["TERM": "xterm-256color"]) { _, new in new },
      in: guide.folder
    )
    return result.output
  }
}

extension String {
  fileprivate var trimmed: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The seconds of the last `m:ss` in the first line: the countdown in plain digits.
  var countdown: Int? {
    let first = split(separator: "\n", omittingEmptySubsequences: false).first ?? ""
    let words = first.split(separator: " ").filter { $0.contains(":") }
    let parts = words.last?.split(separator: ":").compactMap { Int($0) }
    guard let parts, parts.count == 2 else { return nil }
    return parts[0] * 60 + parts[1]
  }
}
