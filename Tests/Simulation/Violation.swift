/// A rule that a simulated day broke.
package struct Violation: Error, Sendable, Hashable {
  package let seed: UInt64
  package let sentence: String

  /// Where and what, with the command that shows it again.
  package var report: String {
    "seed \(seed): \(sentence)\nreplay: simulator --seed \(seed)"
  }
}

/// Collects what breaks and, for a seed that is replayed, tells what happens.
final class Findings {
  private(set) var sentences: [String] = []
  let isTold: Bool
  /// Enough to know that a day failed.
  private static let most = 20

  init(isTold: Bool) { self.isTold = isTold }

  var isEmpty: Bool { sentences.isEmpty }

  func add(_ sentence: @autoclosure () -> String) {
    guard sentences.count < Self.most else { return }
    let text = sentence()
    guard !sentences.contains(text) else { return }
    sentences.append(text)
    tell("BROKEN: \(text)")
  }

  func require(_ holds: Bool, _ sentence: @autoclosure () -> String) {
    if !holds { add(sentence()) }
  }

  func tell(_ line: @autoclosure () -> String) {
    if isTold { print(line().debugDescription.dropFirst().dropLast()) }
  }
}
