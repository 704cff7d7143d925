import GuideProgram
import TerminalFrame

/// A guide under watch: every message passes by, and only some frames are drawn.
struct WatchedGuide<Inner: Guide>: Guide {
  private var inner: Inner
  private let watch: GuideWatch
  private let plant: Plant?
  private var lastFrame: Frame?

  init(_ inner: Inner, _ watch: GuideWatch, _ plant: Plant?) {
    self.inner = inner
    self.plant = plant
    self.watch = watch
  }

  var guided: GuidedSession? { inner.guided }
  var isLeaving: Bool { inner.isLeaving }

  mutating func update(_ message: Message, at moment: Moment) -> [Effect] {
    watch.willUpdate(message, isLeaving: inner.isLeaving, at: moment)
    let before = inner.guided
    var effects = inner.update(message, at: moment)
    if let plant { effects = plant.doctored(effects, standing: watch.standing(of: inner.guided)) }
    watch.isLeaving = inner.isLeaving
    watch.didUpdate(message, effects, from: before, to: inner.guided, at: moment)
    return effects
  }

  func nextDeadline(at moment: Moment) -> Duration? { inner.nextDeadline(at: moment) }

  mutating func frame(at moment: Moment) -> Frame? {
    guard watch.wantsToSee(), let drawn = inner.frame(at: moment) else { return nil }
    let frame = plant == .keptFrame ? lastFrame ?? drawn : drawn
    lastFrame = drawn
    if let screen = inner as? ScreenGuide { watch.compares(frame, screen.newFrame(at: moment)) }
    return plant?.doctored(frame) ?? frame
  }
}
