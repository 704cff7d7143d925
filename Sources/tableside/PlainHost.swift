import CGetopt
import GuideProgram
import Terminal
import TerminalFrame
import TextSafety

/// Runs the plain guide: lines out, commands in.
final class PlainHost: GuideHost {
  private let live: LiveHost
  private var input = LineInput()
  private var hasSaidEnd = false
  private var isBroken = false

  init(_ live: LiveHost) { self.live = live }

  func now() -> Moment { live.now() }

  func wait(until deadline: Duration?) -> [Message] {
    if isBroken {
      isBroken = false
      return [.hangup]
    }
    let messages = live.happenings(until: deadline).flatMap(messages)
    // Where lines go into a file or a pipe, nobody hears a bell.
    if live.signals.goOn(at: SystemClock.sinceBoot()).contains(.bell), isatty(1) == 1 {
      _ = StandardStreams.deliver("\u{7}", to: 1)
    }
    return messages
  }

  private func messages(of happening: Happening) -> [Message] {
    switch happening {
    case .input: readLines()
    // A terminal that is gone takes its lines along; a pipe that ends is not a hangup.
    case .inputLost: [.hangup]
    case .signal(let signal): messages(of: signal)
    case .descriptor(let descriptor): live.messages(of: descriptor)
    case .deadline, .output: []
    }
  }

  private func readLines() -> [Message] {
    let lines = input.readLines().map(Message.line)
    guard input.hasEnded, !hasSaidEnd else { return lines }
    hasSaidEnd = true
    live.wait.watchesInput = false
    return lines + [.endOfInput]
  }

  private func messages(of signal: Signal) -> [Message] {
    if signal.endsTheGuide { return [.signal(signal.number)] }
    switch signal {
    case .stop:
      stop_self()
      return []
    case .proceed: return [.continued]
    default: return []
    }
  }

  func perform(_ effect: Effect) -> [Message] {
    guard case .say(let line) = effect else { return live.perform(effect) }
    let error = StandardStreams.deliver(ShownText(line).string + "\n", to: 1)
    if error != nil { isBroken = true }
    return []
  }

  func draw(_ frame: Frame) {}
}
