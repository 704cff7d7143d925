/// A terminal of its own for one test, driven by keys and read as text.
package final class Tmux {
  package let guide: GuideRun
  package let columns: Int
  package let rows: Int
  private let socket: String
  private var hasSession = false

  package static let path: String? = [
    "/usr/bin/tmux", "/usr/local/bin/tmux", "/opt/homebrew/bin/tmux",
  ]
  .first { (try? Processes.read($0)) != nil }

  /// With a home folder of its own, or beside another terminal over the same one.
  package init(columns: Int, rows: Int, beside other: Tmux? = nil) throws {
    guide = try other?.guide ?? GuideRun()
    self.columns = columns
    self.rows = rows
    socket = (other?.socket ?? guide.folder.path + "/") + "t"
  }

  deinit { _ = try? tmux("kill-server") }

  /// Runs a command line in the window, in place of whatever ran there.
  ///
  /// The shell around it tells the status: a window's own end is noticed late at times.
  package func start(_ command: String) throws {
    try startScript("\(noting(command)); echo left with $?; exec sleep 600\n")
  }

  /// The words of a shell that run a command and note which process it is.
  package func noting(_ command: String) -> String {
    "sh -c 'echo $$ > \(socket).process; exec \(command)'"
  }

  /// Runs lines of a shell in the window.
  package func startScript(_ lines: String) throws {
    let script = try guide.folder.write(lines, to: socket.nameOfFile + ".script")
    if hasSession {
      try tmux("respawn-pane", "-k", "exec sh '\(script)'")
    } else {
      hasSession = true
      let size = ["-x", "\(columns)", "-y", "\(rows)"]
      try tmux(["-f", "/dev/null", "new-session", "-d"] + size + ["exec sh '\(script)'"])
      try tmux("set-option", "-g", "status", "off")
    }
  }

  package func send(_ keys: String...) throws {
    for key in keys { try tmux("send-keys", key) }
  }

  /// A key as often as this, without a pause: held down.
  package func hold(_ key: String, times: Int) throws {
    try tmux(["send-keys"] + [String](repeating: key, count: times))
  }

  /// Bytes as a terminal sends them, such as those of a mouse.
  package func send(bytes text: String) throws {
    try tmux(["send-keys", "-H"] + text.utf8.map { String($0, radix: 16) })
  }

  /// A paste that nothing marks as one.
  package func paste(unmarked text: String) throws {
    try tmux(["set-buffer", "--", text])
    try tmux("paste-buffer", "-d", "-r")
  }

  /// What tmux knows of the window, in its own format.
  package func value(of format: String) throws -> String {
    try tmux("display-message", "-p", format).trimmed
  }

  /// Everything that was ever on the screen of the shell and is still there.
  package var scrollback: String {
    get throws { try tmux("capture-pane", "-p", "-S", "-") }
  }

  /// Every byte the window gets from now on goes to this file too.
  package func record(to path: String) throws { try tmux("pipe-pane", "-o", "cat > '\(path)'") }

  package func resize(columns: Int, rows: Int) throws {
    try tmux("resize-window", "-x", "\(columns)", "-y", "\(rows)")
  }

  /// What the window calls itself, and the terminal it is.
  package var titleAndTerminal: (title: String, terminal: String) {
    get throws {
      let words = try tmux("display-message", "-p", "#{pane_title}\t#{pane_tty}").split(
        separator: "\t"
      )
      return (
        String(words.first ?? ""), words.last?.split(separator: "\n").first.map(String.init) ?? ""
      )
    }
  }

  /// Takes the window away with its terminal.
  package func hangUp() throws {
    hasSession = false
    try tmux("kill-server")
  }

  /// The program in the window.
  package var process: Int32? {
    get throws { Int32(try Processes.read(socket + ".process").trimmed) }
  }

  /// The screen as soon as all of these stand on it, and none of those.
  ///
  /// A terminal shows a frame piece by piece: whatever is read of a screen is waited for together.
  @discardableResult
  package func waitFor(
    _ texts: String...,
    without absent: String...,
    where holds: (String) -> Bool = { _ in true }
  ) throws -> String {
    try Processes.waitFor(texts, without: absent, where: holds) { try screen }
  }

  /// The next screen after this one, once it stands still.
  package func page(after before: String) throws -> String {
    var last = before
    var stood = 0
    return try Processes.waitFor([], without: []) { shown in
      stood = shown == last ? stood + 1 : 0
      last = shown
      return stood >= 2 && shown != before && !shown.allSatisfy(\.isWhitespace)
    } in: {
      try screen
    }
  }

  private var screen: String {
    get throws { try tmux("capture-pane", "-p") }
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
  fileprivate var nameOfFile: String { split(separator: "/").last.map(String.init) ?? self }

  fileprivate var trimmed: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The seconds of the countdown in plain digits: in the first line, or beside the large ones
  /// with what they are of.
  package var countdown: Int? {
    let first = split(separator: "\n", omittingEmptySubsequences: false).first ?? ""
    let head = first.split(separator: " ").last { $0.contains(":") }
    let words = split { $0 == " " || $0 == "\n" }
    let beside = zip(words, words.dropFirst()).first { $0.contains(":") && $1 == "of" }?.0
    guard let time = head ?? beside else { return nil }
    let parts = time.split(separator: ":").compactMap { Int($0) }
    return parts.count == 2 ? parts[0] * 60 + parts[1] : nil
  }
}
