import SessionEngine
import Words

/// A session screen without its running time: whatever a second alone does not change.
///
/// All that stands still is drawn from this and nothing else, so as long as it is the same the
/// drawing of it holds.
struct StillSession: Hashable {
  /// What is shown, at no time of its own.
  let screen: SessionScreen
  let side: WorkedSide
  /// The other side, where the step still has to change to it.
  let nextSide: WorkedSide?
  let pressure: String?
  /// A change is near.
  let isLeaving: Bool
  /// Only what the hands need, while the hands are moving to something else.
  let isQuiet: Bool
  /// What the state or a key asks now, with the time it says.
  let box: Box?
  /// What its bar of keys leaves out.
  let idle: [Act]
  /// As broad as the countdown gets in this step.
  let longestCountdown: String
  let countdownColumns: Int
  let totalLeftColumns: Int
  let hasStrokes: Bool

  init(_ screen: SessionScreen, _ moment: SessionMoment, _ times: SessionTimes) {
    side = moment.side
    nextSide = moment.nextSide
    pressure = moment.pressure
    isLeaving = moment.isLeaving
    isQuiet = moment.isQuiet && screen.dialogue == nil && screen.view == .far
    box = screen.box
    idle = screen.dialogue?.value.hidden ?? screen.state.idleActs(at: screen.now)
    let limit = moment.limit ?? screen.state.nextStep?.step.duration ?? .zero
    longestCountdown = Self.longestCountdown(from: max(limit, moment.remaining))
    countdownColumns = times.countdown.columns
    totalLeftColumns = times.totalLeft.columns
    hasStrokes = times.strokes != nil
    var still = screen
    still.now = .zero
    still.endsAt = nil
    self.screen = still
  }

  private static func longestCountdown(from limit: Duration) -> String {
    limit >= .seconds(6_000) ? "888:88" : limit >= .seconds(600) ? "88:88" : "8:88"
  }

  func draw(on canvas: inout Canvas) {
    guard let stage = StageDisplay(self) else {
      canvas.titleBar(screen.state.opening?.protocolTitle ?? "", standing: screen.standing)
      _ = canvas.footer(screen.context, standing: screen.standing)
      return
    }
    stage.draw(on: &canvas)
  }
}
