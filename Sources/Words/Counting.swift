extension Int {
  /// `1 entry`, `2 entries`.
  package func counted(_ one: String, _ many: String) -> String {
    "\(self) \(self == 1 ? one : many)"
  }
}

extension ClosedRange<Int> {
  /// `3-5`, or `4` where both ends are alike.
  package var onScreen: String {
    lowerBound == upperBound ? "\(lowerBound)" : "\(lowerBound)-\(upperBound)"
  }

  /// `3 to 5`, or `4` where both ends are alike.
  package var inRecord: String {
    lowerBound == upperBound ? "\(lowerBound)" : "\(lowerBound) to \(upperBound)"
  }
}
