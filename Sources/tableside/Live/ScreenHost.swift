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
  /// Said once the screen is given back.
  private var complaints: [String] = []

  init(_ live: LiveHost, _ terminal: CursesTerminal) {
    self.live = live
    self.terminal = terminal
  }

  var size: Size { terminal.size }

  func now() -> Moment { live.now() }

  func wait(until deadline: Duration?) -> [Message] {
    live.wait.watchesOutput = waitingFrame != nil
    let due = [deadline, terminal.keysDue].compactMap(\.self).min()
    var messages = live.happenings(until: due).flatMap(messages)
    messages += terminal.keysAfterSilence().map(Message.key)
    for stroke in live.signals.goOn(at: SystemClock.sinceBoot()) { give(stroke) }
    return messages
  }

  private func messages(of happening: Happening) -> [Message] {
    switch happening {
    case .input:
      let reading = terminal.readKeys(lyingFor: live.wait.inputAge)
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
    case .interrupt, .terminate, .quit, .hangUp, .childEnded: return []
    }
  }

  func perform(_ effect: Effect) -> [Message] {
    switch effect {
    case .suspend:
      endFlash()
      terminal.suspend()
      return [.continued, .resized(terminal.size)]
    case .repaint:
      terminal.redrawAll()
      return []
    case .keepAwake(let isOn):
      terminal.stayLit(isOn)
      return live.perform(effect)
    case .complain(let sentence):
      // It would write over the screen.
      complaints.append(sentence)
      return []
    case .readHome, .readProtocols, .offer, .takeUp, .closeInterrupted, .readHistory, .readTrends,
      .remark, .readRecord, .claim, .store, .keep, .admit, .beginCourse, .keepWord, .readPatients,
      .writeAside,
      .readLatest,
      .openPatient, .readPatientRecord, .changePatient, .removePatient, .heartbeat, .checkpoint,
      .release, .cue, .hook, .say, .leave:
      return live.perform(effect)
    }
  }

  func draw(_ frame: Frame) {
    waitingFrame = terminal.draw(frame) ? nil : frame
  }

  /// Gives the terminal back as it was.
  func close() {
    endFlash()
    terminal.close()
    for sentence in complaints { StandardStreams.complain("tableside: \(sentence)\n") }
    complaints = []
  }

  private func give(_ stroke: CuePattern.Stroke) {
    switch stroke {
    case .bell: terminal.ring()
    case .flash(let isOn): terminal.flash(isOn)
    }
  }

  private func endFlash() {
    if live.signals.quiet() { terminal.flash(false) }
  }
}
