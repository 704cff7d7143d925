import SessionEngine
import Words

/// What each second changes on a session screen.
struct SessionTimes: Sendable {
  let countdown: String
  /// Hands-on time left and the clock time of the end.
  let totalLeft: String
  let stagePermille: Int
  let strokes: SessionMoment.Strokes?

  init(_ screen: SessionScreen, _ moment: SessionMoment) {
    countdown = moment.remaining.countdown
    let left = screen.state.remainingInSession(at: screen.now).countdown + " left"
    totalLeft = screen.endsAt.map { left + ", end " + $0 } ?? left
    stagePermille = moment.stagePermille
    strokes = moment.strokes
  }
}
