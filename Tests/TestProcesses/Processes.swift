#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What a process left behind.
package struct FinishedProcess: Sendable {
  /// The exit status, or 128 and the number of the signal that ended it.
  package let status: Int32
  package let output: String
  package let errors: String
}

/// Runs programs to their end, with files for their three streams.
package enum Processes {
  /// The binary of this package, as it was built beside the tests.
  package static var binary: String {
    let beside = folder(of: testExecutable) + "/tableside"
    if access(beside, X_OK) == 0 { return beside }
    return package + "/.build/debug/tableside"
  }

  /// The folder of the package.
  package static var package: String {
    var path = #filePath
    for _ in 0..<3 { path = folder(of: path) }
    return path
  }

  private static var testExecutable: String {
    var buffer = [CChar](repeating: 0, count: 4_096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    guard count > 0 else { return CommandLine.arguments.first ?? "" }
    return String(decoding: buffer.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }

  /// Runs a program and waits for it, at most for the limit.
  package static func run(
    _ path: String,
    _ arguments: [String],
    input: String = "",
    environment: [String: String],
    in folder: TemporaryFolder,
    limit: Int = 60
  ) throws -> FinishedProcess {
    var numbers = SystemRandomNumberGenerator()
    let name = String(numbers.next(), radix: 36) as String
    let files = [
      try folder.write(input, to: name + ".in"), folder.path + "/" + name + ".out",
      folder.path + "/" + name + ".err",
    ]
    let process = try spawn(path, arguments, environment: environment, files: files)
    let status = try wait(for: process, limit: limit, name: path)
    return FinishedProcess(status: status, output: try read(files[1]), errors: try read(files[2]))
  }

  /// Starts a program; without files its streams are those of /dev/null.
  @discardableResult
  package static func spawn(
    _ path: String,
    _ arguments: [String],
    environment: [String: String],
    files: [String] = ["/dev/null", "/dev/null", "/dev/null"]
  ) throws -> Int32 {
    #if canImport(Glibc)
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    #else
    var actions: posix_spawn_file_actions_t?
    var attributes: posix_spawnattr_t?
    #endif
    // The threads that run tests block signals, which a program would take over.
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, files[0], O_RDONLY, 0)
    for stream in 1...2 {
      let flags = O_WRONLY | O_CREAT
      posix_spawn_file_actions_addopen(&actions, Int32(stream), files[stream], flags, 0o600)
    }
    var words = ([path] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for word in words + variables { free(word) } }
    var process: Int32 = 0
    let code = posix_spawn(&process, path, &actions, &attributes, &words, &variables)
    guard code == 0 else { throw ProcessError.system("posix_spawn", code) }
    return process
  }

  /// The status of a process that ends within so many seconds; a longer one is killed.
  package static func wait(for process: Int32, limit: Int, name: String) throws -> Int32 {
    var status: Int32 = 0
    for _ in 0..<(limit * 200) {
      if waitpid(process, &status, WNOHANG) == process {
        let signal = status & 0x7f
        return signal == 0 ? (status >> 8) & 0xff : 128 + signal
      }
      usleep(5_000)
    }
    kill(process, SIGKILL)
    waitpid(process, &status, 0)
    throw ProcessError.tooLong(name)
  }

  package static func read(_ path: String) throws -> String {
    let file = open(path, O_RDONLY)
    guard file >= 0 else { throw ProcessError.system("open", errno) }
    defer { close(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = readBytes(file, &chunk)
      guard count > 0 else { break }
      bytes += chunk.prefix(count)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func readBytes(_ file: Int32, _ chunk: inout [UInt8]) -> Int {
    #if canImport(Glibc)
    Glibc.read(file, &chunk, chunk.count)
    #else
    Darwin.read(file, &chunk, chunk.count)
    #endif
  }

  package static func write(_ text: String, to path: String) throws {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    guard file >= 0 else { throw ProcessError.system("open", errno) }
    defer { close(file) }
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { writeBytes($0, to: file) }
      guard count > 0 else { throw ProcessError.system("write", errno) }
      rest = rest.dropFirst(count)
    }
  }

  private static func writeBytes(_ bytes: UnsafeRawBufferPointer, to file: Int32) -> Int {
    #if canImport(Glibc)
    Glibc.write(file, bytes.baseAddress, bytes.count)
    #else
    Darwin.write(file, bytes.baseAddress, bytes.count)
    #endif
  }

  /// Ends a process that a test started, without a warning.
  package static func killAtOnce(_ process: Int32) { kill(process, SIGKILL) }

  /// Whether a process ends by itself within so many seconds.
  package static func isGone(_ process: Int32, within seconds: Int) -> Bool {
    for _ in 0..<(seconds * 100) {
      if kill(process, 0) != 0 { return true }
      pause(milliseconds: 10)
    }
    return false
  }

  package static func send(_ signal: Int32, to process: Int32) { kill(process, signal) }

  package static func pause(milliseconds: UInt32) { usleep(milliseconds * 1_000) }

  /// The text of a file as soon as all of these stand in it.
  @discardableResult
  package static func waitFor(_ texts: String..., in path: String) throws -> String {
    try waitFor(texts, without: []) { (try? read(path)) ?? "" }
  }

  /// A text that changes while it is read, as soon as it has all that is read of it.
  static func waitFor(
    _ texts: [String],
    without absent: [String],
    where holds: (String) -> Bool = { _ in true },
    in text: () throws -> String
  ) throws -> String {
    let end = ContinuousClock.now + .seconds(60)
    var last = ""
    repeat {
      last = try text()
      if texts.allSatisfy(last.contains), !absent.contains(where: last.contains), holds(last) {
        return last
      }
      pause(milliseconds: 25)
    } while ContinuousClock.now < end
    let wrong =
      texts.filter { !last.contains($0) } + absent.filter(last.contains).map { "still " + $0 }
    throw ProcessError.neverShown(wrong.isEmpty ? ["what the test asks of it"] : wrong, last: last)
  }
}
