package import SessionEngine

extension AgeRange {
  /// `any age`, `from 4 months`, `2 months to under 18 years`.
  package var onScreen: String {
    guard let before else { return from.months == 0 ? "any age" : "from \(from.onScreen)" }
    return "\(from.onScreen) to under \(before.onScreen)"
  }
}

extension Age {
  /// A limit as files give it: `20 months`, `18 years`.
  package var onScreen: String {
    months >= 24 && months.isMultiple(of: 12)
      ? "\(months / 12) years" : months.counted("month", "months")
  }
}
