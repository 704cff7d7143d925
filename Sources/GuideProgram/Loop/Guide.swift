package import TerminalFrame

/// A guide: moved by messages only, asking for effects, drawn as a value.
package protocol Guide {
  /// The session in hand, if there is one.
  var guided: GuidedSession? { get }

  /// Whether it only waits for the records before it goes.
  var isLeaving: Bool { get }

  mutating func update(_ message: Message, at moment: Moment) -> [Effect]

  /// The boot time at which time alone would change something; nothing while all stands still.
  func nextDeadline(at moment: Moment) -> Duration?

  /// What the screen shows; nothing where there is none.
  mutating func frame(at moment: Moment) -> Frame?
}

/// What holds for a guide that guides no session.
extension Guide {
  package var guided: GuidedSession? { nil }
  package var isLeaving: Bool { false }
}

/// Where a guide runs: clocks, keys, records and screen.
package protocol GuideHost: AnyObject {
  func now() -> Moment

  /// Waits for messages, at most until this boot time; without one as long as it takes.
  func wait(until deadline: Duration?) -> [Message]

  /// Carries out an effect; the messages that answer it at once.
  func perform(_ effect: Effect) -> [Message]

  func draw(_ frame: Frame)
}

/// Runs a guide until it leaves: key or deadline, message, update, effects, frame.
package func run(_ guide: inout some Guide, on host: some GuideHost) -> Leaving {
  var messages: [Message] = []
  while true {
    if let leaving = turn(&guide, with: &messages, on: host) { return leaving }
  }
}

/// One turn of the loop, which reads the clocks once; answers how the guide leaves, if it does.
package func turn(
  _ guide: inout some Guide,
  with messages: inout [Message],
  on host: some GuideHost
) -> Leaving? {
  let now = host.now()
  // What explains a gap has to be known before the gap is found.
  var effects: [Effect] = messages.contains(.continued) ? guide.update(.continued, at: now) : []
  effects += guide.update(.turn, at: now)
  for message in messages where message != .continued {
    effects += guide.update(message, at: now)
  }
  messages = []
  effects = effects.storedAtOnce
  // Of the signs of life of a turn the last says all.
  let lastBeat = effects.lastIndex(where: \.isHeartbeat)
  for (index, effect) in effects.enumerated() where !effect.isHeartbeat || index == lastBeat {
    if case .leave(let leaving) = effect { return leaving }
    messages += host.perform(effect)
  }
  if !messages.isEmpty { return nil }
  if let frame = guide.frame(at: now) { host.draw(frame) }
  messages = host.wait(until: guide.nextDeadline(at: now))
  return nil
}

extension [Effect] {
  /// What a turn stores of a session is handed over together: one commit for all of it.
  fileprivate var storedAtOnce: Self {
    var joined: Self = []
    for effect in self {
      if case .store(let session, let entries) = effect,
        let place = joined.firstIndex(where: { $0.stores(session) }),
        case .store(_, let earlier) = joined[place]
      {
        joined[place] = .store(session: session, earlier + entries)
      } else {
        joined.append(effect)
      }
    }
    return joined
  }
}

extension Effect {
  fileprivate func stores(_ session: String) -> Bool {
    if case .store(session, _) = self { true } else { false }
  }
}
