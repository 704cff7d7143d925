import GuideScreens
import SessionEngine
package import TerminalFrame

/// Plays every cue, one after another, and says which is which.
package struct CueGuide: Guide, Sendable {
  private let settings: ScreenSettings
  private let given: CueSettings
  private var size: Size?
  private var playing: Int?
  private var nextAt: Duration?

  /// Long enough for the longest pattern and its sentence.
  private static let time: Duration = .seconds(4)

  /// Without a size it says its lines.
  package init(_ given: CueSettings, settings: ScreenSettings, size: Size? = nil) {
    self.given = given
    self.settings = settings
    self.size = size
  }

  package mutating func update(_ message: Message, at moment: Moment) -> [Effect] {
    switch message {
    case .turn: return turn(at: moment)
    case .resized(let size): self.size = size
    case .key(let key):
      let act = settings.keys.act(for: key, in: .help)
      if case .repaint? = act { return [.repaint] }
      if case .cancel? = act { return [.leave(.done)] }
      if case .leave? = act { return [.leave(.done)] }
    case .line: return [.leave(.done)]
    case .signal(let number): return [.leave(.signalled(number))]
    case .hangup: return [.leave(.signalled(1))]
    case .suspend: return [.suspend]
    case .notice(let sentence): return size == nil ? [.complain(sentence)] : []
    case .endOfInput, .store, .continued, .home, .protocols, .patients, .patient, .lookAlike,
      .patientRecord,
      .latest, .offered, .standing, .takenUp, .failed, .writtenAside, .held, .history, .record,
      .trends, .remarked, .interruptedFound:
      break
    }
    return []
  }

  package func nextDeadline(at moment: Moment) -> Duration? { nextAt }

  package func frame(at moment: Moment) -> Frame? {
    guard let size else { return nil }
    let page = CuesPage(lines: CueKind.allCases.map(line), playing: playing)
    return PageScreen(page, standing: Standing(keys: settings.keys))
      .frame(size: size, look: settings.look)
  }

  private mutating func turn(at moment: Moment) -> [Effect] {
    if let nextAt, nextAt > moment.boot { return [] }
    let index = playing.map { $0 + 1 } ?? 0
    guard CueKind.allCases.indices.contains(index) else { return [.leave(.done)] }
    playing = index
    nextAt = moment.boot + Self.time
    let kind = CueKind.allCases[index]
    let said: [Effect] = size == nil ? [.say(line(of: kind))] : []
    return said + [.cue(Self.example(of: kind, warning: settings.cues.warning))]
  }

  private func line(of kind: CueKind) -> String {
    var ways: [String] = []
    if given.bell.contains(kind) { ways.append(kind.bellInWords) }
    if size != nil, given.flash.contains(kind) { ways.append(kind.flashInWords) }
    if given.speech.contains(kind) { ways.append("speech") }
    let how = ways.isEmpty ? "turned off" : ways.joined(separator: ", ")
    return "\(kind.rawValue): \(kind.meaning(settings.cues.warning)); \(how)"
  }

  private static func example(of kind: CueKind, warning: Duration) -> Cue {
    let step = PlannedStep(
      index: 0,
      id: "example",
      stage: .main,
      technique: .petrissage,
      zones: [.lumbar],
      side: .leftThenRight,
      duration: .seconds(60),
      atLeast: .seconds(60),
      text: ""
    )
    return switch kind {
    case .warning: .warning(next: step, left: warning)
    case .technique: .technique(step)
    case .side: .side(.right)
    case .stage: .stage(.main, step)
    case .end: .end
    case .rest: .restOver
    case .alarm: .alarm
    }
  }
}

extension CueKind {
  fileprivate func meaning(_ warning: Duration) -> String {
    switch self {
    case .warning: "\(warning.components.seconds) s to finish the stroke"
    case .technique: "the next technique, or a changeover"
    case .side: "the other side"
    case .stage: "the next stage"
    case .end: "the last stroke is done"
    case .rest: "the rest is over"
    case .alarm: "the session is held"
    }
  }

  fileprivate var bellInWords: String {
    switch self {
    case .warning: "one bell"
    case .technique: "two bells"
    case .side: "a bell, and another"
    case .stage: "three bells"
    case .end: "twice three bells"
    case .rest: "a bell, and another a second later"
    case .alarm: "eight bells"
    }
  }

  fileprivate var flashInWords: String {
    switch self {
    case .warning: "a glimpse"
    case .technique: "one flash"
    case .side: "two short flashes"
    case .stage: "one long flash"
    case .end: "two long flashes"
    case .rest: "two flashes far apart"
    case .alarm: "four flashes"
    }
  }
}
