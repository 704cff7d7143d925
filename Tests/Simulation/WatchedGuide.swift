import GuideProgram
import TerminalFrame

/// A guide under watch: every message passes by, and only some frames are drawn.
struct WatchedGuide<Inner: Guide>: Guide {
  private var inner: Inner
  private let watch: GuideWatch

  init(_ inner: Inner, _ watch: GuideWatch) {
    self.inner = inner
    self.watch = watch
  }

  var guided: GuidedSession? { inner.guided }
  var isLeaving: Bool { inner.isLeaving }

  mutating func update(_ message: Message, at moment: Moment) -> [Effect] {
    watch.willUpdate(message, isLeaving: inner.isLeaving, at: moment)
    let before = inner.guided
    let effects = inner.update(message, at: moment)
    watch.isLeaving = inner.isLeaving
    watch.didUpdate(message, effects, from: before, to: inner.guided, at: moment)
    return effects
  }

  func nextDeadline(at moment: Moment) -> Duration? { inner.nextDeadline(at: moment) }

  func frame(at moment: Moment) -> Frame? {
    watch.wantsToSee() ? inner.frame(at: moment) : nil
  }
}
