import CSystem
import GuideProgram
import Terminal
import TerminalFrame
import TextSafety

/// Runs the plain guide: lines out, commands in.
final class PlainHost: GuideHost {
  private let live: LiveHost
  private var input = LineInput()
  private let repertoire: Repertoire
  private let output = LineOutput()
  private var hasSaidEnd = false
  private var hasToldLoss = false

  init(_ live: LiveHost, _ repertoire: Repertoire) {
    self.live = live
    self.repertoire = repertoire
  }

  func now() -> Moment { live.now() }

  func wait(until deadline: Duration?) -> [Message] {
    if output.isBroken, !hasToldLoss {
      hasToldLoss = true
      return [.hangup]
    }
    live.wait.watchesOutput = output.isWaiting
    let messages = live.happenings(until: deadline).flatMap(messages)
    // Where lines go into a file or a pipe, nobody hears a bell.
    let strokes = live.signals.goOn(at: SystemClock.sinceBoot())
    if strokes.contains(.bell), isatty(1) == 1, !output.isWaiting { output.put("\u{7}") }
    return messages
  }

  private func messages(of happening: Happening) -> [Message] {
    switch happening {
    case .input: readLines()
    // A terminal that is gone takes its lines along; a pipe that ends is not a hangup.
    case .inputLost: [.hangup]
    case .signal(let signal): messages(of: signal)
    case .descriptor(let descriptor): live.messages(of: descriptor)
    case .output: sendRest()
    case .deadline: []
    }
  }

  private func readLines() -> [Message] {
    let lines = input.readLines().map(Message.line)
    guard input.hasEnded, !hasSaidEnd else { return lines }
    hasSaidEnd = true
    live.wait.watchesInput = false
    if input.isUTF16 {
      StandardStreams.complain(
        "tableside: the input is UTF-16, of which no line is taken: save it as UTF-8\n"
      )
    }
    return lines + [.endOfInput]
  }

  private func messages(of signal: Signal) -> [Message] {
    if signal.endsTheGuide { return [.signal(signal.number)] }
    switch signal {
    case .stop:
      stop_self()
      return []
    case .proceed: return [.continued]
    case .interrupt, .terminate, .quit, .hangUp, .windowChanged, .childEnded: return []
    }
  }

  func perform(_ effect: Effect) -> [Message] {
    guard case .say(let line) = effect else { return live.perform(effect) }
    let text = ShownText(line).string
    output.put((repertoire == .ascii ? text.inASCII : text) + "\n")
    return []
  }

  private func sendRest() -> [Message] {
    output.send()
    return []
  }

  /// Waits until the last line is taken, or a signal comes; everything is saved by now.
  func close() {
    live.wait.watchesInput = false
    while output.isWaiting {
      live.wait.watchesOutput = true
      for happening in live.wait.wait(until: nil) {
        switch happening {
        case .signal(let signal) where signal.endsTheGuide: return
        case .output: output.send()
        case .descriptor(let descriptor): _ = live.messages(of: descriptor)
        case .signal, .input, .inputLost, .deadline: break
        }
      }
    }
  }

  func draw(_ frame: Frame) {}
}
