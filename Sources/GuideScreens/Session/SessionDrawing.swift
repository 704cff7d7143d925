import SessionEngine
package import TerminalFrame
import Words

extension SessionScreen: DrawnScreen {
  package var context: KeyContext { dialogue?.value.context ?? state.keyContext }

  var isRehearsal: Bool { standing.isRehearsal || state.opening?.isRehearsal == true }

  package func draw(on canvas: inout Canvas) {
    guard canvas.hasRoom else {
      return TooSmall.draw(urgent, standing: standing, on: &canvas)
    }
    let (still, times) = parts
    still.draw(on: &canvas)
    canvas.drawMoving(at: times)
  }

  package func frame(size: Size, look: Look, keeping layer: inout StillLayer?) -> Frame {
    guard TooSmall.isRoom(size) else { return frame(size: size, look: look) }
    let (still, times) = parts
    if layer?.holds(for: still, size: size, look: look) != true {
      layer = StillLayer(still, size: size, look: look)
    }
    return layer?.frame(at: times) ?? frame(size: size, look: look)
  }

  /// What stands still, and what each second changes.
  var parts: (still: StillSession, times: SessionTimes) {
    let moment = SessionMoment(state: state, now: now)
    let times = SessionTimes(self, moment)
    return (StillSession(self, moment, times), times)
  }

  /// Time and technique first: what is left when hardly anything fits.
  private var urgent: String {
    let moment = SessionMoment(state: state, now: now)
    guard let step = moment.step else { return state.opening?.protocolTitle ?? "" }
    let paused = state.isPaused ? "Paused " : ""
    let alarm = state.showsStop ? "STOP " : ""
    return alarm + moment.remaining.countdown + " " + paused + step.technique.onScreen + " "
      + step.placeOnScreen + " " + moment.side.onScreen
  }

  /// What is left out at this step and today, in words.
  var leftOut: [String] {
    var lines: [String] = []
    if let avoid = state.currentStep?.step.avoid, !avoid.isEmpty {
      lines.append("Leave out here: " + avoid.onScreen)
    }
    for banner in state.plan?.banners ?? [] where !lines.contains(banner.text) {
      lines.append(banner.text)
    }
    return lines
  }
}
