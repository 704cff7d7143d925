import SessionEngine

/// How much faster than life a rehearsal goes: 0.1 to 3600.
package struct Speed: Sendable, Hashable {
  package let thousandths: Int

  package static let life = Self(valid: 1_000)

  package init?(thousandths: Int) {
    guard (100...3_600_000).contains(thousandths) else { return nil }
    self.thousandths = thousandths
  }

  private init(valid thousandths: Int) { self.thousandths = thousandths }

  /// Session time for a stretch of real time, in whole milliseconds, rounded down.
  package func sessionTime(for real: Duration) -> Duration {
    let microseconds = real.wholeMicroseconds
    return .milliseconds(microseconds.multipliedSaturating(by: thousandths) / 1_000_000)
  }

  /// The real time after which at least this much session time has passed.
  package func realTime(for session: Duration) -> Duration {
    let milliseconds = session.wholeMilliseconds
    let scaled = milliseconds.multipliedSaturating(by: 1_000_000)
    return .microseconds((scaled + Int64(thousandths) - 1) / Int64(thousandths))
  }
}

extension Duration {
  fileprivate var wholeMicroseconds: Int64 {
    let (seconds, attoseconds) = components
    return seconds.multipliedSaturating(by: 1_000_000) + attoseconds / 1_000_000_000_000
  }
}

extension Int64 {
  fileprivate func multipliedSaturating(by factor: some BinaryInteger) -> Int64 {
    let (product, overflow) = multipliedReportingOverflow(by: Int64(factor))
    // A thousandth of the range is three hundred years: nothing added to it can overflow.
    return overflow ? .max / 1_000 : product
  }
}
