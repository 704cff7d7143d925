import TestProcesses
import Testing

/// System calls of the real binary watched, made to fail, or made to kill it.
enum Strace {
  static let path: String? = ["/usr/bin/strace", "/usr/local/bin/strace"]
    .first { (try? Processes.read($0)) != nil }

  static let missing: Comment = "strace is not installed, or may not trace here"

  /// Whether programs can be traced here, to the names of their files.
  static let isUsable: Bool = {
    guard let path, let guide = try? GuideRun(), let lock = try? guide.folder.write("", to: "f"),
      let result = try? Processes.run(
        path,
        ["-qq", "-e", "trace=openat", "-P", lock, "/bin/cat", lock],
        environment: guide.environment,
        in: guide.folder
      )
    else { return false }
    return result.status == 0 && result.errors.contains(lock)
  }()

  /// What is done to a program's system calls.
  struct Plan {
    /// As strace's `-e inject=` takes it, behind the names of the calls.
    var injection: String?
    var calls: [String]
    /// Only calls on these files; any where none are named.
    var files: [String] = []
    var withThreads = true
    /// Where the trace goes.
    var trace = "/dev/null"
    var textLength = 32

    var arguments: [String] {
      let names = calls.joined(separator: ",")
      return (withThreads ? ["-f"] : []) + ["-qq", "-s", "\(textLength)", "-o", trace]
        + files.flatMap { ["-P", $0] } + ["-e", "signal=none", "-e", "trace=\(names)"]
        + (injection.map { ["-e", "inject=\(names):\($0)"] } ?? [])
    }
  }
}
