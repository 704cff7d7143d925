import TestProcesses
import Testing

/// System calls of the real binary watched, made to fail, or made to kill it.
enum Strace {
  static let path: String? = ["/usr/bin/strace", "/usr/local/bin/strace"]
    .first { (try? Processes.read($0)) != nil }

  static let missing: Comment = "strace is not installed, or may not trace here"

  /// Whether the guide can be traced here, to the names of its files: it hides them from others.
  static let isUsable: Bool = {
    guard let path, let guide = try? GuideRun(),
      let result = try? Processes.run(
        path,
        ["-qq", "-y", "-e", "trace=write", Processes.binary, "--version"],
        environment: guide.environment,
        in: guide.folder
      )
    else { return false }
    return result.status == 0 && result.errors.contains("write(1</")
  }()

  /// What is done to a program's system calls.
  struct Plan {
    /// As strace's `-e inject=` takes it, behind the names of the calls.
    var injection: String?
    var calls: [String]
    /// Only calls on these files; any where none are named.
    var files: [String] = []
    /// What is run; the scripted session where nothing else is said.
    var words = ScriptedSession.start
    var withThreads = true
    /// Names the file of each call.
    var withPaths = false
    /// Where the trace goes.
    var trace = "/dev/null"
    var textLength = 32

    var arguments: [String] {
      let names = calls.joined(separator: ",")
      var words = ["-qq", "-s", "\(textLength)", "-o", trace, "-e", "signal=none"]
      if withThreads { words.append("-f") }
      if withPaths { words.append("-y") }
      for file in files { words += ["-P", file] }
      words += ["-e", "trace=" + names]
      if let injection { words += ["-e", "inject=" + names + ":" + injection] }
      return words
    }
  }
}
