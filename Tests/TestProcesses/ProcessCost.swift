#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What a process took.
package struct ProcessCost: Sendable {
  package let status: Int32
  package let took: Duration
  /// The most memory that it, or a process that it waited for, held.
  package let peakBytes: Int
}

extension Processes {
  /// Runs a program to its end; its output is thrown away, its messages go to a file.
  package static func cost(
    _ path: String,
    _ arguments: [String],
    environment: [String: String],
    messages: String
  ) throws -> ProcessCost {
    unlink(messages)
    let clock = ContinuousClock()
    let start = clock.now
    let process = try spawn(
      path,
      arguments,
      environment: environment,
      files: ["/dev/null", "/dev/null", messages]
    )
    var status: Int32 = 0
    var usage = rusage()
    while wait4(process, &status, 0, &usage) < 0 {
      guard errno == EINTR else { throw ProcessError.system("wait4", errno) }
    }
    let took = start.duration(to: clock.now)
    let signal = status & 0x7f
    #if canImport(Glibc)
    let unit = 1_024
    #else
    let unit = 1
    #endif
    return ProcessCost(
      status: signal == 0 ? (status >> 8) & 0xff : 128 + signal,
      took: took,
      peakBytes: Int(usage.ru_maxrss) * unit
    )
  }
}
