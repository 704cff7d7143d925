import GuideProgram
import SessionEngine
import TerminalFrame

/// A host whose clock moves only by waiting, with a script of messages and records in memory.
final class VirtualHost: GuideHost {
  /// Real time since the start, and what arrives then.
  typealias Script = [(at: Duration, message: Message)]

  private(set) var boot: Duration = .seconds(1_000)
  private let start: Duration = .seconds(1_000)
  private let wallAtStart: Int64 = 1_790_000_000_000
  /// How long the machine has slept.
  private var slept: Duration = .zero
  private var script: Script
  /// What a request is answered by.
  var answers: (Effect) -> [Message] = { _ in [] }
  var onDraw: (Frame) -> Void = { _ in }
  /// When the guide does not run for a while, for how long, and whether the machine sleeps.
  var losesAt: (at: Duration, time: Duration, asleep: Bool)?
  /// When the wall clock is set, and by how much.
  var wallSteps: [(at: Duration, by: Duration)] = []
  /// Saves nothing while set, and says so.
  var storeFailure: String?
  /// Saves nothing and says nothing.
  var storeHangs = false

  private(set) var entries: [String: [JournalEntry]] = [:]
  private(set) var lines: [String] = []
  private(set) var effects: [Effect] = []
  private(set) var cues: [(at: Duration, cue: Cue)] = []
  private(set) var lastHeartbeat: Heartbeat?
  private(set) var frame: Frame?
  private(set) var turns = 0

  init(_ script: Script = []) { self.script = script.sorted { $0.at < $1.at } }

  func now() -> Moment {
    turns += 1
    return moment
  }

  var moment: Moment {
    Moment(
      boot: boot,
      awake: boot - slept,
      wall: WallTime(
        milliseconds: wallAtStart + (boot - start).wholeMilliseconds
          + wallSteps.filter { start + $0.at <= boot }.reduce(0) { $0 + $1.by.wholeMilliseconds }
      )
    )
  }

  func wait(until deadline: Duration?) -> [Message] {
    let next = script.first.map { start + $0.at }
    guard let wake = [next, deadline].compactMap(\.self).min() else {
      // Nothing will ever happen again: a test that gets here has lost its end.
      return [.signal(15)]
    }
    boot = max(boot, wake)
    if let loss = losesAt, boot >= start + loss.at {
      losesAt = nil
      lose(loss.time, asleep: loss.asleep)
    }
    let due = script.prefix { start + $0.at <= boot }
    script.removeFirst(due.count)
    return due.map(\.message)
  }

  /// Passes without the guide running, awake or not.
  private func lose(_ time: Duration, asleep: Bool) {
    boot += time
    if asleep { slept += time }
  }

  func perform(_ effect: Effect) -> [Message] {
    effects.append(effect)
    switch effect {
    case .say(let line):
      lines.append(line)
    case .cue(let cue):
      cues.append((boot - start, cue))
    case .heartbeat(let heartbeat):
      lastHeartbeat = heartbeat
    case .store(let session, let new):
      if storeHangs { return answers(effect) }
      if let storeFailure { return [.store(.failed(session: session, reason: storeFailure))] }
      entries[session, default: []] += new
      return [.store(.committed(session: session, through: new.last?.sequence ?? 0))]
    default:
      break
    }
    return answers(effect)
  }

  func draw(_ frame: Frame) {
    self.frame = frame
    onDraw(frame)
  }
}

extension Frame {
  /// The rows as they are read.
  var text: String { lines.joined(separator: "\n") }
}
