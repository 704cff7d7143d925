package import GuideScreens
package import TerminalFrame

/// What keeps an elbow on a key, or a held key, from doing more than one thing.
///
/// A terminal tells no release, and the first repeat of a held key comes 250 to 660 ms after the
/// press. Keys that pause or change the step are ignored for a full second, and every ignored
/// press starts it anew. A key that only takes the suggested way on may be pressed again sooner:
/// after a third of a second it waits a moment, and counts when no further repeat follows.
package struct ElbowRule: Sendable, Hashable {
  package enum Verdict: Sendable, Hashable {
    case counts
    case ignored
    /// Counts at this boot time, unless the key comes again before.
    case waits(until: Duration)
  }

  private var lastKey: Key?
  private var lastAt: Duration = .zero
  /// A key is being held down: its repeats stay ignored until it falls silent.
  private var isHeld = false
  /// An answer came too soon: until a pause none can be told from one to another line.
  private var isHasty = false

  package static let shortHold: Duration = .milliseconds(333)
  package static let longHold: Duration = .seconds(1)
  /// Longer than the gap between two repeats of a held key.
  package static let repeatGap: Duration = .milliseconds(150)

  package init() {}

  /// What a press is worth; other keys than the last are never held back.
  package mutating func judge(
    _ key: Key,
    meaning act: Act?,
    isAnswer: Bool = false,
    at boot: Duration
  ) -> Verdict {
    defer {
      lastKey = key
      lastAt = boot
    }
    if isAnswer { return judge(answer: key, at: boot) }
    isHasty = false
    guard key == lastKey else {
      isHeld = false
      return .counts
    }
    let silence = boot - lastAt
    switch act.map(Patience.init) ?? .long {
    case .none: return .counts
    case .short: return silence < Self.shortHold ? .ignored : .counts
    case .long: return silence < Self.longHold ? .ignored : .counts
    case .waiting:
      if silence < Self.shortHold {
        isHeld = true
        return .ignored
      }
      let wasHeld = isHeld
      isHeld = false
      if silence >= Self.longHold { return .counts }
      return wasHeld ? .ignored : .waits(until: boot + Self.repeatGap)
    }
  }

  /// Line after line is answered by the same few keys: the same one again is meant for the next line.
  private mutating func judge(answer key: Key, at boot: Duration) -> Verdict {
    let silence = boot - lastAt
    if isHasty, silence < Self.longHold { return .ignored }
    isHasty = key == lastKey && silence < Self.shortHold
    if isHasty { return .ignored }
    return key == lastKey && silence < Self.longHold
      ? .waits(until: boot + Self.repeatGap) : .counts
  }

  private enum Patience {
    case none, short, long, waiting

    init(_ act: Act) {
      switch act {
      case .up, .down, .firstRow, .lastRow, .forward, .backward: self = .none
      case .score, .lengthen, .shorten, .mark, .markNumber, .side, .details, .repaint, .answerer,
        .somethingElse, .yesToLine:
        self = .short
      case .confirm, .cancel, .help, .leave: self = .waiting
      case .pauseResume, .skip, .back, .restart, .nextStage, .jump, .sign, .workWentOn,
        .addTechnique, .refit, .undo, .endEarly, .reactionSheet, .note, .decline, .override, .again,
        .order, .questions, .form, .choose, .narrow, .row, .press, .blank, .trends:
        self = .long
      }
    }
  }
}
