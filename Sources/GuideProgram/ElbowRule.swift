package import GuideScreens
package import TerminalFrame

/// What keeps an elbow on a key, or a held key, from doing more than one thing.
///
/// A terminal tells no release, and the first repeat of a held key comes 250 to 660 ms after the
/// press: so the same key is ignored for a while, and every ignored press starts the while anew.
package struct ElbowRule: Sendable, Hashable {
  private var lastKey: Key?
  private var lastAt: Duration = .zero

  package static let shortHold: Duration = .milliseconds(333)
  /// For keys that pause, change the step or leave a page.
  package static let longHold: Duration = .seconds(1)

  package init() {}

  /// Whether this press is a repeat; other keys are never held back.
  package mutating func ignores(_ key: Key, meaning act: Act?, at boot: Duration) -> Bool {
    defer {
      lastKey = key
      lastAt = boot
    }
    guard key == lastKey, let hold = act.map(Self.hold) ?? Self.shortHold else { return false }
    return boot - lastAt < hold
  }

  private static func hold(_ act: Act) -> Duration? {
    switch act {
    case .up, .down, .firstRow, .lastRow, .forward, .backward: nil
    case .score, .lengthen, .shorten, .mark, .markNumber, .side, .details, .repaint: shortHold
    default: longHold
    }
  }
}
