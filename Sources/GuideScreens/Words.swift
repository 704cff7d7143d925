import SessionEngine

extension Duration {
  /// `m:ss` of a countdown: a second that has begun still counts, so 0:00 is the very end.
  var countdown: String { Self.clock(seconds: (wholeMilliseconds + 999) / 1_000) }

  /// `m:ss` of a length, to the nearest second.
  var clock: String { Self.clock(seconds: (wholeMilliseconds + 500) / 1_000) }

  /// Whole minutes, at least one where there is any time at all.
  var minutes: String { "\((wholeMilliseconds + 30_000) / 60_000)" }

  private static func clock(seconds: Int64) -> String {
    let seconds = max(0, seconds)
    let rest = seconds % 60
    return "\(seconds / 60):" + (rest < 10 ? "0" : "") + "\(rest)"
  }
}

extension ClosedRange<Duration> {
  /// `7-12 min`, or `15 min` where both ends are alike.
  var minutes: String {
    lowerBound.minutes == upperBound.minutes
      ? "\(upperBound.minutes) min" : "\(lowerBound.minutes)-\(upperBound.minutes) min"
  }
}

extension RawRepresentable<String> {
  /// The word with spaces, as people say it.
  var words: String { rawValue.split(separator: "-").joined(separator: " ") }
}

extension [Zone] {
  var words: String { map(\.words).joined(separator: ", ") }
}

extension WorkedSide {
  /// The patient's side in words.
  var said: String {
    switch self {
    case .both: "both sides"
    case .left: "left side"
    case .right: "right side"
    case .leftThenRight: "left, then right"
    case .rightThenLeft: "right, then left"
    case .healthyFirst: "healthy side first"
    case .oneThenOther: "one side, then the other"
    case .painfulOnly: "painful side only"
    }
  }

  /// The side alone, in large letters; nothing for both.
  var large: String? {
    switch self {
    case .left: "left"
    case .right: "right"
    default: nil
    }
  }
}

extension PlannedStep {
  /// Technique, zone and side on one line.
  func line(side: WorkedSide, look: Look) -> String {
    [technique.words, zones.words, side.said].joined(separator: look.sign(" · ", " - "))
  }

  var name: String { title ?? technique.words }
}

extension Changeover {
  var said: String {
    switch self {
    case .turn(.prone): "turn: lie face down"
    case .turn(.supine): "turn: lie on the back"
    case .turn(.side): "turn: lie on the side"
    case .turn(.seated): "turn: sit up"
    case .oil: "take oil"
    case .drape: "drape"
    }
  }

  var large: String {
    switch self {
    case .turn: "turn over"
    case .oil: "take oil"
    case .drape: "drape"
    }
  }
}

extension Reaction {
  /// `pain 4`, `dizziness moderate left`.
  var said: String {
    var words = [kind.spoken]
    if let score { words.append("\(score)") }
    if let severity { words.append(severity.rawValue) }
    if let side { words.append(side.rawValue) }
    return words.joined(separator: " ")
  }
}

extension Directive {
  /// What the guide does if this is taken.
  var said: String {
    switch self {
    case .note: "note it"
    case .pause: "pause"
    case .ease: "press one level lighter"
    case .stopTechnique: "stop this technique"
    case .leaveOutZone: "leave this zone out"
    case .goToFinal: "go to the final stage"
    case .stopSession: "stop the session"
    case .postpone: "stop, and come another day"
    }
  }
}

extension Advice {
  var said: String {
    switch self {
    case .doctor: "Send the patient to a doctor."
    case .urgent: "A doctor must see the patient today."
    case .emergency: "Call for help at once."
    }
  }
}

extension InterruptionCause {
  var said: String {
    switch self {
    case .sleep: "the machine slept"
    case .stopped: "the guide was stopped"
    case .stalled: "the guide stood still"
    case .killed: "the guide was ended"
    case .powerCut: "the power was cut"
    }
  }
}

extension Outcome {
  var said: String {
    switch self {
    case .completed: "completed"
    case .endedEarly(let reason): "ended early: \(reason)"
    case .postponed(let reason): "postponed: \(reason)"
    case .refused(let question): "refused: \(question.split(separator: "-").joined(separator: " "))"
    }
  }
}

extension SessionRecord.Step.Result {
  var said: String { self == .notReached ? "not reached" : rawValue }
}

extension Int {
  /// `1 entry`, `2 entries`.
  func counted(_ one: String, _ many: String) -> String { "\(self) \(self == 1 ? one : many)" }
}
