import ClinicRecords
import SessionEngine
import TextSafety
import Words

/// `status`: what runs now, from the running sessions' small files alone.
///
/// Neither patient nor protocol is told: a title may name what the patient suffers from.
struct StatusCommand {
  let places: Places
  let options: StatusOptions

  func run() throws(Failure) {
    let folder = try places.records()
    let now = WallTime.now
    let all = RunningSessions.all(in: folder)
    let kept = all.count { !$0.isHeld && $0.content.isIntake && !$0.content.isOutdated }
    let running = all.filter(\.isHeld)
      .map { RunningState($0.content, at: now) }
      .sorted { $0.since < $1.since }
    if options.json {
      let states = JSONValue.array(running.map(\.json))
      try StandardStreams.write(states.text(pretty: true) + "\n")
    } else if let format = options.format {
      try StandardStreams.write(
        running.map { ShownText(format.text(of: $0)).string + "\n" }.joined()
      )
    } else {
      let lines = running.isEmpty ? ["No session is running."] : running.map(\.sentence)
      let answers = kept == 0 ? [] : ["Answers kept: \(kept.counted("session", "sessions"))."]
      try StandardStreams.write((lines + answers).map { $0 + "\n" }.joined())
    }
  }
}

/// What may be told of a running session at the reception.
struct RunningState {
  let since: WallTime
  private let lastSign: RunningSession.SignOfLife
  private let isRehearsal: Bool
  private let now: WallTime

  init(_ session: RunningSession, at now: WallTime) {
    since = session.owner.since
    lastSign = session.lastSign
    isRehearsal = session.isRehearsal
    self.now = now
  }

  /// `alarm` while one holds the session or has stopped it, `running`, `paused`, or `waiting` before
  /// the first technique and after the last.
  var state: String {
    if lastSign.isAlarm { return "alarm" }
    return lastSign.isPaused ? "paused" : lastSign.technique == nil ? "waiting" : "running"
  }

  var stage: String? { lastSign.stage?.rawValue }

  var technique: String? { lastSign.technique?.rawValue }

  /// The code of who works.
  var therapist: String? { lastSign.therapist }

  /// Local time of the end, `14:32`; not known while the session is paused.
  var end: String? { endsAt.map(LocalTime.clock) }

  /// Time to the end, `12:05`.
  var left: String? {
    endsAt.map { Duration.milliseconds(max(0, $0.milliseconds - now.milliseconds)).asMinutes }
  }

  private var endsAt: WallTime? {
    lastSign.isPaused || lastSign.isAlarm ? nil : lastSign.endsAt
  }

  var sentence: String {
    let parts = [
      lastSign.isAlarm ? "STOP, an alarm holds it" : state, lastSign.stage?.onScreen,
      lastSign.technique?.onScreen, end.map { "ends \($0)" },
      therapist.map { "by \($0)" },
      isRehearsal ? "REHEARSAL" : nil,
    ]
    return parts.compactMap(\.self).joined(separator: ", ")
  }

  var json: JSONValue {
    [
      "state": .string(state), "stage": stage.map { .string($0) } ?? .null,
      "technique": technique.map { .string($0) } ?? .null,
      "endsAt": endsAt.map { .string($0.text) } ?? .null, "rehearsal": .bool(isRehearsal),
      "therapist": therapist.map { .string($0) } ?? .null,
    ]
  }
}

/// A line with places for what is told; `{{` and `}}` are braces.
struct StatusFormat {
  private enum Place: String, CaseIterable {
    case state, stage, technique, end, left, therapist
  }

  private enum Part {
    case text(Character)
    case place(Place)
  }

  private let parts: [Part]

  init(_ text: String) throws(Failure) {
    var parts: [Part] = []
    var rest = Substring(text)
    while let first = rest.first {
      rest.removeFirst()
      if "{}".contains(first), rest.first == first {
        rest.removeFirst()
        parts.append(.text(first))
      } else if first == "{" {
        let word = rest.prefix { $0 != "}" }
        guard rest.dropFirst(word.count).first == "}", let place = Place(rawValue: String(word))
        else { throw Self.unknown("{" + word) }
        rest = rest.dropFirst(word.count + 1)
        parts.append(.place(place))
      } else {
        parts.append(.text(first))
      }
    }
    self.parts = parts
  }

  private static func unknown(_ text: String) -> Failure {
    let known = Place.allCases.map { "{\($0.rawValue)}" }.joined(separator: ", ")
    return .usage("--format knows \(known), and {{ for a brace; found \(named(text))")
  }

  /// What is not known leaves its place empty.
  func text(of state: RunningState) -> String {
    parts.map { part in
      switch part {
      case .text(let character): String(character)
      case .place(.state): state.state
      case .place(.stage): state.stage ?? ""
      case .place(.technique): state.technique ?? ""
      case .place(.end): state.end ?? ""
      case .place(.left): state.left ?? ""
      case .place(.therapist): state.therapist ?? ""
      }
    }.joined()
  }
}
