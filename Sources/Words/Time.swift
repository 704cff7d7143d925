internal import SessionEngine

extension Duration {
  /// `m:ss` of a countdown: a second that has begun still counts, so 0:00 is the very end.
  ///
  /// Everything else is said with `asMinutes`, which cuts.
  package var countdown: String { (self + .milliseconds(999)).asMinutes }

  /// `1 minute 30 seconds`, whole seconds.
  package var aloud: String {
    let seconds = Int(components.seconds)
    return [(seconds / 60, "minute"), (seconds % 60, "second")].filter { $0.0 > 0 }
      .map { $0.0.counted($0.1, $0.1 + "s") }.joined(separator: " ")
  }
}

extension ClosedRange<Duration> {
  /// `15-20 min`, or `30 min` where both ends are alike.
  package var onScreen: String {
    let ends = [lowerBound, upperBound].map(\.asMinutes)
    let short = ends.map { $0.hasSuffix(":00") ? String($0.dropLast(3)) : $0 }
    return (short[0] == short[1] ? short[0] : short.joined(separator: "-")) + " min"
  }
}
