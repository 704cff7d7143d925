import GuideProgram
import SessionEngine
import Terminal
import TerminalFrame

/// Runs the guide on the full screen of a terminal.
final class ScreenHost: GuideHost {
  private let live: LiveHost
  private let terminal: CursesTerminal
  /// Drawn as soon as the terminal takes output again.
  private var waitingFrame: Frame?

  init(_ live: LiveHost, _ terminal: CursesTerminal) {
    self.live = live
    self.terminal = terminal
  }

  var size: Size { terminal.size }

  func now() -> Moment { live.now() }

  func wait(until deadline: Duration?) -> [Message] {
    live.wait.watchesOutput = waitingFrame != nil
    return live.wait.wait(until: deadline).flatMap(messages)
  }

  private func messages(of happening: Happening) -> [Message] {
    switch happening {
    case .input:
      let reading = terminal.readKeys()
      return reading.keys.map(Message.key) + (reading.isLost ? [.hangup] : [])
    case .inputLost: return [.hangup]
    case .signal(let signal): return messages(of: signal)
    case .descriptor(let descriptor): return live.messages(of: descriptor)
    case .output:
      if let waitingFrame { draw(waitingFrame) }
      return []
    case .deadline: return []
    }
  }

  private func messages(of signal: Signal) -> [Message] {
    if signal.endsTheGuide { return [.signal(signal.number)] }
    switch signal {
    case .stop: return [.suspend]
    case .proceed:
      terminal.takeAgain()
      return [.continued, .resized(terminal.size)]
    case .windowChanged:
      return terminal.updateSize() ? [.resized(terminal.size)] : []
    default: return []
    }
  }

  func perform(_ effect: Effect) -> [Message] {
    switch effect {
    case .suspend:
      terminal.suspend()
      return [.continued, .resized(terminal.size)]
    case .repaint:
      terminal.redrawAll()
      return []
    case .cue(let cue):
      if cue.rings { terminal.ring() }
      return []
    case .complain:
      // It would write over the screen; the frame says it.
      return []
    default:
      return live.perform(effect)
    }
  }

  func draw(_ frame: Frame) {
    waitingFrame = terminal.draw(frame) ? nil : frame
  }
}

extension Cue {
  /// Whether the bell sounds: at changes and alarms, not at every warning.
  fileprivate var rings: Bool {
    switch self {
    case .warning, .restOver: false
    default: true
    }
  }
}
