#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// How much of a family of faults is tried: a sample, or all of it with `FAULTS=all`.
enum FaultScale {
  static let isWhole = getenv("FAULTS").map { String(cString: $0) } == "all"

  /// Every one, or about so many, always with the first and the last.
  static func chosen(_ count: Int, sample: Int, ofWhole: Int = .max) -> [Int] {
    guard count > 0 else { return [] }
    let sample = isWhole ? ofWhole : sample
    if count <= sample { return Array(1...count) }
    let step = Double(count - 1) / Double(sample - 1)
    return (0..<sample).map { 1 + Int((Double($0) * step).rounded()) }
  }

  /// A number that anyone who ran it all wants to see.
  static func report(_ line: String) {
    if isWhole { print("faults: \(line)") }
  }
}
