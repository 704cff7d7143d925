/// How grave an unwanted effect is, from how long it lasts and how strong it is.
///
/// After the Delphi consensus on manual therapy of 2010: hours and mild are mild; days and
/// moderate, or weeks and mild, are moderate; days and severe, or weeks and more than mild, are
/// major. What stands between counts up.
package enum AdverseClass: String, CaseIterable, Sendable, Hashable, Comparable {
  case mild, moderate, major

  package init(lasting: AfterEffect.Lasting, severity: Severity) {
    self =
      switch (lasting, severity) {
      case (.hours, .mild): .mild
      case (.hours, .moderate), (.days, .mild), (.days, .moderate), (.weeks, .mild): .moderate
      case (.hours, .severe), (.days, .severe), (.weeks, .moderate), (.weeks, .severe): .major
      }
  }

  package static func < (left: Self, right: Self) -> Bool {
    (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
  }
}

extension AfterEffect {
  /// Nothing for what was welcome; what was not said counts as the least.
  package var adverseClass: AdverseClass? {
    guard kind.group != .welcome else { return nil }
    return AdverseClass(lasting: lasting ?? .hours, severity: severity ?? .mild)
  }
}
